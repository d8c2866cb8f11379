import type { Content, DangerLabel } from '../../content/model.js';
import type { Hit } from '../model.js';
import { readDanger } from '../reading/danger.js';
import { wordsOf } from '../reading/normalise.js';
import { isOtherLanguage } from '../reading/other-language.js';
import { conceptsIn, indexConcepts, isWordOfConcepts, type ConceptIndex, type Found } from './concepts.js';
import { featureReader, withoutCourtesies, WINDOW, type FeatureReader } from './features.js';
import type { FormOf } from './forms.js';
import { IDLE, isHushed, isIdleTalk } from './idle.js';
import {
  emptyJudgement,
  judge,
  loudest,
  networkOf,
  type Judgement,
  type Network,
  type Row,
} from './learned.js';
import { unjoined } from './joined-words.js';
import { lexiconOf } from './lexicon.js';
import { tokensOfWords, type Token } from './tokens.js';

/**
 * The safety net: what a message says, in any words. Phrases written one by one (content/danger) and what was learned
 * from invented lines are both heard; each hit names what spoke and where. Deterministic, no outside service, linear
 * in the length of the text.
 */
export interface Listener {
  (text: string): readonly Hit[];
}

type Knowledge = Pick<Content, 'danger' | 'hearing'>;

const listeners = new WeakMap<Content['hearing'], Listener>();

/** One for each content: its index is made once. */
export function listenerOf(content: Knowledge): Listener {
  const known = listeners.get(content.hearing) ?? newListener(content);
  listeners.set(content.hearing, known);
  return known;
}

function newListener({ danger, hearing }: Knowledge): Listener {
  const index = indexConcepts(hearing.concepts, hearing.spellings);
  const learned = networkOf(hearing.learned);
  const learnt = {
    index,
    learned,
    read: featureReader(index),
    judgement: emptyJudgement(learned),
  };
  const formOf: FormOf = lexiconOf([...index.byText.keys(), ...learned.words], index, learned);
  const isKnown = (word: string) => isWordOfConcepts(word, index);
  return (text) => {
    const words = unjoined(wordsOf(text), isKnown);
    const written = readDanger(text, 'fr', danger, words);
    // Nothing was learned of other languages: their words would only be mistaken for ours.
    if (isOtherLanguage(text, words)) return written;
    const rows = rowsOf(tokensOfWords(words, hearing.spellings, formOf));
    const whole = { ...learnt, isStory: rows.length > 1 };
    const heard = rows.flatMap((row) => heardIn(row, written, whole));
    return together(
      written.filter((hit) => isBelieved(hit, heard)),
      heard.flatMap(({ hits }) => hits),
    );
  };
}

interface Learnt {
  index: ConceptIndex;
  learned: Network;
  read: FeatureReader;
  judgement: Judgement;
  /** Too long for one row: nothing in it is taken for idle talk or denied, for a danger may stand at its very end. */
  isStory: boolean;
}

/** Whole sentences as far as a row can hold them; a longer sentence is cut with half of it read twice. */
export function rowsOf(tokens: readonly Token[]): (readonly Token[])[] {
  if (tokens.length <= WINDOW) return [withoutCourtesies(tokens)];
  const rows: (readonly Token[])[] = [];
  for (let from = 0; from < tokens.length;) {
    const to = endOfRow(tokens, from);
    rows.push(withoutCourtesies(tokens.slice(from, to)));
    if (to === tokens.length) break;
    from = tokens[to]!.sentence === tokens[to - 1]!.sentence ? to - WINDOW / 2 : to;
  }
  return rows;
}

/** Just after the last sentence that ends within a row, or where the row is full. */
function endOfRow(tokens: readonly Token[], from: number): number {
  const full = Math.min(tokens.length, from + WINDOW);
  if (full === tokens.length) return full;
  for (let at = full; at > from + 1; at -= 1) {
    if (tokens[at]!.sentence !== tokens[at - 1]!.sentence) return at;
  }
  return full;
}

function within(hits: readonly Hit[], row: readonly Token[]): readonly Hit[] {
  const from = row[0]?.from ?? 0;
  const to = row.at(-1)?.to ?? 0;
  return hits.filter(({ span }) => span[0] < to && from < span[1]);
}

interface Heard {
  row: readonly Token[];
  hits: Hit[];
  /** Labels that what was learned says clearly are not there. */
  denied: ReadonlySet<DangerLabel>;
}

/** How far under its threshold a label must be for a phrase that says it not to be believed. */
const CLEARLY = 1;

/** One or two words are an answer to what is on screen, or a cry that a phrase holds: nothing learned is heard in them. */
const TOO_FEW = 2;
/** A few words are mostly an answer too: what was learned must then be surer. */
const FEW = 4;
const SURELY = 1.5;

/** A row that is mostly idle talk is heard again sentence by sentence: a danger may stand among them. */
function heardIn(tokens: readonly Token[], written: readonly Hit[], learnt: Learnt): Heard[] {
  const { labels, thresholds } = learnt.learned;
  const { scores } = learnt.judgement;
  if (understand(tokens, written, learnt) === undefined) return [{ row: tokens, hits: [], denied: NONE }];
  const isIdle = !learnt.isStory && isIdleTalk(labels, scores);
  const sentences = isIdle ? sentencesOf(tokens) : [];
  if (sentences.length > 1) return sentences.flatMap((sentence) => heardIn(sentence, written, learnt));
  const least = tokens.length <= FEW ? SURELY : 0;
  const hits: Hit[] = [];
  const denied = new Set<DangerLabel>();
  const overheard = { tokens, written, learnt };
  for (let at = 0; at < labels.length; at += 1) {
    const label = labels[at]!;
    const above = isIdle && isHushed(label) ? -Infinity : scores[at]! - thresholds[at]!;
    if (above >= least) hits.push(new LearnedHit(at, overheard));
    else if (above < -CLEARLY && !learnt.isStory) denied.add(label);
  }
  return [{ row: tokens, hits, denied }];
}

/** Judges a row, unless there is too little in it: « qsdf wxcv truc » has no meaning we know. */
function understand(
  tokens: readonly Token[],
  written: readonly Hit[],
  { index, learned, read, judgement }: Learnt,
): Understood | undefined {
  if (tokens.length <= TOO_FEW) return undefined;
  const found = conceptsIn(tokens, index);
  if (found.length === 0) return undefined;
  const row: Row = { tokens, features: read(tokens, found, within(written, tokens)) };
  judge(row, learned, judgement);
  return { row, found };
}

function sentencesOf(tokens: readonly Token[]): (readonly Token[])[] {
  const sentences = new Map<number, Token[]>();
  for (const token of tokens) {
    const known = sentences.get(token.sentence);
    if (known === undefined) sentences.set(token.sentence, [token]);
    else known.push(token);
  }
  return [...sentences.values()];
}

const NONE: ReadonlySet<DangerLabel> = new Set();

/** Phrases whose id the conversation relies on are always believed, and what kills now said in its plainest words. */
const RELIED_ON = [
  'leave-',
  'probing-',
  'address-only',
  'child-writer-',
  'now-plain',
  'strangulation-recent-now',
  'threat-to-kill-plain',
  'suicide-thought-plain',
];

function isBelieved(hit: Hit, heard: readonly Heard[]): boolean {
  if (RELIED_ON.some((start) => hit.why.startsWith(start))) return true;
  const around = heard.filter(({ row }) => within([hit], row).length > 0);
  return around.length === 0 || around.some(({ denied }) => !denied.has(hit.label));
}

interface Understood {
  row: Row;
  found: readonly Found[];
}

/**
 * What was learned says why when it is asked, by hearing its row again: the talk asks it of two labels only
 * (words-heard.ts). Nothing heard meanwhile can change the answer.
 */
class LearnedHit implements Hit {
  readonly isLearned = true;
  readonly label: DangerLabel;
  #known: Reason | undefined;
  readonly #at: number;
  readonly #heard: Overheard;

  constructor(at: number, heard: Overheard) {
    this.label = heard.learnt.learned.labels[at]!;
    this.#at = at;
    this.#heard = heard;
  }

  get why(): string {
    return this.#reason().why;
  }

  get span(): Hit['span'] {
    return this.#reason().span;
  }

  #reason(): Reason {
    const { tokens, written, learnt } = this.#heard;
    return (this.#known ??= reasonOf(this.#at, understand(tokens, written, learnt)!, learnt));
  }
}

interface Overheard {
  tokens: readonly Token[];
  written: readonly Hit[];
  learnt: Learnt;
}

type Reason = Pick<Hit, 'why' | 'span'>;

/** Where it was said, and the concepts that stand there: « learned: squeeze + neck ». */
function reasonOf(label: number, { row, found }: Understood, { index, learned, judgement }: Learnt): Reason {
  const loud = loudest(label, row, learned, judgement);
  const isLoud = ({ first, last }: Found) => loud.some((one) => one.first <= last && first <= one.last);
  const names = new Set(found.filter(isLoud).map(({ concept }) => index.ids[concept]));
  const { tokens } = row;
  const first = Math.min(...loud.map((one) => one.first), tokens.length - 1);
  const last = Math.max(...loud.map((one) => one.last), first);
  return {
    why: `learned: ${names.size === 0 ? 'words' : [...names].join(' + ')}`,
    span: [tokens[first]!.from, tokens[last]!.to],
  };
}

/**
 * A phrase is believed unless what was learned says clearly no: « le film me fait mourir de peur ». What a phrase said is
 * not said again: its id means more to the conversation.
 */
function together(written: readonly Hit[], learned: readonly Hit[]): readonly Hit[] {
  const said = new Set(written.map(({ label }) => label));
  const more = learned.filter(({ label }) => !said.has(label) && said.add(label));
  const all = [...written, ...(isOnlyLeaving(written, more) ? [] : more)];
  const isAlarming = all.some(({ label }) => !CALM.has(label));
  return isAlarming ? all.filter(({ label }) => !IDLE.has(label)) : all;
}

/** « Il arrive », « il verra que j'ai écrit », and no more than the writer's age: to leave comes before any card. */
function isOnlyLeaving(written: readonly Hit[], learned: readonly Hit[]): boolean {
  const isLeaving = ({ why }: Hit) => why.startsWith('leave-');
  const isOfAge = ({ why }: Hit) => why.startsWith('child-writer-');
  return (
    written.some(isLeaving) &&
    written.every((hit) => isLeaving(hit) || isOfAge(hit)) &&
    learned.every(({ label }) => label === 'immediate_danger' || label === 'perpetrator_seeking_help')
  );
}

const CALM: ReadonlySet<Hit['label']> = new Set([...IDLE, 'wants_human']);
