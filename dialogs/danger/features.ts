import type { Hit } from '../model.js';
import type { ConceptIndex, Found } from './concepts.js';
import { featureOf, hashText, Kind, mix, STRENGTH } from './hash.js';
import type { Token } from './tokens.js';

/**
 * What a message is, as numbers: its words, their neighbours, the concepts in it, and what the phrases of content/danger
 * already heard. The words' own features stand in their forms (forms.ts); here are the others.
 */
export interface Features {
  count: number;
  /** The number of each (hash.ts). */
  ids: Uint32Array;
  /** Strength, by feature. */
  values: Float32Array;
  /** First and last token it stands on, packed: `spanOf` reads them. */
  spans: Int32Array;
  /** What all strengths, those of the words too, are multiplied by, so that the whole message has length one. */
  scale: number;
}

const HALF = 16;
const LOW = 0xffff;

/** First and last token as one number. */
export function packed(first: number, last: number): number {
  return (first << HALF) | last;
}

/** First and last token. */
export function spanOf(span: number): [first: number, last: number] {
  return [span >> HALF, span & LOW];
}

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

/** Longest row of tokens read at once. */
export const WINDOW = 48;
/** The worst row found, one word of many concepts again and again, brings five thousand. */
export const MOST = 8192;

/** Leaves out courtesies from a row, unless it is nothing else. */
export function withoutCourtesies(tokens: readonly Token[]): readonly Token[] {
  const kept = tokens.filter(({ form }) => !COURTESY.has(form.text));
  return kept.length > 0 ? kept : tokens;
}

/** Reads one row of at most WINDOW tokens. The arrays are used again by the next call. */
export interface FeatureReader {
  (tokens: readonly Token[], found: readonly Found[], heard: readonly Hit[]): Features;
}

export function featureReader(index: ConceptIndex): FeatureReader {
  const conceptHashes = index.ids.map((id) => hashText(id));
  const features: Features = {
    count: 0,
    ids: new Uint32Array(MOST),
    values: new Float32Array(MOST),
    spans: new Int32Array(MOST),
    scale: 1,
  };
  return (tokens, found, heard) => {
    features.count = 0;
    addNeighbours(features, tokens);
    addConcepts(features, found, conceptHashes);
    addConceptPairs(features, found, conceptHashes);
    const whole = packed(0, Math.max(0, tokens.length - 1));
    if (found.length === 0) add(features, mix(Kind.Nothing, 1), STRENGTH.word, whole);
    for (const { label, why } of heard) {
      add(features, mix(Kind.HeardLabel, hashText(label)), STRENGTH.heard, whole);
      add(features, mix(Kind.HeardEntry, hashText(why)), STRENGTH.entry, whole);
    }
    features.scale = 1 / Math.sqrt(squareOf(features, tokens));
    return features;
  };
}

function add(features: Features, hash: number, strength: number, span: number): void {
  const at = features.count;
  if (at === MOST) return;
  features.ids[at] = featureOf(hash);
  features.values[at] = strength;
  features.spans[at] = span;
  features.count = at + 1;
}

const EDGE = hashText('^');
const END = hashText('$');

/**
 * Words side by side, by their sound, and words with one between them; a word after a denial; what follows an elision; how
 * long the row is.
 */
function addNeighbours(features: Features, tokens: readonly Token[]): void {
  const count = tokens.length;
  let left = 0;
  let before2 = EDGE;
  let before = EDGE;
  for (let at = 0; at < count; at += 1) {
    const { form, core } = tokens[at]!;
    const sound = form.soundHash;
    const two = mix(mix(Kind.Two, before), sound);
    add(features, two, STRENGTH.word, packed(Math.max(0, at - 1), at));
    if (at > 1) add(features, mix(mix(Kind.Skip, before2), sound), STRENGTH.wide, packed(at - 2, at));
    if (core !== undefined) add(features, mix(Kind.Sound, core.soundHash), STRENGTH.word, packed(at, at));
    if (left > 0) add(features, mix(Kind.Denied, sound), STRENGTH.word, packed(at, at));
    left = denies(tokens[at]!) ? DENIED_AFTER : left - 1;
    before2 = before;
    before = sound;
  }
  add(features, mix(mix(Kind.Two, before), END), STRENGTH.word, packed(count - 1, count - 1));
  add(features, mix(Kind.Length, lengthOf(count)), STRENGTH.word, packed(0, count - 1));
}

function denies({ form, core }: Token): boolean {
  return DENYING.has(form.text) || (core !== undefined && form.text.startsWith('n'));
}

function lengthOf(count: number): number {
  if (count < 4) return count;
  return count < 8 ? 5 : 9;
}

function addConcepts(features: Features, found: readonly Found[], hashes: readonly number[]): void {
  for (const { concept, first, last } of found) {
    add(features, mix(Kind.Concept, hashes[concept]!), STRENGTH.concept, packed(first, last));
    if (last > first) add(features, mix(Kind.Long, hashes[concept]!), STRENGTH.long, packed(first, last));
  }
}

/** As many words from one concept to the next still belong to one saying: who, does what, to whom. */
const NEAR = 4;

/** Concepts two by two, the second at most NEAR words after the first. */
function addConceptPairs(features: Features, found: readonly Found[], hashes: readonly number[]): void {
  for (const { concept, first, last } of found) {
    for (const next of found) {
      if (next.first <= last || next.first > last + NEAR) continue;
      const two = mix(mix(Kind.ConceptThenConcept, hashes[concept]!), hashes[next.concept]!);
      add(features, two, STRENGTH.wide, packed(first, next.last));
    }
  }
}

function squareOf({ count, values }: Features, tokens: readonly Token[]): number {
  let square = 0;
  for (let at = 0; at < count; at += 1) square += values[at]! * values[at]!;
  for (const { form } of tokens) square += form.square;
  return square;
}
