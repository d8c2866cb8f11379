import { wordsOf, type Word } from './normalise.js';
import { numberIn } from './numbers.js';

/**
 * The age of the person who writes, in years, and of nobody else: "j'ai 15 ans", never "mon fils a 12 ans",
 * "depuis 3 ans" or "j'ai 15 ans de mariage". "Je suis mineure" and "pas encore 18 ans" read as 17.
 */
export function readAge(text: string): number | undefined {
  const words = wordsOf(text.slice(0, LONGEST_READ));
  const joined = joinedOf(text, words);
  for (const pattern of [FRENCH, FRENCH_GIRL, ENGLISH]) {
    for (const match of joined.matchAll(pattern)) {
      const age = ageOf(match.groups?.['age'] ?? '');
      if (age !== undefined && !isOfAnotherTime(joined, match)) return nearing(match) ? age - 1 : age;
    }
  }
  const alone = WHOLE.exec(joined);
  if (alone !== null) return ageOf(alone.groups?.['age'] ?? '');
  return MINOR.test(joined) ? JUST_UNDER_AGE : undefined;
}

const LONGEST_READ = 2000;
const JUST_UNDER_AGE = 17;
/** Nobody younger writes here; nobody older is meant. */
const YOUNGEST = 6;
const OLDEST = 110;

const AGE = '(?<age>\\d{1,3}|[a-z]{3,9}(?: (?:sept|huit|neuf|set))?)';
/** Not "15 ans de mariage", "15 ans que je vis avec lui", "15 ans ensemble". A comma ends the count. */
const NOT_A_SPAN = '(?! (?:de|d[aeiouh][a-z]+|que|quil|quelle|ensemble|avec|passes?|apres|avant|ferme)\\b)';
const I_AM = '(?:jai|jaie|jais|je ai|je|ge|g|moi|jviens davoir|je viens davoir)';
const NEARLY = '(?<nearly>bientot|presque|vais avoir|quasi|quasiment)';
const FRENCH = new RegExp(
  `(?:^| )(?:${I_AM}|nai|jvais avoir|je vais avoir|jv avoir)(?: ${NEARLY}| (?:que|eu|juste|seulement|a peine|tout juste|cest))* ${AGE} ?(?:ans|an|piges|berges)\\b${NOT_A_SPAN}`,
  'g',
);
const FRENCH_GIRL = new RegExp(
  `(?:^| )(?:je suis|jsuis|jsui|chuis|chui|suis) (?:(?:une?|1) )?(?:jeune )?(?:fille|garcon|gars|meuf|ado|adolescente?|lyceenne?|collegienne?|mec|eleve) (?:de|2|d) ${AGE} ?(?:ans|an)\\b`,
  'g',
);
/** In English the unit is often left out: then nothing that is counted may follow. */
const NOT_COUNTED =
  '(?! (?:weeks?|wks?|months?|mths?|days?|hours?|hrs?|minutes?|mins?|seconds?|miles?|k|km|cm|mi|met(?:re|er)s?|yards?|yds?|percent|times|ft|foot|feet|stone|kilos?|kg|pounds?|years? (?!old)|of|th|st|in)\\b)';
const ENGLISH = new RegExp(
  `(?:^| )(?:im|i am|iam|ima|me im)(?: (?:only|just|nearly|almost|a|an|girl|boy|and|turning))* ${AGE}\\b(?! ?(?:an|ans)\\b)${NOT_COUNTED}`,
  'g',
);
const WHOLE = new RegExp(
  `^(?:(?:age|moi|aged|i have|ai|jai|g|im|de) )?${AGE} ?(?:ans|an|years old|years|yrs old|yrs|yo|y o|ans et demi)$`,
);
const MINOR =
  /(?:^| )(?:(?:je suis|jsuis|jsui|chui|chuis|suis) (?:encore )?mineure?|(?:pas|pa) (?:encore )?18 ?ans?|jai moins de 18 ?ans?|im (?:a minor|under ?18|under ?age|not 18)|i am (?:a minor|under ?18|under ?age|not 18))\b/;

/** The age and not a word more: « j'ai moins de 18 ans » tells nothing else, whatever it may sound like. */
export function saysOnlyAnAge(text: string): boolean {
  return text.length <= LONGEST_AGE_ALONE && ALONE.test(joinedOf(text, wordsOf(text)));
}

const LONGEST_AGE_ALONE = 40;
const ALONE =
  /^(?:(?:jai|je ai|g|moi|jsuis|je suis|im|i am) )?(?:(?:que|moins de|pas|pas encore|only|just|under|not) )?\d{1,2} ?(?:ans|an|years old|yo)?$/;

function ageOf(written: string): number | undefined {
  const age = numberIn(written);
  return age === undefined || age < YOUNGEST || age > OLDEST ? undefined : age;
}

/** "Quand j'ai eu 15 ans", "when I was 15" tell the past. */
function isOfAnotherTime(joined: string, match: RegExpMatchArray): boolean {
  const before = joined.slice(Math.max(0, (match.index ?? 0) - 14), match.index);
  return /(?:quand|qd|lorsque|des que|depuis que|kan|when)$/.test(before.trim());
}

function nearing(match: RegExpMatchArray): boolean {
  return match.groups?.['nearly'] !== undefined || /vais avoir|jv avoir|nearly|almost|turning/.test(match[0]);
}

/** Words joined by a space; a comma or the end of a sentence stands as a word of its own. */
function joinedOf(text: string, words: readonly Word[]): string {
  let joined = '';
  words.forEach((word, at) => {
    const before = words[at - 1];
    const between = before === undefined ? '' : text.slice(before.to, word.from);
    joined += `${joined === '' ? '' : ' '}${/[,;:.!?\n()]/.test(between) ? ', ' : ''}${word.text}`;
  });
  // "g14ans" is three words.
  return joined.replace(/([a-z])(?=\d)|(\d)(?=[a-z])/g, '$1$2 ');
}
