import type { Concept } from '../../content/model.js';
import type { Form } from './forms.js';
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

/** One way to say a concept: the words it takes. */
export interface Item {
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
    return tokens.map(({ form: { text, sound } }, at) => ({
      text,
      sound,
      isStem: isStem && at === tokens.length - 1,
    }));
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
  for (let at = 0; at < tokens.length; at += 1) {
    const { form, core } = tokens[at]!;
    const before = found.length;
    addFound({ form, at, before }, { tokens, index, found });
    if (core !== undefined) addFound({ form: core, at, before }, { tokens, index, found });
  }
  return found;
}

interface Place {
  form: Form;
  at: number;
  /** How many concepts were found before this place. */
  before: number;
}

interface Search {
  tokens: readonly Token[];
  index: ConceptIndex;
  found: Found[];
}

function addFound({ form, at, before }: Place, { tokens, index, found }: Search): void {
  const items = form.items ?? itemsOf(form, index);
  for (const item of items) {
    if (isFound(item.concept, found, before)) continue;
    const last = item.elements.length === 1 ? at : lastOf(item, tokens, at);
    if (last !== undefined) found.push({ concept: item.concept, first: at, last });
  }
}

function isFound(concept: number, found: readonly Found[], from: number): boolean {
  for (let at = from; at < found.length; at += 1) if (found[at]!.concept === concept) return true;
  return false;
}

/** Concepts that may start with a word: by its letters, by its first letters, by its sound. */
export function itemsOf({ text, sound }: Pick<Form, 'text' | 'sound'>, index: ConceptIndex): readonly Item[] {
  const items = [...(index.byText.get(text) ?? [])];
  for (let length = 1; length <= OPENING && length <= text.length; length += 1) {
    const stems = index.byOpening.get(text.slice(0, length)) ?? [];
    for (const item of stems) if (text.startsWith(item.elements[0]!.text)) items.push(item);
  }
  items.push(...(index.bySound.get(sound) ?? []));
  return items;
}

/** The token where an item that starts at `at` ends, if all of it stands there. */
function lastOf({ elements }: Item, tokens: readonly Token[], at: number): number | undefined {
  for (let step = 1; step < elements.length; step += 1) {
    const token = tokens[at + step];
    if (token === undefined || !fits(elements[step]!, token)) return undefined;
  }
  return at + elements.length - 1;
}

function fits(element: Element, { form, core }: Token): boolean {
  return isOf(element, form) || (core !== undefined && isOf(element, core));
}

function isOf({ text, sound, isStem }: Element, form: Form): boolean {
  if (isStem) return form.text.startsWith(text);
  if (form.text === text) return true;
  // A little word between others is heard by its sound: « ke », « que », « qu ».
  return form.sound === sound && (text.length < WORD_TELLS || soundTells({ text, sound }));
}
