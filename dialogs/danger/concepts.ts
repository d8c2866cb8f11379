import type { Concept } from '../../content/model.js';
import { tokensOf, type Spellings, type Token } from './tokens.js';

/**
 * Words that mean the same thing to the safety net, whatever the language or the spelling: `neck` is cou, gorge,
 * throat, windpipe. The lists are content/danger/concepts; this finds them in a message.
 */

/** A concept found in a message: which, and the tokens it covers, [first, last]. */
export interface Found {
  concept: number;
  first: number;
  last: number;
}

interface Element {
  text: string;
  sound: string;
  /** Any word that starts so. */
  isStem: boolean;
}

interface Item {
  elements: readonly Element[];
  concept: number;
}

export interface ConceptIndex {
  ids: readonly string[];
  spellings: Spellings;
  byText: ReadonlyMap<string, readonly Item[]>;
  bySound: ReadonlyMap<string, readonly Item[]>;
  /** By the first letters of the stem, OPENING at most. */
  byOpening: ReadonlyMap<string, readonly Item[]>;
}

/** So few letters already leave few stems to try. */
const OPENING = 3;

/** Shorter sounds belong to too many words: such words are compared by their letters. */
const SOUND_TELLS = 3;
const WORD_TELLS = 4;

export function indexConcepts(concepts: readonly Concept[], spellings: Spellings): ConceptIndex {
  const byText = new Map<string, Item[]>();
  const bySound = new Map<string, Item[]>();
  const byOpening = new Map<string, Item[]>();
  concepts.forEach((concept, at) => {
    for (const written of [...concept.fr, ...concept.en]) {
      const item = { elements: elementsOf(written, spellings), concept: at };
      const first = item.elements[0];
      if (first === undefined) continue;
      if (first.isStem) file(byOpening, first.text.slice(0, OPENING), item);
      else file(byText, first.text, item);
      if (!first.isStem && soundTells(first)) file(bySound, first.sound, item);
    }
  });
  return {
    ids: concepts.map(({ id }) => id),
    spellings,
    byText,
    bySound,
    byOpening,
  };
}

function elementsOf(written: string, spellings: Spellings): Element[] {
  return written.split(/\s+/).flatMap((part) => {
    const isStem = part.endsWith('~');
    const tokens = tokensOf(isStem ? part.slice(0, -1) : part, isStem ? new Map() : spellings);
    return tokens.map(({ text, sound }, at) => ({ text, sound, isStem: isStem && at === tokens.length - 1 }));
  });
}

function soundTells({ text, sound }: Pick<Element, 'text' | 'sound'>): boolean {
  return text.length >= WORD_TELLS && sound.length >= SOUND_TELLS;
}

function file(map: Map<string, Item[]>, key: string, item: Item): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [item]);
  else known.push(item);
}

/** Every concept of a row of tokens, in order; one of each at a place. */
export function conceptsIn(tokens: readonly Token[], index: ConceptIndex): Found[] {
  const found: Found[] = [];
  const here = new Set<number>();
  for (let at = 0; at < tokens.length; at += 1) {
    here.clear();
    forEachCandidate(tokens[at]!, index, (item) => {
      if (here.has(item.concept)) return;
      const last = lastOf(item, tokens, at);
      if (last === undefined) return;
      here.add(item.concept);
      found.push({ concept: item.concept, first: at, last });
    });
  }
  return found;
}

function forEachCandidate(token: Token, index: ConceptIndex, visit: (item: Item) => void): void {
  visitWord(token.text, token.sound, index, visit);
  if (token.core !== undefined) visitWord(token.core, token.coreSound!, index, visit);
}

function visitWord(text: string, sound: string, index: ConceptIndex, visit: (item: Item) => void): void {
  index.byText.get(text)?.forEach(visit);
  for (let length = 1; length <= OPENING && length <= text.length; length += 1) {
    const items = index.byOpening.get(text.slice(0, length));
    if (items === undefined) continue;
    for (const item of items) if (text.startsWith(item.elements[0]!.text)) visit(item);
  }
  index.bySound.get(sound)?.forEach(visit);
}

/** The token where an item that starts at `at` ends, if all of it stands there. */
function lastOf({ elements }: Item, tokens: readonly Token[], at: number): number | undefined {
  for (let step = 1; step < elements.length; step += 1) {
    const token = tokens[at + step];
    if (token === undefined || !fits(elements[step]!, token)) return undefined;
  }
  return at + elements.length - 1;
}

function fits(element: Element, token: Token): boolean {
  if (element.isStem)
    return token.text.startsWith(element.text) || (token.core?.startsWith(element.text) ?? false);
  if (token.text === element.text || token.core === element.text) return true;
  const isShort = element.text.length < WORD_TELLS;
  if (!isShort && !soundTells(element)) return false;
  return token.sound === element.sound || token.coreSound === element.sound;
}
