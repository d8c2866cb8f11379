import { gate } from '../../content/gate.js';
import { textsIn } from '../../content/languages.js';
import type { Content, Language, Line } from '../../content/model.js';
import { isoDay } from '../../dialogs/hours/day.js';
import { addressOf, makeWords, numberOf } from '../words.js';
import type { Layout } from './page/layout.js';

const PREFIX = 'page.';
const SHOWN_EVERYWHERE = ['police-17', 'urgence-114', 'vfi-3919'];

/** Said by a page without script beside boxes, and understood by the bot. */
export const DONE = 'answer.done';

/** What the browser fills itself. */
const FOR_THE_PAGE = { count: '{{count}}', name: '{{name}}' };

/** The page's words in one language, by key without its prefix, with their numbers filled in. */
export function pageWords(content: Content, lang: string): ReadonlyMap<string, string> {
  const words = makeWords(content)(lang, 'web');
  const own = [...textsIn(content, words.language).keys()].filter((key) => key.startsWith(PREFIX));
  const done = [DONE, words.text(DONE)] as const;
  return new Map([
    done,
    ...own.map((key) => [key.slice(PREFIX.length), words.text(key, FOR_THE_PAGE)] as const),
  ]);
}

interface Made {
  style: string;
  script: string;
  now: Date;
}

/** What the layout needs, from the content. */
export function layoutOf(content: Content, language: Language, { style, script, now }: Made): Layout {
  const { settings } = content;
  const today = isoDay(now, settings.time_zone);
  return {
    lang: language.id,
    dir: language.direction,
    languages: settings.languages.map(({ id, name, direction }) => ({ id, name, dir: direction })),
    other: otherThan(language, settings.languages),
    words: pageWords(content, language.id),
    leaveTo: settings.leave_to,
    fictional: settings.fictional,
    indexed: settings.indexed,
    runBy: settings.run_by[language.over],
    lines: Object.fromEntries(SHOWN_EVERYWHERE.map((id) => [id, linkOf(content.lines.get(id), today)])),
    style,
    script,
  };
}

/** From French in any form to English, and from anything else to French. */
function otherThan({ id, over }: Language, languages: readonly Language[]): string {
  return languages.find((one) => one.over !== over && one.id === one.over)?.id ?? id;
}

function linkOf(line: Line | undefined, today: string): { href: string; number: string } | undefined {
  if (!line || !gate(line, today).open) return undefined;
  const [href, number] = [addressOf(line), numberOf(line)];
  return href && number ? { href, number } : undefined;
}
