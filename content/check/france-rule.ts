import { join } from 'node:path';
import type { Problem } from '../problem.js';
import type { Rule } from './inspected.js';

const commune = /^(\d[\dAB]\d?)\t[^\t]+\t\d{5}(?:,\d{5})*$/;
const departement = /^(\d[\dAB]\d?)\t[^\t]+\t[^\t]+$/;

/** The two generated tables of the rest of France are whole: they are read line by line only when somebody asks. */
export const franceRule: Rule = ({ sources }) => {
  const { communes, departements } = sources.elsewhere;
  const codes = new Set(lines(departements).map(({ text }) => departement.exec(text)?.[1]));
  const fitsCommune = (text: string) => codes.has(commune.exec(text)?.[1] ?? 'none');
  return [
    ...unfit(join(sources.root, 'france', 'elsewhere.tsv'), communes, fitsCommune),
    ...unfit(join(sources.root, 'france', 'departements.tsv'), departements, (text) =>
      departement.test(text),
    ),
  ];
};

function unfit(file: string, table: string, fits: (text: string) => boolean): Problem[] {
  return lines(table)
    .filter(({ text }) => !fits(text))
    .map(({ line, text }) => {
      const message = `"${text.slice(0, 40)}" is not a line of this table; npm run content:communes writes it again`;
      return { file, line, column: 1, message, severity: 'error' };
    });
}

function lines(table: string): { line: number; text: string }[] {
  const all = table.split('\n').map((text, i) => ({ line: i + 1, text }));
  return all.filter(({ text }) => text !== '' && !text.startsWith('#'));
}
