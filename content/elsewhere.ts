import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { normaliseName } from './communes/normalise-name.js';
import type { Elsewhere } from './model.js';

/** The two generated tables of the rest of France, as text: cheap to read, dear to index. */
export interface ElsewhereText {
  /** `code<TAB>name<TAB>postcode,postcode`, one commune a line. */
  communes: string;
  /** `code<TAB>name<TAB>"dans le Cher"`, one département a line. */
  departements: string;
}

export function readElsewhere(root: string): ElsewhereText {
  const read = (name: string) => {
    const path = join(root, 'france', name);
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  };
  return { communes: read('elsewhere.tsv'), departements: read('departements.tsv') };
}

/**
 * 35,000 communes are indexed the first time somebody names one outside the département, not at start-up:
 * the page must answer within seconds of a restart.
 */
export function indexElsewhere(text: ElsewhereText): Elsewhere {
  const departements = rows(text.departements);
  const within = {
    fr: new Map(departements.map(([code = '', , sentence = '']) => [code, sentence])),
    en: new Map(departements.map(([code = '', name = '']) => [code, `in ${name}`])),
  };
  let index: Index | undefined;
  const once = () => (index ??= indexCommunes(text.communes));
  return {
    departements: within.fr,
    within,
    get byName() {
      return once().byName;
    },
    get byPostcode() {
      return once().byPostcode;
    },
  };
}

type Index = Record<'byName' | 'byPostcode', ReadonlyMap<string, readonly string[]>>;

function indexCommunes(text: string): Index {
  const byName = new Map<string, string[]>();
  const byPostcode = new Map<string, string[]>();
  for (const [code = '', name = '', postcodes = ''] of rows(text)) {
    add(byName, normaliseName(name), code);
    for (const postcode of postcodes.split(',')) add(byPostcode, postcode, code);
  }
  return { byName, byPostcode };
}

function add(map: Map<string, string[]>, key: string, code: string): void {
  const codes = map.get(key);
  if (!codes) map.set(key, [code]);
  else if (!codes.includes(code)) codes.push(code);
}

function rows(text: string): string[][] {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return lines.map((line) => line.split('\t'));
}
