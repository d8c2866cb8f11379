import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { checkShape } from '../check-shape.js';
import type { Triage } from '../model.js';
import { ContentError } from '../problem.js';
import { readYamlFile } from '../yaml-file.js';

const sectionSchema = z.union([
  z.strictObject({ title: z.string().min(1), texts: z.array(z.string().endsWith('.')).min(1) }),
  z.strictObject({ title: z.string().min(1), records: z.enum(['lines', 'places']) }),
  z.strictObject({ title: z.string().min(1), stories: z.literal('exercises') }),
]);

const orderSchema = z.strictObject({
  sections: z.array(sectionSchema).min(1),
  blanks: z.record(z.string(), z.string().min(1)),
  names: z.record(z.string(), z.string().min(1)),
});

export type Order = z.infer<typeof orderSchema>;
export type Section = z.infer<typeof sectionSchema>;

/** order.yaml, beside this file. Throws ContentError when it is badly written. */
export function readOrder(): Order {
  const file = readYamlFile(fileURLToPath(new URL('order.yaml', import.meta.url)));
  const { data, problems } = checkShape(file, orderSchema);
  if (data === undefined) throw new ContentError(problems);
  return data;
}

/** The word of a section that takes this key: the longest one it begins with. */
export function claimOf(key: string, { sections }: Order): string | undefined {
  const words = sections.flatMap((section) => ('texts' in section ? section.texts : []));
  return words.filter((word) => key.startsWith(word)).sort((a, b) => b.length - a.length)[0];
}

/** The keys of a section in the order of a visit; `keys` are all keys, in the order of their files. */
export function keysOf(texts: readonly string[], keys: readonly string[], book: Book): string[] {
  const asked = askedKeys(book.triage);
  const rank = (key: string) => [texts.indexOf(claimOf(key, book.order) ?? ''), asked.indexOf(key)];
  return keys
    .filter((key) => texts.includes(claimOf(key, book.order) ?? ''))
    .sort((a, b) => compare(rank(a), rank(b)));
}

/** Keys that no section takes. */
export function keysLeft(keys: readonly string[], order: Order): string[] {
  return keys.filter((key) => claimOf(key, order) === undefined);
}

export interface Book {
  order: Order;
  triage: Triage;
}

/** Each question with its answers, in the order they are asked; the same answers said back. */
function askedKeys({ first_block, second_block, questions, someone_else, sms }: Triage): string[] {
  const order = [...first_block, ...second_block];
  const risk = [...questions].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  return [
    ...risk.flatMap(({ id, answers }) => withAnswers(`risk.${id}`, answers)),
    ...someone_else.flatMap(({ id, answers }) => withAnswers(`relative.${id}`, answers)),
    ...sms.flatMap(({ id, answers }) => withAnswers(id, answers)),
    ...[...risk, ...someone_else, ...sms].flatMap(({ id, answers }) =>
      withAnswers(`reason.${id}`, answers).slice(1),
    ),
  ];
}

function withAnswers(key: string, answers: readonly { id: string }[]): string[] {
  return [key, ...answers.map(({ id }) => `${key}.${id}`)];
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((rank, i) => rank !== b[i]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
