import i18next, { type i18n } from 'i18next';
import { languageAsked, textsIn } from '../content/languages.js';
import type { Content, Lang, Language, Line, Text } from '../content/model.js';
import type { State, Values } from '../dialogs/model.js';

/** Every word a person reads goes through here: i18next over the texts of content/, numbers filled from records. */
export interface Words {
  /** The text of a key in a language, for a channel. Throws on a key that content does not have. */
  text(key: string, values?: Values): string;
  /** Of the words of records, and of dates. */
  lang: Lang;
  /** What the texts are written in. */
  language: Language;
  channel: Channel;
}

type Channel = State['channel'];

/** `id`: a language of the settings. */
export type WordsIn = (id: string, channel: Channel) => Words;

/** Compiles the texts once. `{{n.<line id>}}` in a text is that line's number, as it is read by a person. */
export function makeWords(content: Content): WordsIn {
  const instance = makeInstance(content);
  const made = new Map<string, Words>();
  return (id, channel) => {
    const name = `${id}.${channel}`;
    const known = made.get(name) ?? wordsOf(instance, languageAsked(id, content), channel);
    made.set(name, known);
    return known;
  };
}

/** Texts filled from records alone: the same numbers and hours come again all day. How many are kept at most. */
const OF_RECORDS = /^(?:door\.(?!distance$)|check\.)/;
const MOST_KEPT = 5000;

/**
 * A text that nothing fills, or that a record fills, is rendered once. One filled with what a person said of herself (an
 * hour, how far a place is from her) is made each time: nothing of a talk may stay behind when it is erased.
 */
function wordsOf(instance: i18n, language: Language, channel: Channel): Words {
  const translate = instance.getFixedT(language.id, channel);
  const kept = new Map<string, string>();
  const text = (key: string, values?: Values) => {
    const name = values === undefined ? key : `${key} ${JSON.stringify(values)}`;
    const known = kept.get(name);
    if (known !== undefined) return known;
    const words = translate(key, values ?? {});
    if (words === key) throw new Error(`no text ${key} in ${language.id}`);
    if (kept.size >= MOST_KEPT) kept.clear();
    if (values === undefined || OF_RECORDS.test(key)) kept.set(name, words);
    return words;
  };
  return { lang: language.over, language, channel, text };
}

function makeInstance(content: Content): i18n {
  const instance = i18next.createInstance();
  void instance.init({
    initAsync: false,
    resources: Object.fromEntries(
      content.settings.languages.map((language) => [
        language.id,
        { web: texts(content, language, 'web'), sms: texts(content, language, 'sms') },
      ]),
    ),
    fallbackLng: 'fr',
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false, defaultVariables: { n: numbersOf(content) } },
  });
  return instance;
}

/**
 * A text without an SMS twin is the same on both channels. A language that says some texts otherwise says an SMS otherwise
 * only where it has a wording of its own for it.
 */
function texts(content: Content, language: Language, channel: Channel): Record<string, string> {
  const all = [...(channel === 'sms' ? smsTextsIn(content, language) : textsIn(content, language))];
  return Object.fromEntries(all.map(([key, text]) => [key, typeof text === 'string' ? text : text[channel]]));
}

function smsTextsIn({ texts: whole, overlays }: Content, { id, over }: Language): ReadonlyMap<string, Text> {
  const own = [...(overlays.get(id) ?? [])].filter(([, text]) => typeof text !== 'string');
  return new Map([...whole[over], ...own]);
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
