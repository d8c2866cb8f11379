import type { Word } from './normalise.js';

/** "Je suis" written as it is said. One list for every reader: no phrase of content/ needs to repeat it. */
const I_AM: ReadonlySet<string> = new Set([
  'jsuis',
  'jsui',
  'jsuit',
  'jesuis',
  'jesui',
  'chuis',
  'chui',
  'shuis',
  'shui',
]);

/**
 * A word as it would be spelt with care: "jsui" is the two words "je suis", and "sui" after "je" is "suis". Elsewhere
 * "sui" stays as it is: "il me sui" is another verb. Offsets stay those of the original text.
 */
export function asSpelt(word: Word, before: Word | undefined): Word[] {
  const { text, from, to, sentence } = word;
  if (I_AM.has(text)) {
    return [
      { text: 'je', from, to: from + 1, sentence },
      { text: 'suis', from: from + 1, to, sentence },
    ];
  }
  const isAfterI = text === 'sui' && before?.text === 'je' && before.sentence === sentence;
  return [isAfterI ? { ...word, text: 'suis' } : word];
}
