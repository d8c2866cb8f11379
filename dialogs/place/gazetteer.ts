import { foldAccents, normaliseName } from '../../content/communes/normalise-name.js';
import type { Commune, Content, Elsewhere } from '../../content/model.js';
import { onceFor } from '../../content/once-for.js';
import { beginningsOf } from './beginnings.js';
import { alsoWords } from './cue-words.js';
import { namingsOf, type Naming, type Rank } from './namings.js';
import { soundOf } from './sound.js';
import { consonantsOf, lettersOf, withoutDoubles } from './spelling.js';

/** The communes that one way of naming leads to, most populous first. */
export interface Entry {
  communes: readonly Commune[];
  rank: Rank;
  /** Also an ordinary word: not a place unless something says so. */
  needsCue: boolean;
}

/** An entry as it may be misspelt. */
export interface Spelt extends Entry {
  key: string;
  letters: number;
  sound: string;
  sounds: number;
  consonants: string;
}

export interface Gazetteer {
  departement: { code: string; words: string };
  /** By the name's letters alone: spaces and hyphens are the first thing people change. */
  byName: ReadonlyMap<string, Entry>;
  /** The same, whatever surer reading there is: "La Châtre" is also the beginning of La Châtre-Langlin. */
  anyNaming: ReadonlyMap<string, readonly Commune[]>;
  bySound: ReadonlyMap<string, Entry>;
  spelt: readonly Spelt[];
  byPostcode: ReadonlyMap<string, readonly Commune[]>;
  /** Départements other than ours, by the name's words. */
  departementsByName: ReadonlyMap<string, string>;
  elsewhere: Elsewhere;
  /** Every word that one of these names may begin with. */
  beginnings: ReadonlySet<string>;
}

/** The gazetteer of this content, made once. */
export const gazetteerOf = onceFor(makeGazetteer);

export function makeGazetteer({ communes, elsewhere, settings }: Content): Gazetteer {
  const sorted = [...communes].sort(byPopulation);
  const named = sorted.flatMap((commune) => namingsOf(commune).map((naming) => ({ commune, naming })));
  const bySound = entries(named, ({ words }) => soundOf(words));
  const byName = withShortHeard(
    entries(named, ({ words }) => lettersOfName(words)),
    bySound,
  );
  const glued = withGluedWords(byName);
  const departementsByName = departementNames(elsewhere, settings.departement.code);
  return {
    departement: { code: settings.departement.code, words: nameAlone(settings.departement.name) },
    byName: glued,
    anyNaming: everyNaming(named),
    bySound,
    spelt: spelt(named, byName),
    byPostcode: byPostcode(sorted),
    departementsByName,
    elsewhere,
    beginnings: beginningsOf({
      byName: glued,
      elsewhere: [...elsewhere.byName.keys(), ...departementsByName.keys()],
    }),
  };
}

export function byPopulation(a: Commune, b: Commune): number {
  return b.population - a.population || (a.insee < b.insee ? -1 : 1);
}

/** Letters alone, without accents: `saint` `maur` → `saintmaur`. */
export function lettersOfName(words: readonly string[]): string {
  return foldAccents(words.join(''));
}

interface Named {
  commune: Commune;
  naming: Naming;
}

/** One entry a key: the surest naming keeps it, equal ones share it. */
function entries(named: readonly Named[], keyOf: (naming: Naming) => string): Map<string, Entry> {
  const result = new Map<string, Entry>();
  for (const { commune, naming } of named) {
    const key = keyOf(naming);
    const there = result.get(key);
    const needsCue = alsoWords.has(lettersOfName(naming.words));
    if (!there || naming.rank < there.rank)
      result.set(key, { communes: [commune], rank: naming.rank, needsCue });
    else if (naming.rank === there.rank && !there.communes.includes(commune))
      result.set(key, { ...there, communes: [...there.communes, commune] });
  }
  return result;
}

function everyNaming(named: readonly Named[]): Map<string, Commune[]> {
  const result = new Map<string, Commune[]>();
  for (const { commune, naming } of named) {
    const key = lettersOfName(naming.words);
    result.set(key, [...new Set([...(result.get(key) ?? []), commune])]);
  }
  return result;
}

/** "vic": so short a part is written as it is heard, and may be Nohant-Vic, Vicq-sur-Nahon or Vicq-Exemplet. */
function withShortHeard(byName: Map<string, Entry>, bySound: ReadonlyMap<string, Entry>): Map<string, Entry> {
  const heard = ([key, entry]: [string, Entry]): [string, Entry] => {
    const alike = key.length < 4 && entry.rank === 2 ? bySound.get(soundOf([key])) : undefined;
    return [key, alike ? { ...entry, communes: alike.communes } : entry];
  };
  return new Map([...byName].map(heard));
}

/** "dissoudun", "largenton", "stmaur": what a name becomes when no key but letters is pressed. */
function withGluedWords(byName: Map<string, Entry>): Map<string, Entry> {
  const glued = [...byName].flatMap(([key, entry]) => gluedForms(key).map((form) => [form, entry] as const));
  return new Map([...glued, ...byName]);
}

function gluedForms(key: string): string[] {
  if (/^[aeiouh]/.test(key)) return [`d${key}`, `l${key}`];
  return key.startsWith('saint') ? [key.replace('saint', 'st')] : [];
}

function spelt(named: readonly Named[], byName: ReadonlyMap<string, Entry>): Spelt[] {
  const sounds = new Map(named.map(({ naming: { words } }) => [lettersOfName(words), soundOf(words)]));
  return [...byName].map(([letters, entry]) => {
    const key = withoutDoubles(letters);
    const sound = sounds.get(letters) ?? '';
    return {
      ...entry,
      key,
      letters: lettersOf(key),
      sound,
      sounds: lettersOf(sound),
      consonants: consonantsOf(key),
    };
  });
}

function byPostcode(communes: readonly Commune[]): Map<string, Commune[]> {
  const result = new Map<string, Commune[]>();
  for (const commune of communes)
    for (const code of commune.postcodes) result.set(code, [...(result.get(code) ?? []), commune]);
  return result;
}

const sayingIn = /^(dans |en |à |au |aux )?(le |la |les |l'|l’)?/i;

/** Works whether the content gives "Cher" or "dans le Cher". */
function departementNames({ departements }: Elsewhere, own: string): Map<string, string> {
  const others = [...departements].filter(([code]) => code !== own);
  return new Map(others.map(([code, name]) => [nameAlone(name), code]));
}

function nameAlone(name: string): string {
  return normaliseName(name.replace(sayingIn, ''));
}
