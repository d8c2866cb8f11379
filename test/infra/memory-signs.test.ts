import { LocalSigns } from '../../bots/handover/signs.js';
import { signsContract } from './signs-contract.js';

signsContract('memory', () => {
  const signs = new LocalSigns();
  return { signs, again: () => signs };
});
