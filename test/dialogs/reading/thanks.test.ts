import assert from 'node:assert/strict';
import { isThanks } from '../../../dialogs/reading/thanks.js';
import { synonyms } from './danger-content.js';

describe('thanks and nothing else', () => {
  for (const text of [
    'merci',
    'Merci !',
    'merci beaucoup',
    'merciiii',
    'ok merci',
    'Thanks',
    'thank you',
    'ok thanks',
  ]) {
    it(`is "${text}"`, () => assert.equal(isThanks(text, synonyms), true));
  }
  for (const text of [
    'non merci',
    'oui merci',
    "merci de m'aider",
    'merci il arrive',
    'no thanks',
    'ok',
    '',
  ]) {
    it(`is not "${text}"`, () => assert.equal(isThanks(text, synonyms), false));
  }
});
