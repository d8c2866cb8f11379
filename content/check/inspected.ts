import type { Lang, Text, Words } from '../model.js';
import type { Problem } from '../problem.js';
import { LANGS, type Sourced, type Sources, type TextFile } from '../sources.js';
import type { Path, YamlFile } from '../yaml-file.js';
import type { Lists } from './lists.js';

/** What every rule of content:check looks at. */
export interface Inspected {
  sources: Sources;
  /** ISO date. */
  today: string;
  lists: Lists;
  /** The code that says texts; empty when it is not beside the content. */
  code: readonly CodeFile[];
}

export interface CodeFile {
  path: string;
  source: string;
}

/** One rule: what is wrong, each with its file and line. */
export type Rule = (inspected: Inspected) => Problem[];

/** A sentence or more that a visitor may read, and where it is written. */
export interface Wording {
  lang: Lang;
  /** The language that says it otherwise, standing on `lang`. */
  overlay?: string;
  /** The text's key, or the record's id and field. */
  key: string;
  form: 'web' | 'sms';
  words: string;
  file: YamlFile;
  path: Path;
}

/** Every text of content/locales, a web wording and its SMS twin apart; those that say others otherwise come first. */
export function everyText({ sources }: Pick<Inspected, 'sources'>): Wording[] {
  return [
    ...sources.overlays.flatMap(({ id, over, files }) => wordingsIn(files, { lang: over, overlay: id })),
    ...LANGS.flatMap((lang) => wordingsIn(sources.texts[lang], { lang })),
  ];
}

function wordingsIn(files: Sourced<TextFile>[], spoken: Pick<Wording, 'lang' | 'overlay'>): Wording[] {
  return files.flatMap(({ file, data }) =>
    Object.entries(data.texts).flatMap(([key, text]) =>
      twins(text).map((twin) => ({ ...spoken, key, ...twin, file, path: ['texts', key, twin.form] })),
    ),
  );
}

function twins(text: Text): { form: 'web' | 'sms'; words: string }[] {
  if (typeof text === 'string') return [{ form: 'web', words: text }];
  return [
    { form: 'web', words: text.web },
    { form: 'sms', words: text.sms },
  ];
}

/** Every word of a line or a place that a visitor may read. Sources and keepers' notes are not among them. */
export function everyRecordWording({ sources }: Pick<Inspected, 'sources'>): Wording[] {
  const lines = sources.lines.flatMap(({ file, data }) =>
    data.flatMap((line, i) =>
      (['name', 'cost', 'what_happens', 'if_no_answer'] as const).flatMap((field) =>
        inBoth(line[field], { key: `${line.id} ${field}`, file, path: [i, field] }),
      ),
    ),
  );
  const places = sources.places.flatMap(({ file, data }) =>
    data.flatMap((place, i) => [
      ...inBoth(place.name, { key: `${place.id} name`, file, path: [i, 'name'] }),
      ...inBoth(place.ask_for, { key: `${place.id} ask_for`, file, path: [i, 'ask_for'] }),
      ...('desks' in place ? place.desks : []).flatMap(({ partner }, d) =>
        inBoth(partner, { key: `${place.id} partner`, file, path: [i, 'desks', d, 'partner'] }),
      ),
    ]),
  );
  return [...lines, ...places];
}

function inBoth(words: Words | undefined, at: Pick<Wording, 'key' | 'file' | 'path'>): Wording[] {
  if (!words) return [];
  return LANGS.map((lang) => ({ ...at, lang, form: 'web', words: words[lang], path: [...at.path, lang] }));
}
