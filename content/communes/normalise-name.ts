/** Written short and read long, because every sign on the road says "St" and every map says "Saint". */
const shortened = new Map([
  ['st', 'saint'],
  ['sts', 'saints'],
  ['ste', 'sainte'],
  ['stes', 'saintes'],
  ['snt', 'saint'],
  ['s', 'sur'],
]);
const ligatures = { œ: 'oe', æ: 'ae' };

/**
 * The words of a name as they sound: lower case, accents kept, hyphens and apostrophes read as spaces, digits apart
 * from letters, "st" read as "saint" and "s/" as "sur".
 */
export function separateWords(text: string): string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/œ/g, ligatures.œ)
    .replace(/æ/g, ligatures.æ)
    .replace(/(\p{L})\s*\/\s*(?=\p{L})/gu, (_, letter: string) => (letter === 's' ? 's ' : `${letter} s `))
    .split(/[^\p{L}\p{M}\p{N}]+|(?<=\p{N})(?=\p{L})|(?<=\p{L})(?=\p{N})/u)
    .filter((word) => word !== '')
    .map((word, at) => (at > 0 || word !== 's' ? (shortened.get(word) ?? word) : word));
}

/** One word without its accents: `déols` → `deols`. */
export function foldAccents(word: string): string {
  return word.normalize('NFD').replace(/\p{M}+/gu, '');
}

/**
 * A commune's name as it is compared: `Saint-Benoît-du-Sault` and `st benoit du sault` both give
 * `saint benoit du sault`. Any text is accepted; what holds no letter or digit gives the empty string.
 */
export function normaliseName(text: string): string {
  return separateWords(text).map(foldAccents).join(' ');
}
