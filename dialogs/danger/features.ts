import type { Hit } from '../model.js';
import type { ConceptIndex, Found } from './concepts.js';
import type { Token } from './tokens.js';

/**
 * What a message is, as numbers: concepts with who does them to whom, concepts side by side, words and their
 * neighbours, parts of words, and what the phrases of content/danger already heard. Each is one place in a table of
 * 2^BITS, found by hashing, so that the cost of a message does not grow with what was learned.
 */
export interface Features {
  count: number;
  /** Place in the table, by feature. */
  places: Int32Array;
  /** Strength, by feature; the whole message has length one. */
  values: Float32Array;
  /** Tokens it stands on, and its one or two concepts, packed: `spanOf` and `conceptsOf` read them, to say why. */
  spans: Int32Array;
  concepts: Int32Array;
}

const HALF = 16;
const LOW = 0xffff;

function packed(first: number, last: number): number {
  return (first << HALF) | last;
}

/** First and last token. */
export function spanOf(span: number): [first: number, last: number] {
  return [span >> HALF, span & LOW];
}

/** Concepts are kept one higher, so that 0 is none. */
function pair(concept: number, other = -1): number {
  return packed(other + 1, concept + 1);
}

export function conceptsOf(concepts: number): number[] {
  return spanOf(concepts).flatMap((one) => (one === 0 ? [] : [one - 1]));
}

export const BITS = 16;
const MASK = (1 << BITS) - 1;

/** Kinds of features: each its own seed, so that the same words in two roles do not share a place. */
const Kind = {
  Word: 1,
  Sound: 2,
  Two: 3,
  Three: 4,
  Skip: 5,
  Denied: 6,
  Part: 7,
  Length: 8,
  Concept: 9,
  Long: 10,
  ConceptDenied: 11,
  ConceptSaid: 12,
  BySubject: 13,
  Before: 14,
  Before2: 15,
  After: 16,
  ToWhom: 17,
  Together: 18,
  InOrder: 19,
  Nothing: 20,
  HeardLabel: 21,
  HeardEntry: 22,
} as const;

const STRENGTH = { concept: 2.2, role: 1.5, near: 1, word: 1, wide: 0.7, part: 0.4, heard: 2 } as const;

/** Courtesies and laughter: said before and after anything, they must change nothing. */
const COURTESY: ReadonlySet<string> = new Set([
  'bonjour', 'bonsoir', 'bjr', 'bsr', 'slt', 'salut', 'coucou', 'cc', 'hello', 'hi', 'hey', 'svp', 'stp', 'please',
  'lol', 'mdr', 'ptdr', 'xd',
]); // prettier-ignore
const DENYING: ReadonlySet<string> = new Set([
  'ne', 'pas', 'jamais', 'jamai', 'aucun', 'aucune', 'sans', 'ni', 'plus', 'not', 'never', 'no', 'dont', 'isnt', 'didnt',
  'doesnt', 'wasnt', 'arent', 'cant', 'hasnt', 'havent', 'without', 'wont', 'aint',
]); // prettier-ignore
const DENIED_AFTER = 4;

const SUBJECTS: ReadonlyMap<string, number> = new Map([
  ...pairs(1, 'je jai jetais i im ive'),
  ...pairs(2, 'il elle ils on he she they hes shes quil quelle kil kel'),
  ...pairs(3, 'nous we'),
  ...pairs(4, 'vous you'),
  ...pairs(5, 'tu'),
]);
const OBJECTS: ReadonlyMap<string, number> = new Map([
  ...pairs(1, 'me ma moi my mon mes'),
  ...pairs(2, 'la le lui her him them sa son'),
  ...pairs(3, 'nous us'),
  ...pairs(4, 'se himself'),
  ...pairs(5, 'myself'),
]);

function pairs(value: number, words: string): [string, number][] {
  return words.split(' ').map((word) => [word, value]);
}

/** Longest row of tokens read at once: what concepts cost together grows with its square. */
export const WINDOW = 48;
const MOST = 8192;

/** Reads one row of at most WINDOW tokens. The arrays are used again by the next call. */
export interface FeatureReader {
  (tokens: readonly Token[], found: readonly Found[], heard: readonly Hit[]): Features;
}

export function featureReader(index: ConceptIndex): FeatureReader {
  const conceptHashes = index.ids.map((id) => hashText(id));
  const seen = new Int32Array(1 << BITS);
  const at = new Int32Array(1 << BITS);
  const features: Features = {
    count: 0,
    places: new Int32Array(MOST),
    values: new Float32Array(MOST),
    spans: new Int32Array(MOST),
    concepts: new Int32Array(MOST),
  };
  let turn = 0;

  const add: Add = (hash, strength, span, concepts = 0) => {
    const place = finish(hash) & MASK;
    if (seen[place] === turn) {
      const known = at[place]!;
      if (features.values[known]! < strength) features.values[known] = strength;
      return;
    }
    const next = features.count;
    if (next === MOST) return;
    seen[place] = turn;
    at[place] = next;
    features.places[next] = place;
    features.values[next] = strength;
    features.spans[next] = span;
    features.concepts[next] = concepts;
    features.count = next + 1;
  };

  return (tokens, found, heard) => {
    turn += 1;
    features.count = 0;
    const row = rowOf(tokens);
    addConcepts(row, found, conceptHashes, add);
    addTogether(found, conceptHashes, add);
    addWords(row, add);
    const whole = packed(0, row.tokens.length - 1);
    for (const { label, why } of heard) {
      add(mix(Kind.HeardLabel, hashText(label)), STRENGTH.heard, whole);
      add(mix(Kind.HeardEntry, hashText(why)), STRENGTH.heard / 2, whole);
    }
    normalise(features);
    return features;
  };
}

/** A feature: its hash, its strength, the tokens it stands on and its concepts, packed. */
type Add = (hash: number, strength: number, span: number, concepts?: number) => void;

interface Row {
  tokens: readonly Token[];
  sounds: Int32Array;
  /** 1 where a denial stands shortly before. */
  denied: Uint8Array;
  /** Who was last named as doing something, by token. */
  subjects: Uint8Array;
}

/** Leaves out courtesies from a row, unless it is nothing else. */
export function withoutCourtesies(tokens: readonly Token[]): readonly Token[] {
  const kept = tokens.filter(({ text }) => !COURTESY.has(text));
  return kept.length > 0 ? kept : tokens;
}

function rowOf(tokens: readonly Token[]): Row {
  const count = tokens.length;
  const row = {
    tokens,
    sounds: new Int32Array(count),
    denied: new Uint8Array(count),
    subjects: new Uint8Array(count),
  };
  let left = 0;
  let subject = 0;
  tokens.forEach(({ text, sound, core }, at) => {
    row.sounds[at] = hashText(sound);
    row.denied[at] = left > 0 ? 1 : 0;
    left =
      DENYING.has(text) || (core !== undefined && text.startsWith('n'))
        ? DENIED_AFTER
        : Math.max(0, left - 1);
    subject = SUBJECTS.get(text) ?? (core !== undefined && text.startsWith('j') ? 1 : subject);
    row.subjects[at] = subject;
  });
  return row;
}

const EDGE = hashText('^');
const END = hashText('$');

function addConcepts(row: Row, found: readonly Found[], hashes: readonly number[], add: Add): void {
  if (found.length === 0) add(mix(Kind.Nothing, 1), 1, packed(0, row.tokens.length - 1));
  for (const { concept, first, last } of found) {
    const hash = hashes[concept]!;
    const say = (kind: number, more: number, strength: number) =>
      add(mix2(kind, hash, more), strength, packed(first, last), pair(concept));
    say(Kind.Concept, 0, STRENGTH.concept);
    if (last > first) say(Kind.Long, 0, STRENGTH.role);
    if (row.denied[first]) say(Kind.ConceptDenied, 0, STRENGTH.role);
    else say(Kind.ConceptSaid, 0, STRENGTH.near);
    say(Kind.BySubject, row.subjects[first]!, STRENGTH.role);
    say(Kind.Before, first > 0 ? row.sounds[first - 1]! : EDGE, STRENGTH.near);
    if (first > 1) say(Kind.Before2, row.sounds[first - 2]!, STRENGTH.wide);
    say(Kind.After, last + 1 < row.tokens.length ? row.sounds[last + 1]! : END, STRENGTH.near);
    for (const whom of toWhom(row.tokens, first, last)) say(Kind.ToWhom, whom, STRENGTH.role);
  }
}

/** To whom it is done: the two words before ("il me frappe"), its own elision ("m'étrangle"), the word after ("hits me"). */
function toWhom(tokens: readonly Token[], first: number, last: number): number[] {
  const before = [tokens[first - 1], tokens[first - 2]].flatMap(
    (token) => OBJECTS.get(token?.text ?? '') ?? [],
  );
  const after = OBJECTS.get(tokens[last + 1]?.text ?? '');
  const own = tokens[first]!.core !== undefined && tokens[first]!.text.startsWith('m') ? [1] : [];
  return [...before, ...own, ...(after === undefined ? [] : [10 + after])];
}

const NEAR = 6;

function addTogether(found: readonly Found[], hashes: readonly number[], add: Add): void {
  for (const one of found) {
    for (const two of found) {
      if (one.concept < two.concept) {
        const hash = mix2(Kind.Together, hashes[one.concept]!, hashes[two.concept]!);
        const span = packed(Math.min(one.first, two.first), Math.max(one.last, two.last));
        add(hash, STRENGTH.near, span, pair(one.concept, two.concept));
      }
      if (one.concept !== two.concept && two.first > one.last && two.first - one.last <= NEAR) {
        const hash = mix2(Kind.InOrder, hashes[one.concept]!, hashes[two.concept]!);
        add(hash, STRENGTH.near, packed(one.first, two.last), pair(one.concept, two.concept));
      }
    }
  }
}

function addWords({ tokens, sounds, denied }: Row, add: Add): void {
  const count = tokens.length;
  for (let at = 0; at < count; at += 1) {
    const { text, coreSound } = tokens[at]!;
    const sound = sounds[at]!;
    const here = packed(at, at);
    add(mix(Kind.Word, hashText(text)), STRENGTH.word, here);
    add(mix(Kind.Sound, sound), STRENGTH.word, here);
    if (coreSound !== undefined) add(mix(Kind.Sound, hashText(coreSound)), STRENGTH.word, here);
    const before = at > 0 ? sounds[at - 1]! : EDGE;
    add(mix2(Kind.Two, before, sound), STRENGTH.word, packed(Math.max(0, at - 1), at));
    if (at > 1) {
      const first = sounds[at - 2]!;
      add(mix(mix2(Kind.Three, first, before), sound), STRENGTH.wide, packed(at - 2, at));
      add(mix2(Kind.Skip, first, sound), STRENGTH.wide, packed(at - 2, at));
    }
    if (denied[at]) add(mix(Kind.Denied, sound), STRENGTH.word, here);
    addParts(text, here, add);
  }
  if (count > 0) add(mix2(Kind.Two, sounds[count - 1]!, END), STRENGTH.word, packed(count - 1, count - 1));
  add(mix(Kind.Length, count < 4 ? count : count < 8 ? 5 : 9), 1, packed(0, Math.max(0, count - 1)));
}

const SHORT_PART = 4;
const LONG_PART = 5;
const LONGEST_WORD = 24;

/** Parts of four and five letters, edges included: a word with one wrong letter keeps most of them. */
function addParts(text: string, here: number, add: Add): void {
  const word = `^${text.slice(0, LONGEST_WORD)}$`;
  if (word.length <= LONG_PART) return;
  for (let from = 0; from + SHORT_PART <= word.length; from += 1) {
    let hash: number = Kind.Part;
    for (let step = 0; step < LONG_PART && from + step < word.length; step += 1) {
      hash = Math.imul(hash ^ word.charCodeAt(from + step), 0x01000193);
      if (step === SHORT_PART - 1 || step === LONG_PART - 1) add(mix(Kind.Part, hash), STRENGTH.part, here);
    }
  }
}

function normalise({ count, values }: Features): void {
  let sum = 0;
  for (let at = 0; at < count; at += 1) sum += values[at]! * values[at]!;
  const scale = sum === 0 ? 0 : 1 / Math.sqrt(sum);
  for (let at = 0; at < count; at += 1) values[at] = values[at]! * scale;
}

/** FNV-1a, 32 bits. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

function mix(a: number, b: number): number {
  return Math.imul((Math.imul(a, 0x9e3779b1) ^ b) + 0x7f4a7c15, 0x85ebca6b) ^ (b >>> 15);
}

function mix2(kind: number, a: number, b: number): number {
  return mix(mix(kind, a), b);
}

function finish(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return twice ^ (twice >>> 16);
}
