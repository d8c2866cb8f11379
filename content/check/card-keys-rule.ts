import { LANGS } from '../sources.js';
import { everyText, type Rule } from './inspected.js';

/** Every card and group has its title, and says what it says, in both languages; and no text of theirs is left over. */
export const cardKeysRule: Rule = (inspected) => {
  const texts = everyText(inspected);
  const known = new Set(texts.map(({ lang, key }) => `${lang} ${key}`));
  const asked = inspected.sources.cards.flatMap(({ file, data: { cards, groups } }) => [
    ...groups.map(({ id }, g) => ({ file, key: `help.${id}`, path: ['groups', g] })),
    ...cards.flatMap(({ id, says }, c) => [
      { file, key: `card.${id}`, path: ['cards', c] },
      ...says.map((key, s) => ({ file, key, path: ['cards', c, 'says', s] })),
    ]),
  ]);
  const keys = new Set(asked.map(({ key }) => key));
  const left = texts.filter(({ key }) => /^card\.[a-z_]+\.[a-z_]+$/.test(key) && !keys.has(key));
  return [
    ...asked.flatMap(({ file, key, path }) =>
      LANGS.filter((lang) => !known.has(`${lang} ${key}`)).map((lang) =>
        file.problemAt(path, `needs the text "${key}", which is not in locales/${lang}`),
      ),
    ),
    ...left.map(({ file, key, path }) => file.problemAt(path, `"${key}" is said by no card`)),
  ];
};
