import { headTree, inLanguage, quitTree, tongueOf, word, type Layout } from './layout.js';
import type { Tree } from './markup.js';

/** A screen that names nothing, with nothing of the page around it: one way on, one way out. */
export function neutralTree(layout: Layout): Tree {
  const onward = { id: 'onward', href: inLanguage('/', layout) };
  const parts: Tree[] = [
    ['h1', {}, word(layout, 'over')],
    ['a', onward, word(layout, 'start_again')],
    quitTree(layout),
  ];
  return ['html', tongueOf(layout), headTree(layout), ['body', {}, ['main', { id: 'cover' }, ...parts]]];
}
