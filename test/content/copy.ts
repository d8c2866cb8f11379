import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { remembering } from '../../content/yaml-file.js';

/** The content as it is in this repository. */
export const realRoot = fileURLToPath(new URL('../../content', import.meta.url));

/** The day the records were read: every check is in date. */
export const dayOfReading = '2026-11-23';

/** A fault stands in one file: the others are as they were, and parsed once for all tests. */
export const parsed = remembering();

/** What was learned and the words it was learned from: half of all there is to read, and no test plants a fault there. */
const LEARNED = /danger\/(concepts|spellings|learned|lines)/;

/** A copy of content/ in which a test may plant a fault. */
export interface Copy {
  root: string;
  /** Puts `to` where `from` stands, which must be there, and gives the line of it, counted from 1. */
  replace: (file: string, from: string, to: string) => number;
  append: (file: string, text: string) => number;
  write: (file: string, text: string) => void;
  remove: () => void;
}

export function copyContent(): Copy {
  const folder = mkdtempSync(join(tmpdir(), 'reperes-content-'));
  const root = join(folder, 'content');
  const isData = (path: string) =>
    !path.endsWith('.ts') && !path.includes('communes/') && !LEARNED.test(path);
  cpSync(realRoot, root, { recursive: true, filter: isData });
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  const write = (file: string, text: string) => writeFileSync(join(root, file), text);
  const replace = (file: string, from: string, to: string) => {
    const before = read(file);
    const at = before.indexOf(from);
    if (at < 0) throw new Error(`${file} no longer holds "${from}"`);
    write(file, before.slice(0, at) + to + before.slice(at + from.length));
    return before.slice(0, at).split('\n').length;
  };
  const append = (file: string, text: string) => {
    const before = read(file);
    write(file, before + text);
    return before.split('\n').length;
  };
  return { root, replace, append, write, remove: () => rmSync(folder, { recursive: true }) };
}
