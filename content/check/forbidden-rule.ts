import { everyRecordWording, everyText, type Rule, type Wording } from './inspected.js';
import type { Lists } from './lists.js';

/** Nothing that forbidden.yaml lists is ever shown to a visitor. */
export const forbiddenRule: Rule = (inspected) => {
  const phrases = inspected.lists.forbidden.map(compile);
  return [...everyText(inspected), ...everyRecordWording(inspected)].flatMap((text) => {
    const sentences = sentencesOf(text);
    return phrases
      .filter(({ lang }) => lang === 'both' || lang === text.lang)
      .filter((phrase) => speaks(phrase, sentences))
      .map((phrase) => text.file.problemAt(text.path, `${phrase.say} (${phrase.pattern.source})`));
  });
};

interface Phrase {
  lang: 'fr' | 'en' | 'both';
  say: string;
  pattern: RegExp;
  except: RegExp | undefined;
}

/** JavaScript's own \b takes « é » for a space. */
const wordEdge = '(?:(?<=\\p{L})(?!\\p{L})|(?<!\\p{L})(?=\\p{L}))';

function compile({ lang, say, pattern, except }: Lists['forbidden'][number]): Phrase {
  const read = (source: string) => new RegExp(source.replaceAll('\\b', wordEdge), 'iu');
  return { lang, say, pattern: read(pattern), except: except === undefined ? undefined : read(except) };
}

/** Read sentence by sentence, so that a question further on excuses nothing. */
function sentencesOf({ words }: Wording): string[] {
  return words.replace(/[’\u02bc]/g, "'").split(/(?<=[.!?…])\s+|\n/);
}

function speaks({ pattern, except }: Phrase, sentences: readonly string[]): boolean {
  return sentences.some((sentence) => pattern.test(sentence) && !except?.test(sentence));
}
