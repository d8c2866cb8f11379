import { everyText, type Rule } from './inspected.js';

/** No text of the cards is left over once no card says it. */
export const cardKeysRule: Rule = (inspected) => {
  const cards = inspected.sources.cards.flatMap(({ data }) => data.cards);
  const said = new Set(cards.flatMap(({ says }) => says));
  return everyText(inspected)
    .filter(({ key }) => /^card\.[a-z_]+\.[a-z_]+$/.test(key) && !said.has(key))
    .map(({ file, key, path }) => file.problemAt(path, `"${key}" is said by no card`));
};
