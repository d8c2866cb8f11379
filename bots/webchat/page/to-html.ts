import { allowed, type Tree } from './markup.js';

const VOID = new Set(['meta', 'link', 'input', 'br']);
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeText = (text: string): string => text.replace(/[&<>]/g, (sign) => ENTITIES[sign] ?? '');
const escapeValue = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? '');

/** Writes a tree as HTML. Everything that is not an element of the tree is escaped. */
export function toHtml(tree: Tree): string {
  if (typeof tree === 'string') return escapeText(tree);
  const [tag, attributes, ...children] = tree;
  const start = `<${tag}${allowed(attributes).map(attribute).join('')}>`;
  return VOID.has(tag) ? start : `${start}${children.map(toHtml).join('')}</${tag}>`;
}

const attribute = ([name, value]: [string, string]): string =>
  value === '' ? ` ${name}` : ` ${name}="${escapeValue(value)}"`;
