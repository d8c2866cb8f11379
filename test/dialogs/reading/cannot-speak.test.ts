import assert from 'node:assert/strict';
import { readCannotSpeak } from '../../../dialogs/reading/cannot-speak.js';

describe('a writer who cannot speak aloud', () => {
  const silent = [
    'je peux pas parler',
    'jpeu pa parlé',
    'je ne peux pas parler, seulement écrire',
    "je peux pas parler il m'entend",
    "il m'entend",
    'il va mentendre',
    "on peut m'entendre",
    'je peux pas parler à voix haute',
    'je peux pas parler au téléphone',
    'je peux que écrire',
    "je peux qu'écrire",
    'je peux juste vous écrire',
    'je peux écrire mais pas parler',
    'jpe pa téléphoner',
    'je suis sourde',
    "I can't talk",
    "sorry i can't speak right now",
    'can only text',
    'I can only write',
    'he can hear me',
    "he'd hear me",
    "I'm deaf",
  ];
  for (const text of silent) it(`is heard in "${text}"`, () => assert.equal(readCannotSpeak(text), true));

  const others = [
    'je ne peux pas en parler',
    'je peux pas parler à ma mère',
    'je peux plus parler avec mes amies',
    'je ne peux pas parler de ça',
    'je peux pas parler anglais',
    "il m'entend pas",
    'il ne peut pas parler',
    'elle peut pas parler',
    'je peux parler',
    'je veux juste écrire à quelqu’un',
    "he won't let me talk to my friends",
    "I can't talk to my mum",
    "I can't talk about it",
    "she can't talk",
    'he cannot hear me',
    'he is deaf',
    'il est sourd',
    'oui',
    '',
  ];
  for (const text of others)
    it(`is not heard in "${text}"`, () => assert.equal(readCannotSpeak(text), false));

  it('is bounded on a very long message', () => {
    assert.equal(readCannotSpeak('je peux '.repeat(20_000)), false);
  });
});
