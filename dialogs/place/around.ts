import { cueBefore } from './cue.js';
import type { Gazetteer } from './gazetteer.js';
import { guessesIn, type Guess } from './guesses.js';
import { departementsWithName } from './names-elsewhere.js';
import { plainWords, type Word } from './read-words.js';
import { slips, withoutDoubles } from './spelling.js';

interface Around {
  departements: readonly string[];
  /** The towns people go to from here, as they are said: only these are looked for behind a misspelling. */
  towns: string;
}

/** What lies around a département: a person there is as likely to write to us as to them. */
const around: Readonly<Record<string, Around>> = {
  '36': {
    departements: ['18', '23', '37', '41', '86', '87'],
    towns:
      'bourges vierzon aubusson souterraine amboise romorantin vendome poitiers chatellerault montmorillon limoges',
  },
};

/** Shorter ones are too close to ordinary words. */
const fewestLetters = 6;

const articles = new Set('le la les l au aux du des un une ma mon ta ton sa son the an my'.split(' '));

/**
 * Codes of the départements that a shortened name means ("Romorantin"), or a town around ours with a slip in it
 * ("Bourge"). A shortened name from farther away must be announced. The last thing to believe.
 */
export function departementsMeant(words: readonly Word[], gazetteer: Gazetteer): string[] {
  const plain = plainWords(words);
  const guesses = guessesIn(words).filter(
    ({ announced, key, from, to }) => announced && key.length >= fewestLetters && to - from === 1,
  );
  const shortened = guesses.map((guess) => ofShortened(guess, plain, gazetteer));
  return shortened.find((codes) => codes.length > 0) ?? ofMisspelt(guesses, gazetteer);
}

/** "à Boulogne", but not "au grenier": such a name takes no article. */
function ofShortened({ from, to }: Guess, plain: readonly string[], gazetteer: Gazetteer): string[] {
  const codes = departementsWithName(plain.slice(from, to), gazetteer.elsewhere);
  const near = codes.filter((code) => aroundUs(gazetteer)?.departements.includes(code));
  const before = plain[from - 1] ?? '';
  if (articles.has(before)) return [];
  if (near.length === 1) return near;
  return codes.length === 1 && cueBefore(plain, from) !== 'none' ? codes : [];
}

/** Only when every town so close lies in one département. */
function ofMisspelt(guesses: readonly Guess[], gazetteer: Gazetteer): string[] {
  const towns = aroundUs(gazetteer)?.towns.split(' ') ?? [];
  const close = towns.filter((town) => guesses.some(({ key }) => isNearly(key, withoutDoubles(town))));
  const codes = new Set(close.flatMap((town) => departementsWithTown(town, gazetteer)));
  return codes.size === 1 ? [...codes] : [];
}

function isNearly(key: string, town: string): boolean {
  const allowed = town.length > 9 ? 2 : 1;
  return key[0] === town[0] && slips(key, town, allowed) <= allowed;
}

function departementsWithTown(town: string, gazetteer: Gazetteer): string[] {
  const names = [[town], ['la', town]].flatMap((name) => departementsWithName(name, gazetteer.elsewhere));
  return names.filter((code) => aroundUs(gazetteer)?.departements.includes(code));
}

const aroundUs = ({ departement }: Gazetteer): Around | undefined => around[departement.code];
