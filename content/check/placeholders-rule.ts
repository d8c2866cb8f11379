import type { Line } from '../model.js';
import type { Problem } from '../problem.js';
import { everyRecordWording, everyText, type Inspected, type Rule, type Wording } from './inspected.js';

/** What stands between `{{` and `}}` in a text, without options such as `, number`. */
export function placeholdersOf(words: string): string[] {
  return [...words.matchAll(/\{\{\s*([^},]*?)\s*(?:,[^}]*)?\}\}/g)].map((match) => match[1] ?? '');
}

/**
 * `{{n.<line id>}}` names a line that exists and that no lapse can hide, or the sentence would one day lose its
 * number. Any other placeholder stands in both languages, or one of them would show a hole.
 */
export const placeholdersRule: Rule = (inspected) => {
  const texts = everyText(inspected);
  return [...unclosed(texts), ...wrongNumbers(inspected, texts), ...unequal(texts), ...inRecords(inspected)];
};

function unclosed(texts: Wording[]): Problem[] {
  const open = ({ words }: Wording) =>
    words.split('{{').length - 1 !== placeholdersOf(words).length || /(^|[^{]){n\.|}}}/.test(words);
  return texts
    .filter(open)
    .map(({ file, path }) => file.problemAt(path, 'a placeholder is badly written: {{n.police-17}}'));
}

function wrongNumbers({ sources }: Inspected, texts: Wording[]): Problem[] {
  const lines = new Map(sources.lines.flatMap(({ data }) => data.map((line) => [line.id, line])));
  return texts.flatMap(({ words, file, path }) =>
    placeholdersOf(words)
      .filter((name) => name.startsWith('n.'))
      .flatMap((name) => faultOf(name.slice(2), lines.get(name.slice(2))))
      .map((message) => file.problemAt(path, message)),
  );
}

function faultOf(id: string, line: Line | undefined): string[] {
  if (!line) return [`{{n.${id}}}: no line is called "${id}"`];
  if (!line.standing) return [`{{n.${id}}}: a text may name only a standing line; this one can lapse`];
  return (line.number ?? line.sms) ? [] : [`{{n.${id}}}: this line has no number`];
}

function unequal(texts: Wording[]): Problem[] {
  const values = (words: string) =>
    [...new Set(placeholdersOf(words).filter((name) => !name.startsWith('n.')))].sort().join(', ');
  const french = new Map(
    texts
      .filter(({ lang, form, overlay }) => lang === 'fr' && form === 'web' && !overlay)
      .map((t) => [t.key, t]),
  );
  return texts.flatMap((text) => {
    const model =
      (text.lang === 'fr' && !text.overlay) || text.form === 'sms' ? undefined : french.get(text.key);
    if (!model || values(model.words) === values(text.words)) return [];
    const message = `"${text.key}" is filled with [${values(text.words)}], in French with [${values(model.words)}]`;
    return [text.file.problemAt(text.path, message)];
  });
}

/** The words of a record are shown as they are. */
function inRecords(inspected: Inspected): Problem[] {
  return everyRecordWording(inspected)
    .filter(({ words }) => words.includes('{{'))
    .map(({ file, path }) => file.problemAt(path, 'the words of a record take no placeholder'));
}
