import { everyRecordWording, everyText, type Rule, type Wording } from './inspected.js';
import type { Lists } from './lists.js';

/** Nothing that forbidden.yaml lists is ever shown to a visitor. */
export const forbiddenRule: Rule = (inspected) => {
  const phrases = inspected.lists.forbidden.map(compile);
  return [...everyText(inspected), ...everyRecordWording(inspected)].flatMap((text) =>
    phrases
      .filter((phrase) => speaks(phrase, text))
      .map((phrase) => text.file.problemAt(text.path, `${phrase.say} (${phrase.pattern.source})`)),
  );
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
function speaks({ lang, pattern, except }: Phrase, text: Wording): boolean {
  if (lang !== 'both' && lang !== text.lang) return false;
  const sentences = text.words.replace(/[’\u02bc]/g, "'").split(/(?<=[.!?…])\s+|\n/);
  return sentences.some((sentence) => pattern.test(sentence) && !except?.test(sentence));
}
