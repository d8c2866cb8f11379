import { hush } from './aloud.js';
import { say } from './language.js';
import type { Tree } from './markup.js';
import { toElement } from './to-dom.js';
import type { ClientWord } from './words.js';

/** A screen over the page that names nothing: a question or a fact, one way on, one way out. */
export function drawCover(title: ClientWord, way: ClientWord, onward: () => void): void {
  hush();
  liftCover();
  const quit: Tree = ['a', { class: 'quit', href: '/', role: 'button' }, say('quit')];
  const go: Tree = ['button', { type: 'button', id: 'onward' }, say(way)];
  const cover = toElement(['main', { id: 'cover' }, ['h1', {}, say(title)], go, quit]);
  cover.querySelector('#onward')?.addEventListener('click', onward);
  document.documentElement.classList.add('covered');
  document.body.append(cover);
  cover.querySelector<HTMLElement>('#onward')?.focus();
}

/** Whether the page is hidden behind such a screen. */
export const isCovered = (): boolean => document.getElementById('cover') !== null;

/** Shows the page again, if it was covered. */
export function liftCover(): void {
  document.documentElement.classList.remove('covered');
  document.getElementById('cover')?.remove();
}
