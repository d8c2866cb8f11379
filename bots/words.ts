import i18next, { type i18n } from 'i18next';
import type { Content, Lang, Line } from '../content/model.js';
import type { State, Values } from '../dialogs/model.js';

/** Every word a person reads goes through here: i18next over the texts of content/, numbers filled from records. */
export interface Words {
  /** The text of a key in a language, for a channel. Throws on a key that content does not have. */
  text(key: string, values?: Values): string;
  lang: Lang;
}

type Channel = State['channel'];

export type WordsIn = (lang: Lang, channel: Channel) => Words;

/** Compiles the texts once. `{{n.<line id>}}` in a text is that line's number, as it is read by a person. */
export function makeWords(content: Content): WordsIn {
  const instance = makeInstance(content);
  const made = new Map<string, Words>();
  return (lang, channel) => {
    const known = made.get(`${lang}.${channel}`) ?? wordsOf(instance, lang, channel);
    made.set(`${lang}.${channel}`, known);
    return known;
  };
}

/** Texts filled from records alone: the same numbers and hours come again all day. How many are kept at most. */
const OF_RECORDS = /^(?:door|check)\./;
const MOST_KEPT = 5000;

/**
 * A text that nothing fills, or that a record fills, is rendered once. One filled with what a person said of herself (an
 * hour, where she is) is made each time: nothing of a talk may stay behind when it is erased.
 */
function wordsOf(instance: i18n, lang: Lang, channel: Channel): Words {
  const translate = instance.getFixedT(lang, channel);
  const kept = new Map<string, string>();
  const text = (key: string, values?: Values) => {
    const name = values === undefined ? key : `${key} ${JSON.stringify(values)}`;
    const known = kept.get(name);
    if (known !== undefined) return known;
    const words = translate(key, values ?? {});
    if (words === key) throw new Error(`no text ${key} in ${lang}`);
    if (kept.size >= MOST_KEPT) kept.clear();
    if (values === undefined || OF_RECORDS.test(key)) kept.set(name, words);
    return words;
  };
  return { lang, text };
}

function makeInstance(content: Content): i18n {
  const instance = i18next.createInstance();
  void instance.init({
    initAsync: false,
    resources: Object.fromEntries(
      content.settings.languages.map((lang) => [
        lang,
        { web: texts(content, lang, 'web'), sms: texts(content, lang, 'sms') },
      ]),
    ),
    fallbackLng: 'fr',
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false, defaultVariables: { n: numbersOf(content) } },
  });
  return instance;
}

/** A text without an SMS twin is the same on both channels. */
function texts(content: Content, lang: Lang, channel: Channel): Record<string, string> {
  const all = [...content.texts[lang]];
  return Object.fromEntries(all.map(([key, text]) => [key, typeof text === 'string' ? text : text[channel]]));
}

function numbersOf(content: Content): Record<string, string> {
  return Object.fromEntries([...content.lines.values()].map((line) => [line.id, numberOf(line) ?? '']));
}

/** What a person dials or writes to. */
export function numberOf(line: Line): string | undefined {
  return line.number ?? line.sms;
}

/** Where that leads: a call, or an empty SMS to what can only be written to. */
export function addressOf(line: Line): string {
  return line.number === undefined ? `sms:${line.sms ?? ''}` : `tel:${line.number.replaceAll(' ', '')}`;
}
