import { allowed, type Tree } from './markup.js';

/** Builds a tree as elements of this page: text goes in as text, never as markup. */
export function toDom(tree: Tree): Node {
  if (typeof tree === 'string') return document.createTextNode(tree);
  const [tag, attributes, ...children] = tree;
  const element = document.createElement(tag);
  for (const [name, value] of allowed(attributes)) element.setAttribute(name, value);
  element.append(...children.map(toDom));
  return element;
}

/** As `toDom`, for a tree known to be an element. */
export const toElement = (tree: Tree): HTMLElement => toDom(tree) as HTMLElement;

/** The element with this id, which the server always writes. */
export const byId = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;
