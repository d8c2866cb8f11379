import { held, type Tree } from './markup.js';

/** Words of a message that lead somewhere: a number to dial or to write to, a site. */
export interface Link {
  text: string;
  /** `tel:…`, `sms:…` or `https://…`; anything else stays words. */
  value: string;
}

const LEADS = /^(tel:|sms:|https:\/\/)/;
/** A telephone number in pairs is one word: the 17 inside it is not the police. */
const PAIRS = '\\d\\d(?:[ .\\u00a0]\\d\\d){3,}';

/** Reads the lines of one message in order, and makes each link where its words first stand as whole words. */
export function linker(links: readonly Link[] = []): (line: string) => Tree[] {
  const safe = links.filter(({ text, value }) => text && LEADS.test(value));
  const left = new Map(safe.map(({ text, value }) => [held(text), value]));
  if (left.size === 0) return (line) => [line];
  const pattern = wholeWords([...left.keys()]);
  return (line) => {
    const parts: Tree[] = [];
    let from = 0;
    for (const { 1: before = '', 2: text = '', index } of line.matchAll(pattern)) {
      const value = left.get(text);
      if (value === undefined) continue;
      left.delete(text);
      const at = index + before.length;
      parts.push(line.slice(from, at), linkTree({ text, value }, text === line));
      from = at + text.length;
    }
    return [...parts, line.slice(from)].filter((part) => part !== '');
  };
}

/** The longest first, so that no link cuts another. Without look-behind, which telephones of 2020 do not read. */
function wholeWords(texts: string[]): RegExp {
  const longestFirst = texts.sort((a, b) => b.length - a.length).map(escaped);
  const any = [...longestFirst, PAIRS].join('|');
  return new RegExp(`(^|[^\\p{L}\\p{N}])(${any})(?![\\p{L}\\p{N}])`, 'gu');
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** `whole`: nothing else stands on its line, and it is as large as an answer. */
function linkTree({ text, value }: Link, whole: boolean): Tree {
  return ['a', { class: whole ? 'whole' : undefined, href: value, ...aside(value) }, unbroken(text)];
}

/** A site opens beside the talk and is not told where she came from; a number needs no window. */
export const aside = (address: string): Record<string, string> =>
  address.startsWith('https:') ? { target: '_blank', rel: 'noopener noreferrer' } : {};

/** A number is read in one piece: no line ends inside it. */
export const unbroken = (title: string): string => title.replace(/(\d) (?=\d)/g, '$1\u00a0');
