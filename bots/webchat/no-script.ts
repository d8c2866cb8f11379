import type { Activity } from 'botbuilder';
import type { Lang } from '../../content/model.js';
import { documentTree, type Layout } from './page/layout.js';
import type { Tree } from './page/markup.js';
import { foundTree, notFoundTree } from './page/talk-layout.js';

/** Finds doors for a place typed in a form: commune, postcode, anything. No message: the words named no place. */
export type AnswerPlace = (typed: string, lang: Lang) => Promise<Partial<Activity>[]> | Partial<Activity>[];

const LONGEST = 200;

/** What was typed in the form « Trouver un lieu », whatever shape the form arrives in. */
export function typedPlace(body: unknown): string {
  const value =
    body instanceof URLSearchParams
      ? body.get('commune')
      : (body as { commune?: unknown } | undefined)?.commune;
  return typeof value === 'string' ? value.slice(0, LONGEST).trim() : '';
}

/** The answer as a page that needs no script. What was typed is not in it: a screen is read over a shoulder. */
export async function placePage(layout: Layout, typed: string, answer: AnswerPlace): Promise<Tree> {
  if (typed === '') return documentTree(layout, foundTree(layout, []));
  const activities = await answer(typed, layout.lang);
  const main = activities.length > 0 ? foundTree(layout, activities) : notFoundTree(layout);
  return documentTree(layout, main);
}
