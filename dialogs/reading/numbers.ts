/** Numbers in words and figures, as people write them to choose a line or to say an age. */

const FRENCH = `zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize
  dix-sept dix-huit dix-neuf vingt`.split(/\s+/);
const ENGLISH = `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
  sixteen seventeen eighteen nineteen twenty`.split(/\s+/);
const FRENCH_RANKS = `premier deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme
  dixieme`.split(/\s+/);
const ENGLISH_RANKS = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');

const WORDS = new Map<string, number>([
  ...FRENCH.map((word, n) => [word.replace('-', ' '), n] as const),
  ...ENGLISH.map((word, n) => [word, n] as const),
  ['une', 1],
  ['katre', 4],
  ['set', 7],
  ['uit', 8],
  ['disset', 17],
  ['dizuit', 18],
]);

const RANKS = new Map<string, number>([
  ...FRENCH_RANKS.map((word, n) => [word, n + 1] as const),
  ...ENGLISH_RANKS.map((word, n) => [word, n + 1] as const),
  ['premiere', 1],
  ['seconde', 2],
  ['deuxiem', 2],
  ['troisiem', 3],
]);

/** The number a normalised text is, in figures or in French or English words up to twenty. */
export function numberIn(text: string): number | undefined {
  if (/^\d{1,3}$/.test(text)) return Number(text);
  return WORDS.get(text);
}

/** A rank: "deuxieme", "2eme", "2nd", "premiere". `last` for the last one. */
export function rankIn(text: string): number | 'last' | undefined {
  if (/^(dernier|derniere|last)$/.test(text)) return 'last';
  const figures = /^(\d{1,2})(?:e|er|ere|re|eme|em|ieme|nd|nde|st|rd|th)$/.exec(text);
  return figures === null ? RANKS.get(text) : Number(figures[1]);
}
