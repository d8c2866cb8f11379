import type { Content } from '../../content/model.js';
import type { Ask } from '../model.js';
import { leaning } from './leaning.js';
import { normalise } from './normalise.js';
import { numberIn } from './numbers.js';
import { readOne, wordsOfKey, type Screen } from './options.js';

/**
 * Reads words against the options on screen: a title in any language, a number, a rank, a synonym of content, or a
 * short sentence that opens with a plain yes or no. What is not sure is not read: on a question about danger, a
 * wrong "no" is the costliest error of the house.
 */
export type AnswerRead = { ids: string[] } | { done: true } | undefined;

type Synonyms = Content['synonyms'];

/** Words longer than this are a story, not an answer. */
const LONGEST_ANSWER = 200;

/** Options that stand alone: with any other they contradict themselves. */
const ALONE: ReadonlySet<string> = new Set([
  'none',
  'never',
  'no',
  'unknown',
  'skip',
  'rather_not_say',
  'enough',
]);

/**
 * `undefined`: not an answer, or not surely one. `done`: "c'est tout", where several answers fit. Several ids only
 * where `ask.many`.
 */
export function readAnswer(
  text: string,
  ask: Ask,
  titles: readonly (readonly string[])[],
  synonyms: Synonyms,
): AnswerRead {
  if (text.length > LONGEST_ANSWER) return undefined;
  const screen = { ask, titles, synonyms };
  const whole = normalise(text);
  if (whole === '') return undefined;
  if (ask.many && isDone(whole, synonyms)) return { done: true };
  if (ask.many && wordsOfKey(synonyms, 'many.all').has(whole)) return everything(ask);
  const id = readOne(whole, screen) ?? (ask.many ? undefined : leaning(whole, screen));
  if (id !== undefined) return ask.many && id === 'done' ? { done: true } : { ids: [id] };
  return severalIn(text, screen);
}

function severalIn(text: string, screen: Screen): AnswerRead {
  const parts = partsOf(text);
  if (parts.length < 2) return undefined;
  const ids: string[] = [];
  for (const part of parts) {
    const id = readOne(part, screen);
    if (id === undefined) return undefined;
    ids.push(id);
  }
  const distinct = [...new Set(ids)];
  if (distinct.length > 1 && (!screen.ask.many || distinct.some((id) => ALONE.has(id)))) return undefined;
  return { ids: distinct };
}

/** "1 et 3", "1,3", "1 3", "1et3", "surveille, suit": the pieces between separators. */
function partsOf(text: string): string[] {
  const pieces = text
    .replace(/(\d)\s*(?:et|and|n|ou)\s*(?=\d)/gi, '$1,')
    .split(/[,;+&/\n]|\s(?:et|and)\s/i)
    .map(normalise)
    .filter((piece) => piece !== '');
  if (pieces.length > 1) return pieces;
  const words = (pieces[0] ?? '').replace(/^(?:le|la|les|numeros?|the) /, '').split(' ');
  return words.every((word) => numberIn(word) !== undefined) ? words : pieces;
}

function everything(ask: Ask): AnswerRead {
  return { ids: ask.options.map((option) => option.id).filter((id) => !ALONE.has(id) && id !== 'done') };
}

function isDone(whole: string, synonyms: Synonyms): boolean {
  return wordsOfKey(synonyms, 'many.done').has(whole);
}
