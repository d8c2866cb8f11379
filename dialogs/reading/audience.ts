import { readAge } from './age.js';
import { wordsOf } from './normalise.js';

/** Whom a line may be made for, as the writer says it of herself or himself. */
export type Audience = 'man' | 'woman' | 'elder';

/**
 * Whom the writer says to be: "je suis un homme", "j'ai 72 ans". Never guessed from who hurts ("mon mari", "ma femme")
 * nor from the spelling. Age comes before sex, because the lines for old people are for both; a message that says both
 * sexes says none.
 */
export function readAudience(text: string): Audience | undefined {
  const read = text.slice(0, LONGEST_READ);
  const said = wordsOf(read)
    .map((word) => word.text)
    .join(' ');
  if ((readAge(read) ?? 0) >= ELDER_FROM || isSaid(ELDER, said)) return 'elder';
  const isMan = isSaid(MAN, said);
  const isWoman = isSaid(WOMAN, said);
  if (isMan === isWoman) return undefined;
  return isMan ? 'man' : 'woman';
}

const LONGEST_READ = 2000;
const ELDER_FROM = 65;

const I_AM = '(?:je suis|jsuis|jsui|jsuit|chui|chuis|shui|moi je suis|je sui)';
const A = '(?:une? |1 )';
const ALSO = '(?:(?:jeune|simple|pauvre|vrai|vraie|vieil|vieille|petit|petite|grand|grande|gay|trans) )?';
const WE_ARE = '(?:on est|on e|nous sommes|ns sommes)';
const TWO = '(?:2|deux|tous les deux des|toutes les deux des)';
const ENGLISH_I_AM = '(?:im|i am|as)';
const ENGLISH_ALSO = '(?:(?:young|gay|straight|trans|single|grown|married|black|white) )?';
const WE = '(?:were|we are|are) (?:both |two |2 )';

const MAN: readonly RegExp[] = [
  new RegExp(
    `\\b(?:${I_AM} (?:bien )?${A}|en tant qu|moi ${A})${ALSO}(?:homme|mec|gars|monsieur|garcon|keum|hom)\\b`,
    'g',
  ),
  new RegExp(`\\b(?:${I_AM} homme|en tant quhomme)\\b`, 'g'),
  new RegExp(`\\b${WE_ARE} ${TWO} (?:hommes?|mecs?|gars|garcons?)\\b`, 'g'),
  new RegExp(`\\b${ENGLISH_I_AM} (?:a )?${ENGLISH_ALSO}(?:man|guy|male|bloke|lad|boy)\\b`, 'g'),
  new RegExp(`\\b${WE}(?:men|guys|males|blokes)\\b`, 'g'),
];
const WOMAN: readonly RegExp[] = [
  new RegExp(`\\b(?:${I_AM} ${A}|moi ${A})${ALSO}(?:femme|fille|nana|meuf|dame|maman|fame)\\b`, 'g'),
  new RegExp(`\\b(?:${I_AM} femme|en tant que femme)\\b`, 'g'),
  new RegExp(`\\b${WE_ARE} ${TWO} (?:femmes?|filles?|nanas?|meufs?)\\b`, 'g'),
  new RegExp(`\\b${ENGLISH_I_AM} (?:a )?${ENGLISH_ALSO}(?:woman|girl|lady|female|mum|mom|lass)\\b`, 'g'),
  new RegExp(`\\b${WE}(?:women|girls|ladies|females)\\b`, 'g'),
];
const ELDER: readonly RegExp[] = [
  new RegExp(
    `\\b${I_AM} (?:${A})?(?:personne |dame |monsieur |femme |homme )?(?:tres |trop |si )?agee?\\b(?! de)`,
    'g',
  ),
  new RegExp(
    `\\b${I_AM} (?:${A})?(?:tres |trop |si )?(?:vieux|vieille|vieil)\\b(?! (?:jeu|jeux|garcon|fille))`,
    'g',
  ),
  new RegExp(`\\b${I_AM} (?:a la |en )?(?:retraite|retraitee?)\\b`, 'g'),
  /\b(?:im|i am) (?:a |an )?(?:very )?(?:old (?:man|woman|lady|person|age)|old(?= *$)|elderly|pensioner|senior)\b/g,
  /\b(?:im|i am) (?:a |now )?retired\b/g,
];

/** Said of oneself, and not reported as somebody else's words: "il dit je suis un homme". */
function isSaid(patterns: readonly RegExp[], said: string): boolean {
  return patterns.some((pattern) =>
    [...said.matchAll(pattern)].some((match) => !REPORTED.test(said.slice(0, match.index))),
  );
}

const REPORTED =
  /\b(?:il|elle|he|she|y) (?:me |nous |ma )?(?:dit|di|crie|repete|repond|says|said|tells me|told me)(?: que| quil| that)? $/;
