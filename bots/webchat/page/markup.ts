/**
 * A piece of page as plain data: text, or `[tag, attributes, ...children]`. The server writes it as HTML and the
 * browser builds the same elements from it, so that both show one and the same message, and nothing a person
 * wrote is ever read as markup.
 */
export type Tree = string | Element;
export type Element = [tag: string, attributes: Attributes, ...children: Tree[]];
export type Attributes = Record<string, string | true | undefined>;

const FORBIDDEN = /^on|^style$|^srcdoc$/i;
const SAFE_ADDRESS = /^(tel:|sms:|https?:\/\/|\/(?!\/)|#)/;

/** Attributes that may be set: no handlers, no inline style, and links only to telephone, SMS, https or ourselves. */
export function allowed(attributes: Attributes): [string, string][] {
  const kept: [string, string][] = [];
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || FORBIDDEN.test(name)) continue;
    if (name === 'href' && !SAFE_ADDRESS.test(String(value))) continue;
    kept.push([name, value === true ? '' : value]);
  }
  return kept;
}

/** One paragraph per non-empty line. `inside`: what stands in it, when that is more than its words. */
export function paragraphs(
  text: string | undefined,
  inside: (line: string) => Tree[] = (line) => [line],
): Element[] {
  const lines = (text ?? '').split('\n').filter((line) => line.trim() !== '');
  const item = (line: string) => (line.startsWith('– ') ? 'item' : undefined);
  return lines.map((line): Element => ['p', { class: item(line) }, ...inside(held(line))]);
}

/** French signs stay with their word: no line begins with « : » or « ? », nor with the h of « 10 h ». */
export const held = (words: string): string =>
  words.replace(/ (?=[:;?!»])/g, '\u00a0').replace(/(«|\d(?= h\b)) /g, '$1\u00a0');
