import type { Content, DangerEntry, DangerLabel, Lang } from '../../content/model.js';
import { onceFor } from '../../content/once-for.js';
import type { Hit } from '../model.js';
import { readAge } from './age.js';
import { wordsOf, type Word } from './normalise.js';
import { anchorOf, compilePhrase, howOften, matchAt, type Phrase } from './phrases.js';

/**
 * The safety net: what a message says of danger, in its own words, before anything else reads it. It errs towards
 * hearing: figures of speech and true denials cancel only the words they cover, never the rest of the message.
 */

/** A message is read whole up to this length; of a longer one, this much at each end, and not its middle. */
export const READ_AT_EACH_END = 2000;

/** What a figure of speech never accompanies: with one of these left, the message speaks of danger. */
const NOT_ALARMING: ReadonlySet<DangerLabel> = new Set([
  'greeting_or_offtopic',
  'wants_human',
  'negated_or_figurative',
]);

/**
 * Reads both languages always: `lang` is the language of the screen, which says little of a frightened person's
 * words. Synchronous; a constant cost per word. Hits come in the order of the text, one per entry at most.
 */
export function readDanger(
  text: string,
  _lang: Lang,
  entries: Content['danger'],
  words: readonly Word[] = wordsOf(text),
): readonly Hit[] {
  const index = indexOf(entries);
  const hits = allHits(text, words, index);
  return hits.length === 0 ? hits : settled(asAgeSays(hits, text));
}

function allHits(text: string, words: readonly Word[], index: Index): Hit[] {
  if (text.length <= 2 * READ_AT_EACH_END) return hitsIn(words, index);
  const start = words.filter(({ to }) => to <= READ_AT_EACH_END);
  const end = words.filter(({ from }) => from >= text.length - READ_AT_EACH_END);
  return [...hitsIn(start, index), ...hitsIn(end, index)];
}

const ADULT = 18;
/** Starts of entries that speak of a child who writes: a grown person who says her age means another thing. */
const CHILD_WRITES = ['child-writer-', 'child-parent-hits'];
/** Kept only where the age is really the writer's: "j'ai 15 ans de mariage" is none. */
const AGE_ENTRY = 'child-writer-age';

/** Sets aside the words of a child when the age that is said is another. */
function asAgeSays(hits: readonly Hit[], text: string): readonly Hit[] {
  if (!hits.some((hit) => startsWithOne(hit.why, CHILD_WRITES))) return hits;
  const age = readAge(text.slice(0, READ_AT_EACH_END)) ?? readAge(text.slice(-READ_AT_EACH_END));
  if (age === undefined) return hits.filter((hit) => !hit.why.startsWith(AGE_ENTRY));
  return age < ADULT ? hits : hits.filter((hit) => !startsWithOne(hit.why, CHILD_WRITES));
}

function startsWithOne(id: string, starts: readonly string[]): boolean {
  return starts.some((start) => id.startsWith(start));
}

interface Known {
  entry: DangerEntry;
  phrase: Phrase;
  /** Its rank among all, in the order they are written. */
  rank: number;
  /** How many words before its rarest step the phrase may start. */
  least: number;
  most: number;
}

interface Index {
  /** By a word of its rarest step. */
  exact: ReadonlyMap<string, readonly Known[]>;
  /** By the first letters of a stem of its rarest step, OPENING at most. */
  stems: ReadonlyMap<string, readonly (Known & { stem: string })[]>;
}

/** So few letters already leave few stems to try. */
const OPENING = 3;

const indexOf = onceFor(({ fr, en }: Content['danger']) => makeIndex([...fr, ...en]));

/** @throws on a phrase that is not written as content/danger/README.md says. */
function makeIndex(entries: readonly DangerEntry[]): Index {
  const exact = new Map<string, Known[]>();
  const stems = new Map<string, (Known & { stem: string })[]>();
  const compiled = entries.flatMap((entry) =>
    entry.phrases.map((written) => ({ entry, phrase: compilePhrase(written) })),
  );
  const often = howOften(compiled.map(({ phrase }) => phrase));
  compiled.forEach(({ entry, phrase }, rank) => {
    const { least, most, ...anchor } = anchorOf(phrase, often);
    const known = { entry, phrase, rank, least, most };
    for (const word of anchor.exact) file(exact, word, known);
    for (const stem of anchor.stems) file(stems, stem.slice(0, OPENING), { ...known, stem });
  });
  return { exact, stems };
}

function file<T>(map: Map<string, T[]>, key: string, known: T): void {
  const there = map.get(key);
  if (there === undefined) map.set(key, [known]);
  else there.push(known);
}

interface Start {
  start: number;
  rank: number;
}

interface Search {
  words: readonly Word[];
  index: Index;
  found: (Hit & Start)[];
}

/** Hits in the order of the text; at one word, in the order in which phrases are written. */
function hitsIn(words: readonly Word[], index: Index): Hit[] {
  const search: Search = { words, index, found: [] };
  for (let at = 0; at < words.length; at += 1) {
    const { text, core } = words[at]!;
    lookAround(text, at, search);
    if (core !== undefined) lookAround(core, at, search);
  }
  const { found } = search;
  if (found.length > 1) found.sort((one, other) => one.start - other.start || one.rank - other.rank);
  return found.map(({ label, why, span }) => ({ label, why, span }));
}

/** Tries the phrases of which this is the rarest word. */
function lookAround(text: string, at: number, search: Search): void {
  const exact = search.index.exact.get(text);
  if (exact !== undefined) for (const known of exact) tryAround(known, at, search);
  for (let length = 1; length <= OPENING && length <= text.length; length += 1) {
    const stems = search.index.stems.get(text.slice(0, length));
    if (stems === undefined) continue;
    for (const known of stems) if (text.startsWith(known.stem)) tryAround(known, at, search);
  }
}

function tryAround({ entry, phrase, rank, least, most }: Known, at: number, { words, found }: Search): void {
  for (let start = Math.max(0, at - most); start <= at - least; start += 1) {
    const last = matchAt(phrase, words, start);
    if (last === undefined) continue;
    const span = [words[start]!.from, words[last]!.to] as const;
    found.push({ label: entry.label, why: entry.id, span, start, rank });
  }
}

/** Drops what a figure of speech or a true denial covers, and the figure itself when danger is left beside it. */
function settled(hits: readonly Hit[]): readonly Hit[] {
  const figures = hits.filter((hit) => hit.label === 'negated_or_figurative');
  const literal = hits.filter(
    (hit) => hit.label !== 'negated_or_figurative' && !figures.some((f) => covers(f, hit)),
  );
  const rest = oncePerEntry(literal.filter((hit) => !isHaste(hit, literal)));
  const alarming = rest.some((hit) => !NOT_ALARMING.has(hit.label));
  return alarming ? rest : [...rest, ...figures.slice(0, 1)];
}

/** « Vite il revient »: haste and no call for help, when the words that say who comes hold all of it. */
function isHaste({ why, span }: Hit, hits: readonly Hit[]): boolean {
  const comes = hits.filter((hit) => hit.why.startsWith('leave-someone-coming'));
  return (
    why.startsWith('now-cry-for-help') &&
    comes.some((hit) => hit.span[0] <= span[0] && span[1] <= hit.span[1])
  );
}

function oncePerEntry(hits: readonly Hit[]): Hit[] {
  const seen = new Set<string>();
  return hits.filter((hit) => !seen.has(hit.why) && seen.add(hit.why));
}

function covers(figure: Hit, hit: Hit): boolean {
  return figure.span[0] < hit.span[1] && hit.span[0] < figure.span[1];
}
