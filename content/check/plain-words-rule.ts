import type { Lang } from '../model.js';
import { everyRecordWording, everyText, type Rule } from './inspected.js';
import type { Lists } from './lists.js';

/** Usual words only: plain-words.yaml says which are not, and what to write instead. */
export const plainWordsRule: Rule = (inspected) => {
  const hard = { fr: compile(inspected.lists, 'fr'), en: compile(inspected.lists, 'en') };
  return [...everyText(inspected), ...everyRecordWording(inspected)].flatMap((text) =>
    hard[text.lang]
      .filter(({ pattern }) => pattern.test(text.words))
      .map(({ word, plainer }) =>
        text.file.problemAt(text.path, `"${word}" is a hard word; write "${plainer}"`),
      ),
  );
};

function compile(lists: Lists, lang: Lang): { word: string; plainer: string; pattern: RegExp }[] {
  return Object.entries(lists.plainWords[lang]).map(([word, plainer]) => {
    const source = word.replace(/\*$/, '\\p{L}*');
    return { word, plainer, pattern: new RegExp(`(?<!\\p{L})${source}(?!\\p{L})`, 'iu') };
  });
}
