import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadContent } from '../../../content/load.js';
import { findPlace, type Found } from '../../../dialogs/place/find-place.js';
import { gazetteerOf } from '../../../dialogs/place/gazetteer.js';

/** A message and what a neighbour would understand by it: INSEE codes, or the code of another département. */
export interface Labelled {
  text: string;
  kind: string;
  expected: string;
}

export const indre = loadContent(fileURLToPath(new URL('../../../content', import.meta.url)), 'indre');

export const understood = (text: string): Found => findPlace(text, gazetteerOf(indre));

export function labelled(file: string): Labelled[] {
  const lines = readFileSync(new URL(file, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1);
  return lines.map((line) => {
    const parts = /^"((?:[^"]|"")*)",(\w+),(.*)$/.exec(line);
    if (!parts) throw new Error(`${file}: a line that is not "text",kind,expected: ${line}`);
    const [, text = '', kind = '', expected = ''] = parts;
    return { text: text.replaceAll('""', '"'), kind, expected };
  });
}

/** What was understood, written as the label is. */
export function asLabel({ kind, communes, departement }: Found): string {
  if (kind === 'outside') return `outside ${departement ?? ''}`.trim();
  return [kind, ...communes.map(({ insee }) => insee).sort()].join(' ');
}

export const labelOf = ({ kind, expected }: Labelled): string => `${kind} ${expected}`.trim();
