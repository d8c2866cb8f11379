import { everyRecordWording, everyText, type Rule } from './inspected.js';

const joined = '[ .\\u00a0\\u202f-]?';
const long = new RegExp(`\\+?\\d(?:${joined}\\d){7,}`, 'g');
const short = new RegExp(
  `\\b(?:39${joined}19|31${joined}14|30${joined}18|39${joined}77|31177|3117|116${joined}\\d{3})\\b`,
  'g',
);
const emergency = /(?<![\d,.:/-])(?:112|114|115|119|15|17|18)(?![\d,.:/-]*\d)/g;
/** 15 minutes, 17 h, 18 ans, under 18: a quantity, not a number to call. */
const quantityAfter =
  /^[ \u00a0\u202f-]?(?:minutes?|min|h|heures?|hours?|ans?|years?|jours?|days?|mois|months?|%|€|euros?|km|signes?|signs?|fois|mots?|words?|or over|ou plus)(?![\p{L}])/u;
const quantityBefore = /(?:moins de|plus de|avant|âge de|under|over|aged?|turn(?:ing)?)[ \u00a0\u202f]$/i;

/** A number in a sentence would go on being shown after its record was withdrawn: `{{n.<line id>}}` does not. */
export const literalNumbersRule: Rule = (inspected) =>
  [...everyText(inspected), ...everyRecordWording(inspected)].flatMap(({ words, file, path }) =>
    numbersIn(words).map((number) =>
      file.problemAt(path, `"${number}" is written out: name its line instead, such as {{n.police-17}}`),
    ),
  );

/** Telephone numbers written in digits, as a reader would take them. Placeholders are not looked at. */
export function numbersIn(words: string): string[] {
  const bare = words.replace(/\{\{[^}]*\}\}/g, ' … ');
  const found = [...bare.matchAll(long), ...bare.matchAll(short)].map(([number]) => number);
  const calls = [...bare.matchAll(emergency)].filter((match) => !isQuantity(bare, match));
  return [...found, ...calls.map(([number]) => number)];
}

function isQuantity(words: string, match: RegExpMatchArray): boolean {
  const at = match.index ?? 0;
  const countable = match[0].length === 2;
  const [before, after] = [words.slice(0, at), words.slice(at + match[0].length)];
  return countable && (quantityAfter.test(after) || quantityBefore.test(before));
}
