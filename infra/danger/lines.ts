import { readFileSync } from 'node:fs';

/** A labelled message: `id,lang,channel,text,labels,note`. Labels are separated by `|`; none is an empty set. */
export interface Line {
  id: string;
  lang: string;
  channel: string;
  text: string;
  /** Absent when the file has no such column. */
  labels?: readonly string[];
}

const COLUMNS = ['id', 'lang', 'channel', 'text', 'labels'];

/** Reads a file of labelled messages. @throws when a column that is needed is missing. */
export function readLines(path: string): Line[] {
  const [header, ...rows] = cellsOf(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  const at = (name: string) => header?.findIndex((title) => title.trim() === name) ?? -1;
  const [id, lang, channel, text, labels] = COLUMNS.map(at);
  if (id! < 0 || text! < 0) throw new Error(`${path}: the first line must name the columns id and text`);
  return rows.map((row) => ({
    id: row[id!] ?? '',
    lang: row[lang!] ?? '',
    channel: row[channel!] ?? '',
    text: row[text!] ?? '',
    ...(labels! < 0
      ? {}
      : {
          labels: (row[labels!] ?? '')
            .trim()
            .split('|')
            .filter((label) => label !== ''),
        }),
  }));
}

/** Comma-separated values as RFC 4180 says: quotes, doubled quotes, line breaks inside quotes. */
export function cellsOf(source: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  const endCell = () => {
    row.push(cell);
    cell = '';
  };
  const endRow = () => {
    endCell();
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  };
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at]!;
    if (isQuoted && sign === '"' && source[at + 1] === '"') cell += source[(at += 1)]!;
    else if (sign === '"' && (isQuoted || cell === '')) isQuoted = !isQuoted;
    else if (!isQuoted && sign === ',') endCell();
    else if (!isQuoted && sign === '\n') endRow();
    else if (isQuoted || sign !== '\r') cell += sign;
  }
  if (cell !== '' || row.length > 0) endRow();
  return rows;
}
