import { paragraphs, type Attributes, type Tree } from './markup.js';

/** Everything a screen of the page needs that is not a message: words by key and the addresses it links to. */
export interface Layout {
  /** Id and tag of the language it speaks. */
  lang: string;
  dir: string;
  /** Every language of the house, by its own name; the first is spoken where none is asked. */
  languages: readonly { id: string; name: string; dir: string }[];
  /** The language the bar leads to. */
  other: string;
  words: ReadonlyMap<string, string>;
  leaveTo: string;
  fictional: boolean;
  indexed: boolean;
  runBy: string;
  /** Links of the lines shown on every screen, by line id: `tel:…` or `sms:…`, and what is written on them. */
  lines: Readonly<Record<string, { href: string; number: string } | undefined>>;
  /** Both stand in the document: fetched apart, they would hold up the first words by a whole round trip. */
  style: string;
  /** Empty on a page that needs none. */
  script: string;
}

/** The two controls of the bar: links on a page that stands alone, buttons of a form where a talk goes on. */
export interface Ways {
  quit: Tree;
  tongue: Tree;
}

/** The whole document around `main`. Its script makes leaving leave no way back, whatever the screen. */
export function documentTree(
  layout: Layout,
  main: Tree[],
  { ways = linksOf(layout) }: { ways?: Ways } = {},
): Tree {
  const shown: Tree[] = [barTree(layout, ways), ['main', { id: 'main' }, ...main]];
  const body: Tree[] = [...shown, ...scriptTrees(layout)];
  return ['html', tongueOf(layout), headTree(layout), ['body', {}, ...body]];
}

/** Runs once the whole document is read, wherever it stands. */
export const scriptTrees = ({ script }: Layout): Tree[] =>
  script === '' ? [] : [['script', { type: 'module' }, script]];

/** What a document says of its language. A page that reads from left to right need not say so. */
export const tongueOf = ({ lang, dir }: Pick<Layout, 'lang' | 'dir'>): Attributes => ({
  lang,
  dir: dir === 'rtl' ? dir : undefined,
});

/** An address of this page in the language it speaks. */
export const inLanguage = (path: string, { lang, languages }: Layout): string =>
  lang === languages[0]?.id ? path : `${path}?lang=${lang}`;

/** The same head for every document: nothing in it is kept, sent on or found by a search engine. */
export function headTree(layout: Layout): Tree {
  const title = word(layout, 'name');
  const head: Tree[] = [
    ['meta', { charset: 'utf-8' }],
    [
      'meta',
      { name: 'viewport', content: 'width=device-width,initial-scale=1,interactive-widget=resizes-content' },
    ],
    ['meta', { name: 'referrer', content: 'same-origin' }],
    ['meta', { name: 'color-scheme', content: 'light dark' }],
    ['meta', { name: 'format-detection', content: 'telephone=no' }],
    ...(layout.indexed ? [] : [['meta', { name: 'robots', content: 'noindex' }] satisfies Tree]),
    ['title', {}, title],
    ['link', { rel: 'icon', href: '/i.svg', type: 'image/svg+xml' }],
    ['style', {}, layout.style],
  ];
  return ['head', {}, ...head];
}

/** The slim bar: leaving comes first for the keyboard, whatever the eye sees first. */
function barTree(layout: Layout, { quit, tongue }: Ways): Tree {
  const name: Tree = ['h1', named('name'), word(layout, 'name')];
  return ['header', { id: 'bar' }, ['div', { class: 'bar' }, quit, name, tongue], urgentTree(layout)];
}

/** Of a page where no talk goes on. */
export function linksOf(layout: Layout): Ways {
  const { other } = layout;
  const link = { id: 'tongue', class: 'tongue', href: `/?lang=${other}`, lang: other };
  const tongue: Tree = ['a', { ...link, ...named('other_language') }, word(layout, 'other_language')];
  return { quit: quitTree(layout), tongue };
}

/** Leaving, as a plain link: it works before, and without, any script. */
export function quitTree(layout: Layout): Tree {
  const attributes = { class: 'quit', href: layout.leaveTo, rel: 'noreferrer nofollow', ...named('quit') };
  return ['a', attributes, word(layout, 'quit')];
}

function urgentTree(layout: Layout): Tree {
  const police = lineTree(layout, 'police-17');
  const written = lineTree(layout, 'urgence-114');
  return [
    'p',
    { class: 'sos' },
    [
      'span',
      {},
      spoken(layout, 'urgent'),
      ' ',
      ...police,
      ' · ',
      spoken(layout, 'in_writing'),
      ' ',
      ...written,
    ],
    ...tagTree(layout),
  ];
}

/** On every screen of a demonstration, wherever it is scrolled to. */
function tagTree(layout: Layout): Tree[] {
  return layout.fictional ? [['b', named('demo_tag'), word(layout, 'demo_tag')]] : [];
}

function lineTree(layout: Layout, id: string): Tree[] {
  const line = layout.lines[id];
  return line ? [['a', { href: line.href }, line.number]] : [];
}

/** What is made up and what is not, at length; the tag in the bar says it when there is no room for this. */
export function bannerTree(layout: Layout): Tree[] {
  return layout.fictional ? [['p', { class: 'demo', ...named('demo') }, word(layout, 'demo')]] : [];
}

/** The emergency numbers in full: what is left when nothing else works. */
export function helpTree(layout: Layout): Tree {
  const rows = [
    ['help_first', 'police-17'],
    ['help_written', 'urgence-114'],
    ['help_listen', 'vfi-3919'],
  ] as const;
  const shown = rows.filter(([, id]) => layout.lines[id]);
  const row = ([key, id]: (typeof rows)[number]): Tree => [
    'p',
    {},
    spoken(layout, key),
    ...bigLink(layout, id),
  ];
  const title: Tree = ['h2', named('help_title'), word(layout, 'help_title')];
  return ['section', { id: 'help', class: 'card', 'data-step': 'emergency.card' }, title, ...shown.map(row)];
}

function bigLink(layout: Layout, id: string): Tree[] {
  const line = layout.lines[id];
  return line ? [['a', { class: 'dial', href: line.href }, line.number]] : [];
}

/** The notice: who answers, what is kept, rights, what leaving cannot do. */
export function noticeTree(layout: Layout): Tree[] {
  const parts = ['who', 'kept', 'children', 'rights', 'leaving', 'limits', 'access'];
  const part = (key: string): Tree => [
    'section',
    {},
    ['h2', {}, word(layout, `notice.${key}`)],
    ...(key === 'who' ? paragraphs(layout.runBy) : []),
    ...paragraphs(word(layout, `notice.${key}_text`)),
    ...(key === 'leaving' ? withoutScript(layout) : []),
  ];
  return [['h2', { class: 'title' }, word(layout, 'notice.title')], ...parts.map(part)];
}

const withoutScript = (layout: Layout): Tree[] => [
  ['noscript', {}, ['p', {}, word(layout, 'notice.leaving_without_script')]],
];

export const word = (layout: Layout, key: string): string => layout.words.get(key) ?? '';

/** Marks words that change with the language of the page. */
export const named = (key: string): Attributes => ({ 'data-w': key });

const spoken = (layout: Layout, key: string): Tree => ['span', named(key), word(layout, key)];
