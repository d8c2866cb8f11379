import type { Order } from './order.js';

/** The plain name of a word that files use; the word itself when order.yaml has none. */
export type Names = (word: string) => string;

export function namesOf({ names }: Order): Names {
  return (word) => names[word] ?? word;
}
