/**
 * How a French word sounds, roughly: two spellings heard alike give the same key. Reads accents, so that `Valencé`
 * and `Valençay` meet and `Valence` does not. Capitals and digits in the key stand for sounds, not letters:
 * S as in "chat", E as in "thé", Q as in "jeu", 1 as in "pain", 2 as in "banc", 3 as in "bon".
 */
const rules: readonly (readonly [RegExp, string])[] = [
  [/oe(?!$)/g, 'eu'],
  [/[àâä]/g, 'a'],
  [/[îï]/g, 'i'],
  [/[ôö]/g, 'o'],
  [/[ùûü]/g, 'u'],
  [/[èêë]/g, 'é'],
  [/ç/g, 's'],
  [/(.)\1+/g, '$1'],
  [/sch|sh|ch/g, 'S'],
  [/ph/g, 'f'],
  [/h/g, ''],
  [/gn/g, 'ni'],
  [/ge(?=[aou])/g, 'j'],
  [/gu(?=[eiyé])/g, 'G'],
  [/g(?=[eiyé])/g, 'j'],
  [/G/g, 'g'],
  [/qu?/g, 'k'],
  [/c(?=[eiyé])/g, 's'],
  [/(?<=n)[ckg]+[sx]?$/, ''],
  [/c/g, 'k'],
  [/w/g, 'v'],
  [/(?<=.)e[rz]$/, 'é'],
  [/z/g, 's'],
  [/(?<=.)es?$/, ''],
  [/(?<=..)[tdpsx]+$/, ''],
  [/x/g, 'ks'],
  [/eau|au/g, 'o'],
  [/oin(?![aeiouyén])/g, 'w1'],
  [/oi|oy/g, 'wa'],
  [/(ain|aim|ein|in|im|yn|ym|un|um)(?![aeiouyénm])/g, '1'],
  [/(an|am|en|em)(?![aeiouyénm])/g, '2'],
  [/(on|om)(?![aeiouyénm])/g, '3'],
  [/ai|ei|ay|ey|é/g, 'E'],
  [/eu/g, 'Q'],
  [/ou/g, 'w'],
  [/y/g, 'i'],
  [/e/g, 'E'],
  [/(.)\1+/g, '$1'],
];

/** `words` as separateWords gives them; each is heard on its own, then put end to end. */
export function soundOf(words: readonly string[]): string {
  return words.map(soundOfWord).join('');
}

function soundOfWord(word: string): string {
  return rules.reduce((heard, [pattern, sound]) => heard.replace(pattern, sound), word);
}
