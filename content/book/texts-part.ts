import { dateWords } from '../describe-check.js';
import type { Entry } from './entries.js';
import { signed } from './html.js';

/** The texts of a section, each with its box. A question and its answers are read, and signed, together. */
export function textsPart(entries: readonly Entry[]): string {
  return together(entries).map(group).join('\n');
}

function together(entries: readonly Entry[]): Entry[][] {
  const groups: Entry[][] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    if (last?.[0] && entry.key.startsWith(`${last[0].key}.`)) last.push(entry);
    else groups.push([entry]);
  }
  return groups;
}

function group(entries: readonly Entry[]): string {
  const kept = [...new Set(entries.flatMap((entry) => entry.kept.map(keptWords)))];
  const first = entries[0]?.key ?? '';
  const rows = entries.flatMap(({ key, forms }) =>
    forms.map(({ form, words }) => {
      const label = [key.slice(first.length + 1), forms.length > 1 ? `${form} :` : ''].join(' ').trim();
      return label === '' ? words : { label, ...words };
    }),
  );
  return signed(first, kept.join(' ; '), rows);
}

function keptWords({ owner, written, review_by }: Entry['kept'][number]): string {
  return `${owner}, écrit le ${dateWords(written, 'fr')}, à relire avant le ${dateWords(review_by, 'fr')}`;
}
