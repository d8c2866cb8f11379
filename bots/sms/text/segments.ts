import { SegmentedMessage } from 'sms-segments-calculator';
import { isGsm7, septetsFor } from '../../../content/sms/gsm-alphabet.js';

/** What a long message leaves for text in each part, after six bytes that say which part it is (3GPP TS 23.040, 9.2.3.24.1). */
const roomOf = { gsm7: { alone: 160, inParts: 153 }, ucs2: { alone: 70, inParts: 67 } } as const;

export type Alphabet = keyof typeof roomOf;

export interface Count {
  parts: number;
  /** Signs of the alphabet: € and a few others count twice. */
  signs: number;
  alphabet: Alphabet;
}

/** The alphabet a text forces: one sign outside GSM-7 and all of it is UCS-2. */
export function alphabetOf(text: string): Alphabet {
  return isGsm7(text) ? 'gsm7' : 'ucs2';
}

/** What a text costs, by the library operators' own tools use. */
export function countParts(text: string): Count {
  const message = new SegmentedMessage(text, 'auto');
  const isGsm = message.getEncodingName() === 'GSM-7';
  const signs = message.messageSize / (isGsm ? 7 : 16);
  return { parts: message.segmentsCount, signs, alphabet: isGsm ? 'gsm7' : 'ucs2' };
}

/**
 * The text in the parts it travels in; joined they are the text again. No part ends in the middle of a sign: not
 * between an escape and its letter, not between the two halves of an emoji.
 */
export function cutIntoParts(text: string): string[] {
  const alphabet = alphabetOf(text);
  const { alone, inParts } = roomOf[alphabet];
  const size = sizeIn(alphabet);
  const letters = [...text];
  if (letters.reduce((sum, letter) => sum + size(letter), 0) <= alone) return [text];
  const parts: string[] = [''];
  let used = 0;
  for (const letter of letters) {
    const more = size(letter);
    if (used + more > inParts) {
      parts.push('');
      used = 0;
    }
    parts[parts.length - 1] += letter;
    used += more;
  }
  return parts;
}

function sizeIn(alphabet: Alphabet): (letter: string) => number {
  if (alphabet === 'ucs2') return (letter) => letter.length;
  return (letter) => septetsFor(letter)?.length ?? 0;
}
