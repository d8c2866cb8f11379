/**
 * How a sentence says "in it". INSEE's `typeLiaison` gives the article (0 none, 1 d', 2 du, 3 de la, 4 des, 5 de l');
 * usage then prefers "en" for the départements listed here.
 */
const withEn = new Set(
  (
    '07 09 16 17 19 21 23 24 28 2A 2B 31 33 35 37 38 43 44 48 49 52 53 54 57 70 71 73 74 76 77 85 87 93 ' +
    '971 972 973'
  ).split(' '),
);
const articles = ['à ', "dans l'", 'dans le ', 'dans la ', 'dans les ', "dans l'"];

/** "dans le Cher", "en Creuse", "à Paris", "à La Réunion". */
export function departementSentence(one: { code: string; nom: string; typeLiaison: number }): string {
  if (withEn.has(one.code)) return `en ${one.nom}`;
  return `${articles[one.typeLiaison] ?? 'à '}${one.nom}`;
}
