import { bannerTree, helpTree, named, placeFormTree, quitTree, word, type Layout } from './layout.js';
import { messageTree, type Shown } from './message.js';
import { paragraphs, type Tree } from './markup.js';
import { CLIENT_WORDS, type BothWords } from './words.js';

/** The first screen. What works without a script stands around the opening, and goes when the talk comes to life. */
export function talkTree(layout: Layout, opening: readonly Shown[]): Tree[] {
  return [
    ...bannerTree(layout),
    beforeTree(layout),
    helpTree(layout),
    logTree(layout, opening),
    waitTree(),
    placeFormTree(layout),
    writeTree(layout),
  ];
}

/** The place found for somebody without a script, in the same clothes as in the talk. */
export function foundTree(layout: Layout, answer: readonly Shown[]): Tree[] {
  return [...answer.map(messageTree), placeFormTree(layout), helpTree(layout)];
}

/** The words were no place: perhaps a call for help, which this form cannot read. The numbers come first. */
export function notFoundTree(layout: Layout): Tree[] {
  const words = paragraphs(word(layout, 'no_place'));
  return [['article', { class: 'said' }, ...words], helpTree(layout), placeFormTree(layout)];
}

function beforeTree(layout: Layout): Tree {
  const link = { id: 'more', href: noticeAddress(layout), ...named('read_first') };
  return ['p', { class: 'before' }, ['a', link, word(layout, 'read_first')]];
}

export const noticeAddress = (layout: Layout): string => (layout.lang === 'fr' ? '/infos' : '/infos?lang=en');

function logTree(layout: Layout, opening: readonly Shown[]): Tree {
  const attributes = { id: 'log', role: 'log', 'aria-live': 'polite', 'aria-label': word(layout, 'talk') };
  return ['div', { ...attributes, 'data-label': 'talk' }, ...opening.map(messageTree)];
}

const waitTree = (): Tree => ['p', { id: 'wait', 'aria-hidden': 'true', hidden: true }, '…'];
/** Beside the field, so that it is in sight wherever the talk is scrolled to. */
const statusTree = (): Tree => ['p', { id: 'status', role: 'status' }];

/** The field keeps nothing: no history, no correction, no learning by the keyboard that the page can refuse. */
function writeTree(layout: Layout): Tree {
  const never = { autocomplete: 'off', autocorrect: 'off', autocapitalize: 'off', spellcheck: 'false' };
  const field = {
    id: 'field',
    rows: '1',
    enterkeyhint: 'send',
    'aria-label': word(layout, 'field'),
    'aria-describedby': 'room',
    ...never,
  };
  const hint = { placeholder: word(layout, 'field_hint'), 'data-label': 'field', 'data-hint': 'field_hint' };
  return [
    'form',
    { id: 'write', class: 'write' },
    statusTree(),
    ['p', { id: 'room', role: 'status' }],
    [
      'div',
      { class: 'row' },
      ['textarea', { ...field, ...hint }],
      ['button', { class: 'send', ...named('send') }, word(layout, 'send')],
    ],
    ['p', { class: 'foot' }, quitTree(layout)],
  ];
}

/** Words of both languages, kept inert in the page for the script: changing language asks nothing of the network. */
export function wordsTree(words: BothWords): Tree {
  return ['template', { id: 'words' }, JSON.stringify(words)];
}

/** The words the browser needs, out of all those of the page. */
export function clientWords(words: ReadonlyMap<string, string>): BothWords['fr'] {
  return Object.fromEntries(CLIENT_WORDS.map((key) => [key, words.get(key) ?? ''])) as BothWords['fr'];
}
