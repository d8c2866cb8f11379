import { headTree, quitTree, word, type Layout } from './layout.js';
import type { Tree } from './markup.js';

/** A screen that names nothing, with nothing of the page around it: one way on, one way out. */
export function neutralTree(layout: Layout): Tree {
  const onward = { id: 'onward', href: layout.lang === 'fr' ? '/' : '/?lang=en' };
  const parts: Tree[] = [
    ['h1', {}, word(layout, 'over')],
    ['a', onward, word(layout, 'start_again')],
    quitTree(layout),
  ];
  return ['html', { lang: layout.lang }, headTree(layout), ['body', {}, ['main', { id: 'cover' }, ...parts]]];
}
