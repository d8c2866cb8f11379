import { gate } from '../../content/gate.js';
import type { Content, Lang, Line } from '../../content/model.js';
import { isoDay } from '../../dialogs/hours/day.js';
import { addressOf, makeWords, numberOf } from '../words.js';
import type { Layout } from './page/layout.js';

const PREFIX = 'page.';
const SHOWN_EVERYWHERE = ['police-17', 'urgence-114', 'vfi-3919'];

/** Said by a page without script beside boxes, and understood by the bot. */
export const DONE = 'answer.done';

/** What the browser fills itself, at each key pressed. */
const FOR_THE_PAGE = { count: '{{count}}' };

/** The page's words in one language, by key without its prefix, with their numbers filled in. */
export function pageWords(content: Content, lang: Lang): ReadonlyMap<string, string> {
  const words = makeWords(content)(lang, 'web');
  const own = [...content.texts[lang].keys()].filter((key) => key.startsWith(PREFIX));
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
export function layoutOf(content: Content, lang: Lang, { style, script, now }: Made): Layout {
  const { settings } = content;
  const today = isoDay(now, settings.time_zone);
  return {
    lang,
    words: pageWords(content, lang),
    leaveTo: settings.leave_to,
    fictional: settings.fictional,
    indexed: settings.indexed,
    runBy: settings.run_by[lang],
    lines: Object.fromEntries(SHOWN_EVERYWHERE.map((id) => [id, linkOf(content.lines.get(id), today)])),
    style,
    script,
  };
}

function linkOf(line: Line | undefined, today: string): { href: string; number: string } | undefined {
  if (!line || !gate(line, today).open) return undefined;
  const [href, number] = [addressOf(line), numberOf(line)];
  return href && number ? { href, number } : undefined;
}
