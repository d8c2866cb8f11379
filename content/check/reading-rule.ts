import type { Lang, Settings } from '../model.js';
import type { Problem } from '../problem.js';
import { LANGS, type Sourced, type TextFile } from '../sources.js';
import { everyRecordWording, everyText, type Inspected, type Rule, type Wording } from './inspected.js';
import { measure, sentencesOf } from './readability.js';

type Limits = Settings['reading'];

/** Under this many words a score means nothing. */
export const enoughWords = 30;

/** A file of a few titles and answers is no page to read. */
const enoughInFile = 40;

/** Short sentences in each text; an easy score and short sentences on average in each file and each long text. */
export const readingRule: Rule = (inspected) => {
  const limits = inspected.sources.settings.at(-1)?.data.reading;
  if (!limits) return [];
  const files = LANGS.flatMap((lang) =>
    inspected.sources.texts[lang].flatMap((file) => hardFile(file, lang, limits)),
  );
  return [...longSentences(inspected, limits), ...hardTexts(inspected, limits), ...files];
};

/** The formulas are those of French and English: they say nothing of another language. */
function readTexts(inspected: Inspected): Wording[] {
  return everyText(inspected).filter(({ lang, overlay = lang }) => overlay.split('-')[0] === lang);
}

function longSentences(inspected: Inspected, limits: Limits): Problem[] {
  const wordings = [...readTexts(inspected), ...everyRecordWording(inspected)];
  return wordings.flatMap(({ words, lang, file, path }) =>
    sentencesOf(words)
      .map((sentence) => measure(sentence, lang).longestSentence)
      .filter((length) => length > limits.longest_sentence)
      .map((length) =>
        file.problemAt(path, `a sentence of ${length} words: ${limits.longest_sentence} at most`),
      ),
  );
}

function hardTexts(inspected: Inspected, limits: Limits): Problem[] {
  return readTexts(inspected).flatMap(({ words, lang, file, path }) =>
    faultsOf(words, lang, limits).map((message) => file.problemAt(path, message)),
  );
}

function hardFile({ file, data }: Sourced<TextFile>, lang: Lang, limits: Limits): Problem[] {
  const texts = Object.values(data.texts).map((text) => (typeof text === 'string' ? text : text.web));
  const all = texts.join('\n');
  if (measure(all, lang).words < enoughInFile) return [];
  return faultsOf(all, lang, limits).map((message) => file.problemAt(['texts'], message));
}

function faultsOf(text: string, lang: Lang, limits: Limits): string[] {
  const { score, wordsPerSentence, words } = measure(text, lang);
  if (words < enoughWords) return [];
  const average = `${wordsPerSentence.toFixed(1)} words a sentence on average: ${limits.words_per_sentence} at most`;
  return [
    ...(wordsPerSentence > limits.words_per_sentence ? [average] : []),
    ...(score < minimum(limits, lang) ? [tooHard(score, minimum(limits, lang))] : []),
  ];
}

function minimum(limits: Limits, lang: Lang): number {
  return lang === 'fr' ? limits.fr_minimum_score : limits.en_minimum_score;
}

function tooHard(score: number, least: number): string {
  return `reads at ${oneDecimalBelow(score)} (0 hard, 100 easy): ${least} at least. Shorten words and sentences`;
}

/** Never rounded up: 79.96 is not the 80 it misses. */
export function oneDecimalBelow(score: number): string {
  return (Math.floor(score * 10) / 10).toFixed(1);
}
