import type { Content, Lang, Text } from '../model.js';
import { LANGS, type Sources, type TextFile } from '../sources.js';
import type { Order } from './order.js';

/** A text as somebody who signs it reads it: its words in both languages, and who keeps it. */
export interface Entry {
  key: string;
  /** One for the page, one for an SMS where that differs, one for each language that says it otherwise. */
  forms: { form: string; words: Record<Lang, string> }[];
  /** Who keeps each file it is in and the ISO dates it carries, without repeats. */
  kept: Pick<TextFile, 'owner' | 'written' | 'review_by'>[];
}

/** Every text by its key, in the order of the French files. */
export function entriesOf(sources: Sources, content: Content, { blanks }: Order): Map<string, Entry> {
  const fill = (text: Text | undefined, form: 'web' | 'sms') => filled(wordsIn(text, form), content, blanks);
  const keys = LANGS.flatMap((lang) => [...content.texts[lang].keys()]);
  const both = (key: string, form: 'web' | 'sms') => ({
    fr: fill(content.texts.fr.get(key), form),
    en: fill(content.texts.en.get(key), form),
  });
  const otherwise = (key: string): Entry['forms'] =>
    sources.overlays.flatMap(({ id, name, over }) => {
      const text = content.overlays.get(id)?.get(key);
      return text === undefined ? [] : [{ form: name, words: { fr: '', en: '', [over]: fill(text, 'web') } }];
    });
  const entry = (key: string): Entry => ({
    key,
    forms: [
      { form: 'page', words: both(key, 'web') },
      ...(hasTwin(key, content) ? [{ form: 'SMS', words: both(key, 'sms') }] : []),
      ...otherwise(key),
    ],
    kept: keepersOf(key, sources),
  });
  return new Map(keys.map((key) => [key, entry(key)]));
}

function wordsIn(text: Text | undefined, form: 'web' | 'sms'): string {
  return typeof text === 'object' ? text[form] : (text ?? '—');
}

function hasTwin(key: string, { texts }: Content): boolean {
  return LANGS.some((lang) => typeof texts[lang].get(key) === 'object');
}

/** Numbers as a person reads them; any other blank is named, between ‹ and ›. */
function filled(words: string, { lines }: Content, blanks: Order['blanks']): string {
  return words.replace(/\{\{\s*([^},]*?)\s*(?:,[^}]*)?\}\}/g, (_, name: string) => {
    const line = name.startsWith('n.') ? lines.get(name.slice(2)) : undefined;
    return line?.number ?? line?.sms ?? `‹${blanks[name] ?? name}›`;
  });
}

function keepersOf(key: string, { texts, overlays }: Sources): Entry['kept'] {
  const all = [...LANGS.map((lang) => texts[lang]), ...overlays.map(({ files }) => files)];
  const kept = all.flatMap((files) =>
    files
      .filter(({ data }) => key in data.texts)
      .map(({ data: { owner, written, review_by } }) => ({ owner, written, review_by })),
  );
  const said = kept.map((one) => JSON.stringify(one));
  return kept.filter((_, at) => said.indexOf(said[at] ?? '') === at);
}
