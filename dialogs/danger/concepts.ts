import type { Concept } from '../../content/model.js';
import type { Form } from './forms.js';
import { soundOf } from './sound.js';
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
  /** Where it stands among all. */
  rank: number;
  /** Which of its words is the rarest of all lists: it is looked for there, since « il » starts too many. */
  anchor: number;
}

export interface ConceptIndex {
  ids: readonly string[];
  spellings: Spellings;
  items: readonly Item[];
  /** Each word of the items by its letters and by its sound, numbered. */
  texts: ReadonlyMap<string, number>;
  sounds: ReadonlyMap<string, number>;
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
    items,
    texts: numbered(items.flatMap(({ elements }) => elements.map(({ text }) => text))),
    sounds: numbered(items.flatMap(({ elements }) => elements.map(({ sound }) => sound))),
    byText,
    bySound,
    byOpening,
  };
}

function numbered(all: readonly string[]): Map<string, number> {
  return new Map([...new Set(all)].map((one, at) => [one, at]));
}

function anchored(items: readonly Omit<Item, 'anchor' | 'rank'>[]): Item[] {
  const often = new Map<string, number>();
  for (const { elements } of items)
    for (const { sound } of elements) often.set(sound, (often.get(sound) ?? 0) + 1);
  return items.map((item, rank) => {
    const counts = item.elements.map(({ sound }) => often.get(sound)!);
    return { ...item, rank, anchor: counts.indexOf(Math.min(...counts)) };
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
  const search: Search = { tokens, found: [], index };
  for (const { form, core } of tokens) {
    if (form.ways === undefined) indexWays([form], index);
    if (core?.ways === undefined && core !== undefined) indexWays([core], index);
  }
  for (let at = 0; at < tokens.length; at += 1) {
    const { form, core } = tokens[at]!;
    addFound(form, at, search);
    if (core !== undefined) addFound(core, at, search);
  }
  return search.found;
}

interface Search {
  tokens: readonly Token[];
  found: Found[];
  index: ConceptIndex;
}

function addFound({ ways, waysFrom, waysTo }: Form, at: number, { tokens, found, index }: Search): void {
  for (let one = waysFrom; one < waysTo; one += WAY) {
    const first = at - ways![one + BEFORE]!;
    const last = first + ways![one + AFTER]!;
    if (first < 0 || last >= tokens.length) continue;
    const side = ways![one + SIDE]!;
    if (side !== ALONE && !mayStand(ways!, one, tokens[at + side]!)) continue;
    const item = ways![one + TO_COMPARE]!;
    if (item !== NOTHING && !isAt(index.items[item]!.elements, first, tokens)) continue;
    const concept = ways![one + CONCEPT]!;
    if (!isFound(concept, first, found)) found.push({ concept, first, last });
  }
}

function mayStand(ways: Int32Array, way: number, { form, core }: Token): boolean {
  const text = ways[way + TEXT]!;
  const sound = ways[way + SOUND]!;
  if (text === ANY || form.textId === text || form.soundId === sound) return true;
  return core !== undefined && (core.textId === text || core.soundId === sound);
}

function isFound(concept: number, first: number, found: readonly Found[]): boolean {
  for (let at = found.length - 1; at >= 0; at -= 1)
    if (found[at]!.concept === concept && found[at]!.first === first) return true;
  return false;
}

/** Whether a row of words starts at a token. */
function isAt(elements: readonly Element[], first: number, tokens: readonly Token[]): boolean {
  for (let step = 0; step < elements.length; step += 1)
    if (!fits(elements[step]!, tokens[first + step]!, step)) return false;
  return true;
}

/**
 * A way to say a concept around a word, as WAY numbers. Most are told from them, without a look at the words themselves:
 * what takes longest here is to fetch from memory what lies apart.
 */
const WAY = 7;
const CONCEPT = 0;
/** How many words of it come before. */
const BEFORE = 1;
/** Its last word, counted from its first. */
const AFTER = 2;
/** Where a neighbour stands: before (-1), after (1), or ALONE. */
const SIDE = 3;
/** That neighbour, in its letters and by its sound. */
const TEXT = 4;
const SOUND = 5;
/** Which item must be compared word by word, where the neighbour does not tell all. */
const TO_COMPARE = 6;
const ALONE = 0;
const ANY = -2;
const NOTHING = -1;

/** Gives forms what is known around them, in one table for all. */
export function indexWays(forms: readonly Form[], index: ConceptIndex): void {
  const all: number[] = [];
  for (const form of forms) {
    form.textId = index.texts.get(form.text) ?? NOTHING;
    form.soundId = index.sounds.get(form.sound) ?? NOTHING;
    form.waysFrom = all.length;
    for (const item of itemsOf(form, index)) all.push(...wayOf(item, index));
    form.waysTo = all.length;
  }
  const ways = new Int32Array(all);
  for (const form of forms) form.ways = ways;
}

function wayOf({ elements, anchor, concept, rank }: Item, { texts, sounds }: ConceptIndex): number[] {
  const after = elements.length - 1;
  if (after === 0) return [concept, 0, 0, ALONE, ANY, ANY, NOTHING];
  const side = anchor > 0 ? -1 : 1;
  const neighbour = elements[anchor + side]!;
  if (neighbour.isStem) return [concept, anchor, after, side, ANY, ANY, rank];
  const sound = isHeardBySound(neighbour, anchor + side) ? sounds.get(neighbour.sound)! : ANY;
  return [concept, anchor, after, side, texts.get(neighbour.text)!, sound, after > 1 ? rank : NOTHING];
}

/** Whether some way to say a concept has this word, by its letters, its first letters or its sound. */
export function isWordOfConcepts(text: string, { texts, byOpening, sounds }: ConceptIndex): boolean {
  if (texts.has(text)) return true;
  const sound = soundOf(text);
  if (soundTells({ text, sound }) && sounds.has(sound)) return true;
  const stems = text.length < WORD_TELLS ? [] : (byOpening.get(text.slice(0, OPENING)) ?? []);
  return stems.some(({ elements, anchor }) => text.startsWith(elements[anchor]!.text));
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
  const { text, sound, isStem } = element;
  if (isStem) return form.text.startsWith(text);
  return form.text === text || (form.sound === sound && isHeardBySound(element, step));
}
