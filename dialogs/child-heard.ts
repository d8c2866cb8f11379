import { readAge } from './reading/age.js';
import { isWriterAChild } from './words-heard.js';
import type { Input } from './model.js';

const ADULT = 18;

/** An age under eighteen, or a school, of the writer: it says whose path it is. */
export function saysAChildWrites({ text, hits }: Extract<Input, { kind: 'say' }>): boolean {
  const age = readAge(text);
  return age === undefined ? hits.some(isWriterAChild) : age < ADULT;
}
