import type { Word } from './normalise.js';
import { normalise } from './normalise.js';

/**
 * The small language in which danger phrases are written (content/danger/README.md), compiled to steps over words.
 * Matching keeps a set of places instead of backtracking, so that no phrase and no text can make it slow.
 */
export interface Phrase {
  steps: readonly Step[];
  /** At most this many words come before it in the message. Absent: any. */
  atStart?: number;
  /** At most this many words follow in the message. Absent: any. */
  atEnd?: number;
}

interface Step {
  /** Any number in figures. */
  figures: boolean;
  exact: ReadonlySet<string>;
  stems: readonly string[];
  /** Words that may stand between the step before and this one. */
  gap: number;
}

const USUAL_GAP = 3;
const LONGEST_GAP = 12;

/** @throws when a phrase is not written as the README says: an author's mistake, told at start. */
export function compilePhrase(written: string): Phrase {
  const parts = written.trim().split(/\s+/);
  const hasStart = parts[0] === '^';
  let atStart = 0;
  const hasEnd = parts.at(-1) === '$';
  const steps: Step[] = [];
  let gap = 0;
  for (const part of parts.slice(hasStart ? 1 : 0, hasEnd ? -1 : undefined)) {
    if (part.startsWith('*')) gap += gapOf(part, written);
    else if (steps.length === 0 && hasStart) {
      atStart = gap;
      steps.push(stepOf(part, 0, written));
      gap = 0;
    } else {
      steps.push(stepOf(part, gap, written));
      gap = 0;
    }
  }
  if (steps.length === 0 || steps[0]!.gap > 0 || (gap > 0 && !hasEnd)) {
    throw new Error(`the phrase "${written}" must start and end with a word`);
  }
  return { steps, ...(hasStart ? { atStart } : {}), ...(hasEnd ? { atEnd: gap } : {}) };
}

interface StepWords {
  exact: readonly string[];
  stems: readonly string[];
}

/** The step of a phrase by which it is looked for: its words, and how many words lie between it and the first, at least and at most. */
export interface Anchor extends StepWords {
  least: number;
  most: number;
}

const FIGURES = [...'0123456789'];

function wordsOfStep({ exact, stems, figures }: Step): StepWords {
  return { exact: [...exact], stems: figures ? [...stems, ...FIGURES] : stems };
}

/** In how many steps each word or stem stands, over all phrases. */
export function howOften(phrases: readonly Phrase[]): ReadonlyMap<string, number> {
  const often = new Map<string, number>();
  for (const { steps } of phrases) {
    for (const step of steps) {
      const { exact, stems } = wordsOfStep(step);
      for (const word of [...exact, ...stems]) often.set(word, (often.get(word) ?? 0) + 1);
    }
  }
  return often;
}

/** The step that is rarest in all phrases, so that only phrases with a chance are tried. */
export function anchorOf({ steps }: Phrase, often: ReadonlyMap<string, number>): Anchor {
  const choices = steps.map(wordsOfStep);
  const weights = choices.map(({ exact, stems }) =>
    [...exact, ...stems].reduce((sum, word) => sum + (often.get(word) ?? 0), 0),
  );
  const least = weights.indexOf(Math.min(...weights));
  const most = steps.slice(1, least + 1).reduce((sum, { gap }) => sum + gap + 1, 0);
  return { ...choices[least]!, least, most };
}

/** Tries a phrase at one word. Gives the index of the last word it covers. */
export function matchAt(phrase: Phrase, words: readonly Word[], start: number): number | undefined {
  if (phrase.atStart !== undefined && start > phrase.atStart) return undefined;
  if (!accepts(phrase.steps[0]!, words[start]!)) return undefined;
  const within = { words, sentence: words[start]!.sentence };
  let places = [start];
  // Each step looks a bounded way ahead of each place, so that the whole costs a constant.
  for (let step = 1; step < phrase.steps.length; step += 1) {
    places = advance(phrase.steps[step]!, places, within);
    if (places.length === 0) return undefined;
  }
  if (phrase.atEnd === undefined) return places[0];
  const { atEnd } = phrase;
  return places.find((place) => place + atEnd >= words.length - 1);
}

function advance(
  step: Step,
  places: number[],
  within: { words: readonly Word[]; sentence: number },
): number[] {
  const next: number[] = [];
  for (const place of places) {
    for (let at = place + 1; at <= place + 1 + step.gap; at += 1) {
      const word = within.words[at];
      if (word === undefined || word.sentence !== within.sentence) break;
      if (!next.includes(at) && accepts(step, word)) next.push(at);
    }
  }
  return next;
}

function accepts(step: Step, word: Word): boolean {
  return isOneOf(step, word.text) || (word.core !== undefined && isOneOf(step, word.core));
}

function isOneOf(step: Step, text: string): boolean {
  if (step.figures && /^\d+$/.test(text)) return true;
  return step.exact.has(text) || step.stems.some((stem) => text.startsWith(stem));
}

function gapOf(part: string, written: string): number {
  const gap = part === '*' ? USUAL_GAP : Number(part.slice(1));
  if (!Number.isInteger(gap) || gap < 1 || gap > LONGEST_GAP) {
    throw new Error(`"${part}" in the phrase "${written}" must be * or *1 to *${LONGEST_GAP}`);
  }
  return gap;
}

function stepOf(part: string, gap: number, written: string): Step {
  const exact = new Set<string>();
  const stems: string[] = [];
  const choices = part.split('|');
  for (const choice of choices) {
    if (choice === '%') continue;
    const stem = choice.endsWith('~');
    const word = normalise(stem ? choice.slice(0, -1) : choice);
    if (word === '' || word.includes(' '))
      throw new Error(`"${choice}" in the phrase "${written}" is not one word`);
    if (stem) stems.push(word);
    else exact.add(word);
  }
  return { figures: choices.includes('%'), exact, stems, gap };
}
