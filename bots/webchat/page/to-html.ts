import { allowed, type Tree } from './markup.js';

const VOID = new Set(['meta', 'link', 'input', 'br']);
const RAW = new Set(['style', 'script']);
/** What ends a style or script early, or makes its end go unseen. */
const CUTS_SHORT = /<(\/?script|\/style|!--)/i;
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeText = (text: string): string => text.replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? '');
const escapeValue = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? '');

/** Writes a tree as HTML. Everything that is not an element of the tree is escaped. */
export function toHtml(tree: Tree): string {
  if (typeof tree === 'string') return escapeText(tree);
  const [tag, attributes, ...children] = tree;
  const start = `<${tag}${allowed(attributes).map(attribute).join('')}>`;
  if (VOID.has(tag)) return start;
  return `${start}${RAW.has(tag) ? raw(children) : children.map(toHtml).join('')}</${tag}>`;
}

/** Style and script are read as they stand: nothing may be escaped in them, so nothing in them may look like markup. */
function raw(children: readonly Tree[]): string {
  const text = children.filter((child) => typeof child === 'string').join('');
  if (CUTS_SHORT.test(text)) throw new Error('a style or script would end in its middle');
  return text;
}

const attribute = ([name, value]: [string, string]): string =>
  value === '' ? ` ${name}` : ` ${name}="${escapeValue(value)}"`;
