import type { Content, Lang, Line } from '../../content/model.js';
import type { Layout } from './page/layout.js';

const PREFIX = 'page.';
const SHOWN_EVERYWHERE = ['police-17', 'urgence-114', 'vfi-3919'];

/** The page's words in one language, by key without its prefix, with their numbers filled in. */
export function pageWords(content: Content, lang: Lang): ReadonlyMap<string, string> {
  const own = [...content.texts[lang]].filter(([key]) => key.startsWith(PREFIX));
  return new Map(
    own.map(([key, text]) => [
      key.slice(PREFIX.length),
      fill(content, typeof text === 'string' ? text : text.web),
    ]),
  );
}

/** Numbers come from the records: `{{n.<line id>}}`. What is not a number stays as it is for the page to fill. */
function fill(content: Content, text: string): string {
  return text.replace(/\{\{n\.([a-z0-9-]+)\}\}/g, (_, id: string) => numberOf(content.lines.get(id)) ?? '');
}

const numberOf = (line: Line | undefined): string | undefined => line?.number ?? line?.sms;

/** What the layout needs, from the content. `version` names the script and style that go with it. */
export function layoutOf(content: Content, lang: Lang, version: string): Layout {
  const { settings } = content;
  return {
    lang,
    words: pageWords(content, lang),
    leaveTo: settings.leave_to,
    fictional: settings.fictional,
    indexed: settings.indexed,
    runBy: settings.run_by[lang],
    lines: Object.fromEntries(SHOWN_EVERYWHERE.map((id) => [id, linkOf(content.lines.get(id))])),
    version,
  };
}

/** A standing line's link. A line one can only write to opens an empty message; any other is dialled. */
function linkOf(line: Line | undefined): { href: string; number: string } | undefined {
  const number = numberOf(line);
  if (!line || !number || line.publish !== 'yes' || !line.standing) return undefined;
  return { href: line.sms ? `sms:${line.sms}` : `tel:${number}`, number };
}
