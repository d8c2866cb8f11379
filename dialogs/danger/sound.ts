/**
 * How a French word sounds, roughly, so that "fusil", "fuzi" and "fuzil", "que" and "ke", "frappé" and "frapait" meet.
 * Takes a word without accents or capitals (reading/normalise.ts). One pass; capital letters stand for nasal vowels.
 * English words only get a spelling of their own: the same word always sounds the same.
 */
export function soundOf(word: string): string {
  const end = spokenLength(word);
  let heard = '';
  for (let at = 0; at < end;) {
    const [sound, length] = soundAt(word, at);
    for (const one of sound) if (!heard.endsWith(one)) heard += one;
    at += length;
  }
  return heard === '' ? word : heard;
}

/** Last letters that are not heard: "frappes", "coups", "frapper". */
function spokenLength(word: string): number {
  let end = word.length;
  while (end > 2 && SILENT_AT_END.includes(word[end - 1]!)) end -= 1;
  return end > 2 && word[end - 1] === 'r' && word[end - 2] === 'e' ? end - 1 : end;
}

const SILENT_AT_END = 'esxztdp';

type Sound = readonly [heard: string, length: number];

/** Groups of letters that are one sound, the longest first. */
const GROUPS: readonly (readonly [letters: string, sound: string])[] = [
  ['eau', 'o'],
  ['ph', 'f'],
  ['qu', 'k'],
  ['ch', 'x'],
  ['ck', 'k'],
  ['sh', 'x'],
  ['au', 'o'],
  ['ou', 'u'],
  ['oi', 'wa'],
  ['oa', 'wa'],
];
const SINGLE: Readonly<Record<string, string>> = { q: 'k', h: '', y: 'i', z: 's' };

function soundAt(word: string, at: number): Sound {
  const group = GROUPS.find(([letters]) => word.startsWith(letters, at));
  if (group !== undefined) return [group[1], group[0].length];
  const letter = word[at]!;
  if (letter === 'c') return [isSoft(word[at + 1]) ? 's' : 'k', 1];
  if (letter === 'g') return hardOrSoft(word, at);
  return vowelAt(word, at) ?? [SINGLE[letter] ?? letter, 1];
}

function isSoft(next: string | undefined): boolean {
  return next === 'e' || next === 'i' || next === 'y';
}

function hardOrSoft(word: string, at: number): Sound {
  if (word[at + 1] === 'u' && isSoft(word[at + 2])) return ['g', 2];
  return [isSoft(word[at + 1]) ? 'j' : 'g', 1];
}

const NASAL: Readonly<Record<string, string>> = { a: 'A', e: 'A', o: 'O', i: 'I', u: 'I', y: 'I' };

function vowelAt(word: string, at: number): Sound | undefined {
  const letter = word[at]!;
  if (!(letter in NASAL)) return undefined;
  const next = word[at + 1];
  if ((letter === 'a' || letter === 'e') && (next === 'i' || next === 'y')) {
    return isNasal(word, at + 2) && !isVowel(word[at + 3]) ? ['I', 3] : ['e', 2];
  }
  return isNasal(word, at + 1) ? [NASAL[letter]!, 2] : undefined;
}

/** An n or m that only colours the vowel before it: followed by neither a vowel nor another of them. */
function isNasal(word: string, at: number): boolean {
  const after = word[at + 1];
  return (word[at] === 'n' || word[at] === 'm') && !isVowel(after) && after !== 'n' && after !== 'm';
}

function isVowel(letter: string | undefined): boolean {
  return letter !== undefined && letter in NASAL;
}
