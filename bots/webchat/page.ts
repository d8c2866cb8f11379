import type { Bot } from '../bot.js';
import type { Content, Lang } from '../../content/model.js';
import type { DirectLineTools } from './direct-line.js';
import { liveAnswer } from './form-answers.js';
import { formRoute, type FormParts } from './form-route.js';
import { answerFresh, answerWith, hashSource, HTML, press, type PageFiles } from './page-files.js';
import { policyHeaders } from './page-policy.js';
import { layoutOf } from './page-words.js';
import { documentTree, noticeTree, word, type Layout } from './page/layout.js';
import type { Tree } from './page/markup.js';
import { messageTree } from './page/message.js';
import { clientWords, talkTree, wordsTree } from './page/talk-layout.js';
import { toHtml } from './page/to-html.js';
import type { Request, Response, Route } from './route.js';

/** What the page is made of. */
export interface PageParts {
  content: Content;
  /** Its opening is written into the page, so that the first words need no script and no second request. */
  bot: Pick<Bot, 'open'>;
  files: PageFiles;
  /** Which lines may be shown is read once, when the page is made: those on every screen never lapse. */
  clock?: () => Date;
}

/** Routes that need the house around them: its store, its tokens, its limits. */
export type MakeRoutes = (tools: DirectLineTools) => readonly Route[];

/** The visitor's page: every route a browser asks for besides Direct Line. Documents are made once. */
export function pageRoutes(parts: PageParts): MakeRoutes {
  const { script, style, icon } = parts.files;
  const now = (parts.clock ?? systemClock)();
  const layouts = perLang((lang) => layoutOf(parts.content, lang, { script, style, now }));
  const { indexed, leave_to: leaveTo } = parts.content.settings;
  const rules = { indexed, leaveTo, script: hashSource(script), style: hashSource(style) };
  const policy = (request: Request) => policyHeaders(request.header('host'), rules);
  const firstPage = firstPages(parts, layouts);
  const send: FormParts['send'] = (request, tree, { status, headers }) => {
    const response = answerFresh(request, asDocument(tree), { ...policy(request), ...headers });
    return { ...response, status };
  };
  const still = [infosRoute(layouts, policy), file('/i.svg', 'image/svg+xml', icon)];
  return (tools) => [
    homeRoute(firstPage, policy, tools),
    formRoute({ layouts, firstPage, send }, tools),
    ...still,
  ];
}

type Policy = (request: Request) => Record<string, string>;

const systemClock = (): Date => new Date();

/** Stands in the document for the token that each visitor gets: her first form begins that talk, and no other. */
const TOKEN = '\u0000';

/** Written once, and given to each visitor with a token of her own. */
function homeRoute(
  firstPage: FormParts['firstPage'],
  policy: Policy,
  { tokens, newId }: DirectLineTools,
): Route {
  const parts = perLang((lang) => asDocument(firstPage(lang, TOKEN, {})).split(TOKEN));
  const handle = (request: Request): Response =>
    answerFresh(request, parts[langOf(request)].join(tokens.make(newId())), policy(request));
  return { method: 'GET', path: '/', handle };
}

function firstPages({ bot }: PageParts, layouts: Record<Lang, Layout>): FormParts['firstPage'] {
  const openings = perLang((lang) => bot.open({ lang, channel: 'web' }).activities);
  const words = wordsTree(perLang((one) => clientWords(layouts[one].words)));
  return (lang, token, aside) => {
    const opening = openings[lang].map((one) => messageTree(one, liveAnswer));
    const main = talkTree(layouts[lang], opening, { carried: { token, seen: 0 }, aside });
    return documentTree(layouts[lang], main, { extras: [words] });
  };
}

function infosRoute(layouts: Record<Lang, Layout>, policy: Policy): Route {
  const notice = perLang((lang) => press(noticePage(layouts[lang])));
  const tree = perLang((lang) => press(JSON.stringify(noticeTree(layouts[lang]))));
  const handle = (request: Request): Response =>
    request.query.get('as') === 'tree'
      ? answerWith(request, 'application/json; charset=utf-8', tree[langOf(request)], {})
      : answerWith(request, HTML, notice[langOf(request)], policy(request));
  return { method: 'GET', path: '/infos', handle };
}

function file(path: string, type: string, text: string): Route {
  const pressed = press(text);
  return { method: 'GET', path, handle: (request) => answerWith(request, type, pressed, {}) };
}

function noticePage(layout: Layout): string {
  const home = layout.lang === 'fr' ? '/' : '/?lang=en';
  const back: Tree = ['p', {}, ['a', { href: home }, word(layout, 'back')]];
  return asDocument(documentTree(layout, [['div', { class: 'notice' }, ...noticeTree(layout), back]]));
}

const asDocument = (tree: Tree): string => `<!doctype html>${toHtml(tree)}`;

/** French unless the address asks otherwise: the browser's language is not always that of who holds it. */
const langOf = (request: Request): Lang => (request.query.get('lang') === 'en' ? 'en' : 'fr');

const perLang = <T>(make: (lang: Lang) => T): Record<Lang, T> => ({ fr: make('fr'), en: make('en') });
