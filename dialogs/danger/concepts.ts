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
  /** How its sound starts: a word that starts otherwise needs no closer look. */
  opens: number;
  /** Any word that starts so. */
  isStem: boolean;
}

/** One way to say a concept: the words it takes. */
export interface Item {
  elements: readonly Element[];
  concept: number;
  /** Which of its words is the rarest of all lists: it is looked for there, since « il » starts too many. */
  anchor: number;
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
  const items = anchored(
    concepts.flatMap(({ fr, en }, concept) =>
      [...fr, ...en].map((written) => ({ elements: elementsOf(written, spellings), concept })),
    ),
  );
  const byText = new Map<string, Item[]>();
  const bySound = new Map<string, Item[]>();
  const byOpening = new Map<string, Item[]>();
  for (const item of items) {
    const element = item.elements[item.anchor];
    if (element === undefined) continue;
    if (element.isStem) file(byOpening, element.text.slice(0, OPENING), item);
    else file(byText, element.text, item);
    if (!element.isStem && isHeardBySound(element, item.anchor)) file(bySound, element.sound, item);
  }
  return {
    ids: concepts.map(({ id }) => id),
    spellings,
    byText,
    bySound,
    byOpening,
  };
}

function anchored(items: readonly Omit<Item, 'anchor'>[]): Item[] {
  const often = new Map<string, number>();
  for (const { elements } of items)
    for (const { sound } of elements) often.set(sound, (often.get(sound) ?? 0) + 1);
  return items.map((item) => {
    const counts = item.elements.map(({ sound }) => often.get(sound)!);
    return { ...item, anchor: counts.indexOf(Math.min(...counts)) };
  });
}

/** A little word after another is heard by its sound too: « ke », « que », « qu ». */
function isHeardBySound(element: Element, at: number): boolean {
  return soundTells(element) || (at > 0 && element.text.length < WORD_TELLS);
}

function elementsOf(written: string, spellings: Spellings): Element[] {
  return written.split(/\s+/).flatMap((part) => {
    const isStem = part.endsWith('~');
    const tokens = tokensOf(isStem ? part.slice(0, -1) : part, isStem ? new Map() : spellings);
    return tokens.map(({ form: { text, sound } }, at) => ({
      text,
      sound,
      opens: sound.charCodeAt(0),
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

/** Every concept of a row of tokens; one of each at a place. */
export function conceptsIn(tokens: readonly Token[], index: ConceptIndex): Found[] {
  const found: Found[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const { form, core } = tokens[at]!;
    addFound(form.nearby ?? nearbyOf(form, index), at, { tokens, found });
    if (core !== undefined) addFound(core.nearby ?? nearbyOf(core, index), at, { tokens, found });
  }
  return found;
}

interface Search {
  tokens: readonly Token[];
  found: Found[];
}

function addFound({ items, sides, opens }: Nearby, at: number, { tokens, found }: Search): void {
  for (let one = 0; one < items.length; one += 1) {
    const side = sides[one]!;
    if (side !== ALONE && !mayStand(opens[one]!, tokens[at + side])) continue;
    const { concept, elements, anchor } = items[one]!;
    const first = at - anchor;
    if (side !== ALONE && !isAt(elements, first, tokens)) continue;
    if (!isFound(concept, first, found)) found.push({ concept, first, last: first + elements.length - 1 });
  }
}

function mayStand(opens: number, token: Token | undefined): boolean {
  if (token === undefined) return false;
  return opens === ANY || token.form.opens === opens || token.core?.opens === opens;
}

function isFound(concept: number, first: number, found: readonly Found[]): boolean {
  for (let at = found.length - 1; at >= 0; at -= 1)
    if (found[at]!.concept === concept && found[at]!.first === first) return true;
  return false;
}

/** Whether a row of words starts at a token. The rarest of them stands there already, and is compared again: little is spent. */
function isAt(elements: readonly Element[], first: number, tokens: readonly Token[]): boolean {
  if (first < 0 || first + elements.length > tokens.length) return false;
  for (let step = 0; step < elements.length; step += 1)
    if (!fits(elements[step]!, tokens[first + step]!, step)) return false;
  return true;
}

/**
 * Ways to say a concept that may stand around a word. Of each that takes several words, one neighbour and how it sounds first
 * are kept apart and side by side: most are told from it, without a look at the words themselves.
 */
export interface Nearby {
  items: readonly Item[];
  /** Where the neighbour stands: before (-1), after (1), or ALONE. */
  sides: Int8Array;
  opens: Uint16Array;
}

const ALONE = 0;
const ANY = 0;

export function nearbyOf(form: Pick<Form, 'text' | 'sound'>, index: ConceptIndex): Nearby {
  const items = itemsOf(form, index);
  const sides = Int8Array.from(items, sideOf);
  const opens = Uint16Array.from(items, (item, at) => {
    const neighbour = item.elements[item.anchor + sides[at]!]!;
    return neighbour.isStem ? ANY : neighbour.opens;
  });
  return { items, sides, opens };
}

function sideOf({ elements, anchor }: Item): number {
  if (elements.length === 1) return ALONE;
  return anchor > 0 ? -1 : 1;
}

/** By its letters, by its first letters, by its sound. */
function itemsOf({ text, sound }: Pick<Form, 'text' | 'sound'>, index: ConceptIndex): readonly Item[] {
  const items = [...(index.byText.get(text) ?? [])];
  for (let length = 1; length <= OPENING && length <= text.length; length += 1) {
    const stems = index.byOpening.get(text.slice(0, length)) ?? [];
    for (const item of stems) if (text.startsWith(item.elements[item.anchor]!.text)) items.push(item);
  }
  for (const item of index.bySound.get(sound) ?? []) if (!items.includes(item)) items.push(item);
  return items;
}

function fits(element: Element, { form, core }: Token, step: number): boolean {
  return isOf(element, form, step) || (core !== undefined && isOf(element, core, step));
}

function isOf(element: Element, form: Form, step: number): boolean {
  const { text, sound, opens, isStem } = element;
  if (isStem) return form.text.startsWith(text);
  if (form.opens !== opens) return false;
  return form.text === text || (form.sound === sound && isHeardBySound(element, step));
}
