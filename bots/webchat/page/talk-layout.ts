import {
  bannerTree,
  helpTree,
  inLanguage,
  linksOf,
  named,
  tongueOf,
  word,
  type Layout,
  type Ways,
} from './layout.js';
import type { Tree } from './markup.js';
import { CLIENT_WORDS, type ClientLanguage, type ClientLanguages } from './words.js';

/** What a form carries so that the talk goes on without a script. */
export interface Carried {
  token: string;
  /** Number of the last message on the page. */
  seen: number;
}

/** What stands beside the field: a calm line, words to send again, and, where news may come, the way to see it. */
export interface Aside {
  note?: string | undefined;
  draft?: string | undefined;
  look?: boolean;
}

/**
 * The first screen. It works by its form alone; the script, where there is one, takes it over. The token stands last of
 * all, since all before it is the same for everybody; `inert`: what is read before it and not shown.
 */
export function talkTree(
  layout: Layout,
  opening: readonly Tree[],
  { token, inert, aside }: { token: string; inert: readonly Tree[]; aside: Aside },
): Tree[] {
  const quit: Tree = ['p', { class: 'foot' }, firstQuit(layout)];
  return [
    ...bannerTree(layout),
    beforeTree(layout),
    ['p', { id: 'unscripted', class: 'before' }, word(layout, 'back_stays')],
    logTree(layout, opening),
    waitTree(),
    helpTree(layout),
    ...inert,
    writeTree([...rowTrees(layout, aside), quit, ...hiddenTrees(layout, { token, seen: 0 })], aside),
  ];
}

/** Of the first screen: leaving sends its form, so that a talk begun from it is erased. No field of it is sent by Enter. */
export const firstWays = (layout: Layout): Ways => ({ ...linksOf(layout), quit: firstQuit(layout) });

/** The script, where there is one, leaves by itself, and reads here where to. */
function firstQuit(layout: Layout): Tree {
  const sends = { class: 'quit', name: 'leave', value: '1', form: WRITE };
  return ['button', { ...sends, 'data-to': layout.leaveTo, ...named('quit') }, word(layout, 'quit')];
}

/** The talk so far, on a page without script. */
export function formTalkTree(
  layout: Layout,
  log: readonly Tree[],
  { carried, aside, boxes }: { carried: Carried; aside: Aside; boxes: string | undefined },
): Tree[] {
  const ways: Tree = ['form', { id: GO, ...POSTS, hidden: true }, ...hiddenTrees(layout, carried)];
  const held: Tree[] = boxes === undefined ? [] : [hidden('boxes', boxes)];
  const quit: Tree = ['p', { class: 'foot' }, formWays(layout).quit];
  const inside = [
    ...hiddenTrees(layout, carried),
    ...held,
    ...lookTrees(layout, aside),
    ...rowTrees(layout, aside),
    quit,
  ];
  return [...bannerTree(layout), logTree(layout, log), saidTree(layout), writeTree(inside, aside), ways];
}

/**
 * Leaving and the other language, in a form of their own: Enter on a box presses the first button of its form, which
 * must never be the way out.
 */
export function formWays(layout: Layout): Ways {
  const other = word(layout, 'other_language');
  return {
    quit: ['button', { class: 'quit', name: 'leave', value: '1', form: GO }, word(layout, 'quit')],
    tongue: [
      'button',
      { class: 'tongue', name: 'choose', value: other, form: GO, lang: layout.other },
      other,
    ],
  };
}

/** What can be said on any screen, for who does not know that it can be typed: the words are those she would write. */
function saidTree(layout: Layout): Tree {
  const said = ['menu', 'step_back', 'erase'].map((key): Tree => {
    const name = word(layout, key);
    return ['button', { class: 'tongue', name: 'choose', value: name, form: GO }, name];
  });
  return ['p', {}, ...said];
}

const GO = 'go';
const WRITE = 'write';
/** Browsers fill forms again after a reload, unless told not to: even what is hidden. */
const POSTS = { method: 'post', action: '/', autocomplete: 'off' };

const hidden = (name: string, value: string): Tree => ['input', { type: 'hidden', name, value }];

const hiddenTrees = (layout: Layout, { token, seen }: Carried): Tree[] => [
  hidden('n', String(seen)),
  hidden('lang', layout.lang),
  hidden('token', token),
];

function lookTrees(layout: Layout, { look }: Aside): Tree[] {
  return look ? [['button', { class: 'web', name: 'look', value: '1' }, word(layout, 'look')]] : [];
}

function beforeTree(layout: Layout): Tree {
  const link = { id: 'more', href: noticeAddress(layout), ...named('read_first') };
  return ['p', { class: 'before' }, ['a', link, word(layout, 'read_first')], ...tongueTrees(layout)];
}

/** The languages that the bar does not lead to, each by its own name. */
function tongueTrees({ lang, other, languages }: Layout): Tree[] {
  return languages.map(({ id, name, dir }): Tree => {
    const hidden = id === lang || id === other || undefined;
    return ['a', { href: `/?lang=${id}`, ...tongueOf({ lang: id, dir }), 'data-tongue': id, hidden }, name];
  });
}

export const noticeAddress = (layout: Layout): string => inLanguage('/infos', layout);

function logTree(layout: Layout, messages: readonly Tree[]): Tree {
  const attributes = { id: 'log', role: 'log', 'aria-live': 'polite', 'aria-label': word(layout, 'talk') };
  return ['div', { ...attributes, 'data-label': 'talk' }, ...messages];
}

const waitTree = (): Tree => ['p', { id: 'wait', 'aria-hidden': 'true', hidden: true }];

/** What is to be known stands beside the field, so that it is in sight wherever the talk is scrolled to. */
function writeTree(inside: Tree[], { note = '' }: Aside): Tree {
  const status: Tree = ['p', { id: 'status', role: 'status' }, note];
  return [
    'form',
    { id: WRITE, class: 'write', ...POSTS },
    status,
    ['p', { id: 'room', role: 'status' }],
    ...inside,
  ];
}

/** The field keeps nothing: no history, no correction, no learning by the keyboard that the page can refuse. */
function rowTrees(layout: Layout, { draft = '' }: Aside): Tree[] {
  const never = { autocomplete: 'off', autocorrect: 'off', autocapitalize: 'off', spellcheck: 'false' };
  const field = {
    id: 'field',
    name: 'say',
    rows: '1',
    enterkeyhint: 'send',
    'aria-label': word(layout, 'field'),
    'aria-describedby': 'room',
    ...never,
  };
  const hint = { placeholder: word(layout, 'field_hint'), 'data-label': 'field', 'data-hint': 'field_hint' };
  const send: Tree = ['button', { class: 'send', ...named('send') }, word(layout, 'send')];
  return [['div', { class: 'row' }, ['textarea', { ...field, ...hint }, draft], send]];
}

/** Words of every language, kept inert in the page for the script: changing language asks nothing of the network. */
export function wordsTree(words: ClientLanguages): Tree {
  return ['template', { id: 'words' }, JSON.stringify(words)];
}

/** What the browser needs of a language; `below`: the one it stands on, whose words are not said twice. */
export function clientLanguage({ words, dir, other }: Layout, below: Layout): ClientLanguage {
  const isOwn = below.words === words;
  const own = CLIENT_WORDS.filter((key) => isOwn || words.get(key) !== below.words.get(key));
  const said = Object.fromEntries(own.map((key) => [key, words.get(key) ?? '']));
  return { over: below.lang, other, dir, words: said };
}
