import { MemorySessions } from '../../infra/stores/memory-sessions.js';
import { sessionsContract } from './sessions-contract.js';

sessionsContract('memory', () => {
  const store = new MemorySessions();
  return { store, again: () => store };
});
