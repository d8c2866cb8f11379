import type { Lang } from '../model.js';
import { LANGS, type Sources } from '../sources.js';
import { everyRecordWording, everyText, type Wording } from './inspected.js';
import { measure, type Measure } from './readability.js';
import { enoughWords, oneDecimalBelow } from './reading-rule.js';

const formulas: Record<Lang, string> = { fr: 'Kandel-Moles', en: 'Flesch' };

type Measured = Wording & { measure: Measure };

/**
 * One line for each language: how many texts a visitor may read (the words of lines and places among them), then how
 * the long ones read. Titles and answers are left out of the averages, which they would flatter.
 */
export function readingSummary(sources: Sources): string[] {
  const all = [...everyText({ sources }), ...everyRecordWording({ sources })];
  return LANGS.map((lang) => {
    const own = all.filter((wording) => wording.lang === lang && wording.overlay === undefined);
    return lineOf(
      lang,
      own.map((wording) => ({ ...wording, measure: measure(wording.words, lang) })),
    );
  });
}

function lineOf(lang: Lang, texts: readonly Measured[]): string {
  const long = texts.filter(({ measure: { words } }) => words >= enoughWords);
  return [
    `reading ${lang}: ${texts.length} texts, ${long.length} of ${enoughWords} words or more`,
    ...hardest(long, formulas[lang]),
    ...longest(texts),
  ].join('; ');
}

function hardest(long: readonly Measured[], formula: string): string[] {
  const sum = (of: 'words' | 'sentences') => long.reduce((total, text) => total + text.measure[of], 0);
  const [least] = [...long].sort((a, b) => a.measure.score - b.measure.score);
  if (!least) return [];
  const mean = (sum('words') / sum('sentences')).toFixed(1);
  return [
    `the hardest of these reads at ${oneDecimalBelow(least.measure.score)} (${formula}, ${least.key})`,
    `they have ${mean} words a sentence on average`,
  ];
}

function longest(texts: readonly Measured[]): string[] {
  const [most] = [...texts].sort((a, b) => b.measure.longestSentence - a.measure.longestSentence);
  return most ? [`the longest sentence of all has ${most.measure.longestSentence} words (${most.key})`] : [];
}
