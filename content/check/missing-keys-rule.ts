import type { Lang } from '../model.js';
import { LANGS } from '../sources.js';
import { everyText, type Rule, type Wording } from './inspected.js';

/**
 * A text that exists in one language exists in the others, with an SMS twin in both or in none. Languages have
 * different plurals (French has a `_many`, English has not): one of them is enough.
 */
export const missingKeysRule: Rule = (inspected) => {
  const all = everyText(inspected);
  const texts = all.filter(({ overlay }) => overlay === undefined);
  const has = new Set(texts.map(({ lang, key, form }) => `${lang} ${anyNumber(key)} ${form}`));
  return all.flatMap((text) =>
    LANGS.filter((lang) => !has.has(`${lang} ${anyNumber(text.key)} ${text.form}`)).map((lang) =>
      lacking(text, lang),
    ),
  );
};

function anyNumber(key: string): string {
  return key.replace(/_(one|many|other)$/, '');
}

function lacking(text: Wording, lang: Lang) {
  const what = text.form === 'sms' ? 'SMS wording' : 'text';
  return text.file.problemAt(text.path, `"${text.key}" has no ${what} in locales/${lang}`);
}
