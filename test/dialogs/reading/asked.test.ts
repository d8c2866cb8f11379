import assert from 'node:assert/strict';
import { answerToAsked } from '../../../dialogs/reading/asked.js';
import { synonyms } from './danger-content.js';

describe('what is asked about the service itself', () => {
  const asked: readonly (readonly [string, string])[] = [
    ['Bonjour', 'asked.hello'],
    ['hi!', 'asked.hello'],
    ['vous êtes qui ?', 'asked.who'],
    ["C'est anonyme ?", 'secrecy.children'],
    ['is it free?', 'asked.cost'],
    ['je sais pas quoi faire', 'asked.lost'],
  ];
  for (const [text, answer] of asked)
    it(`is "${text}"`, () => assert.equal(answerToAsked(text, synonyms), answer));

  const others = [
    'bonjour mon mari me tape',
    'qui est-ce qui frappe',
    'je sais pas quoi faire il va me tuer',
    "c'est anonyme la plainte ?",
    '',
    'x'.repeat(5000),
  ];
  for (const text of others)
    it(`is not "${text.slice(0, 40)}"`, () => assert.equal(answerToAsked(text, synonyms), undefined));
});
