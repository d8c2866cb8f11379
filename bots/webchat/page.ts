import type { Bot } from '../bot.js';
import type { Content, Lang } from '../../content/model.js';
import { placePage, typedPlace, type AnswerPlace } from './no-script.js';
import { answerWith, hashSource, press, type PageFiles, type Pressed } from './page-files.js';
import { policyHeaders } from './page-policy.js';
import { layoutOf } from './page-words.js';
import { documentTree, noticeTree, type Layout } from './page/layout.js';
import type { Tree } from './page/markup.js';
import { clientWords, talkTree, wordsTree } from './page/talk-layout.js';
import { toHtml } from './page/to-html.js';
import type { Request, Response, Route } from './route.js';

const HTML = 'text/html; charset=utf-8';

/** What the page is made of. */
export interface PageParts {
  content: Content;
  /** Its opening is written into the page, so that the first words need no script and no second request. */
  bot: Pick<Bot, 'open'>;
  files: PageFiles;
  answerPlace: AnswerPlace;
  /** Which lines may be shown is read once, when the page is made: those on every screen never lapse. */
  clock?: () => Date;
}

/** The visitor's page: every route a browser asks for besides Direct Line. Documents are made and pressed once. */
export function pageRoutes(parts: PageParts): Route[] {
  const { script, style, icon } = parts.files;
  const now = (parts.clock ?? systemClock)();
  const layouts = perLang((lang) => layoutOf(parts.content, lang, { script, style, now }));
  const home = perLang((lang) => press(homePage(parts, layouts, lang)));
  const notice = perLang((lang) => press(noticePage(layouts[lang])));
  const tree = perLang((lang) => press(JSON.stringify(noticeTree(layouts[lang]))));
  const { indexed } = parts.content.settings;
  const rules = { indexed, script: hashSource(script), style: hashSource(style) };
  const policy = (request: Request) => policyHeaders(request.header('host'), rules);
  const document = (request: Request, pages: Record<Lang, Pressed>) =>
    answerWith(request, HTML, pages[langOf(request)], policy(request));
  const place = async (request: Request): Promise<Response> => {
    const found = await placePage(layouts[langOf(request)], typedPlace(request.body), parts.answerPlace);
    return answerWith(request, HTML, press(asDocument(found), true), policy(request));
  };
  const infos = (request: Request) =>
    request.query.get('as') === 'tree'
      ? answerWith(request, 'application/json; charset=utf-8', tree[langOf(request)], {})
      : document(request, notice);
  return [
    { method: 'GET', path: '/', handle: (request) => document(request, home) },
    { method: 'POST', path: '/', accepts: 'form', maxBytes: 4096, handle: place },
    { method: 'GET', path: '/infos', handle: infos },
    file('/i.svg', 'image/svg+xml', icon),
  ];
}

const systemClock = (): Date => new Date();

function file(path: string, type: string, text: string): Route {
  const pressed = press(text);
  return { method: 'GET', path, handle: (request) => answerWith(request, type, pressed, {}) };
}

function homePage(parts: PageParts, layouts: Record<Lang, Layout>, lang: Lang): string {
  const { activities } = parts.bot.open({ lang, channel: 'web' });
  const words = perLang((one) => clientWords(layouts[one].words));
  const layout = layouts[lang];
  return asDocument(documentTree(layout, talkTree(layout, activities), [wordsTree(words)]));
}

function noticePage(layout: Layout): string {
  const back: Tree = [
    'p',
    {},
    ['a', { href: layout.lang === 'fr' ? '/' : '/?lang=en' }, layout.words.get('back') ?? ''],
  ];
  return asDocument(documentTree(layout, [['div', { class: 'notice' }, ...noticeTree(layout), back]]));
}

const asDocument = (tree: Tree): string => `<!doctype html>${toHtml(tree)}`;

/** French unless the address asks otherwise: the browser's language is not always that of who holds it. */
const langOf = (request: Request): Lang => (request.query.get('lang') === 'en' ? 'en' : 'fr');

const perLang = <T>(make: (lang: Lang) => T): Record<Lang, T> => ({ fr: make('fr'), en: make('en') });
