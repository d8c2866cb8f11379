import type { Lang } from '../model.js';
import { LANGS } from '../sources.js';
import { everyText, type Inspected, type Rule, type Wording } from './inspected.js';

/** A text that exists in one language exists in the others, with an SMS twin in both or in none. */
export const missingKeysRule: Rule = (inspected) => {
  const texts = everyText(inspected);
  const has = new Set(texts.map(({ lang, key, form }) => `${lang} ${key} ${form}`));
  return texts.flatMap((text) =>
    LANGS.filter((lang) => !has.has(`${lang} ${text.key} ${text.form}`)).map((lang) => lacking(text, lang)),
  );
};

function lacking(text: Wording, lang: Lang) {
  const what = text.form === 'sms' ? 'SMS wording' : 'text';
  return text.file.problemAt(text.path, `"${text.key}" has no ${what} in locales/${lang}`);
}

/** Texts that no list in the code names but that a file of content asks for: triage, checks of records. */
export const askedKeysRule: Rule = (inspected) => {
  const known = new Set(everyText(inspected).map(({ lang, key }) => `${lang} ${key}`));
  return asked(inspected).flatMap(({ key, file, path }) =>
    LANGS.filter((lang) => !known.has(`${lang} ${key}`)).map((lang) =>
      file.problemAt(path, `needs the text "${key}", which is not in locales/${lang}`),
    ),
  );
};

function asked({ sources }: Inspected): Pick<Wording, 'key' | 'file' | 'path'>[] {
  return sources.triage.flatMap(({ file, data }) =>
    data.questions.flatMap((question, i) => [
      { key: `risk.${question.id}`, file, path: ['questions', i] },
      ...question.answers.map((answer, a) => ({
        key: `risk.${question.id}.${answer.id}`,
        file,
        path: ['questions', i, 'answers', a],
      })),
    ]),
  );
}
