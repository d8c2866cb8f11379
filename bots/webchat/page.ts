import type { Bot } from '../bot.js';
import { languageAsked } from '../../content/languages.js';
import type { Content, Language } from '../../content/model.js';
import type { DirectLineTools } from './direct-line.js';
import { liveAnswer } from './form-answers.js';
import { formRoute, type FormParts, type InLanguage } from './form-route.js';
import { answerBegun, pressBegun, type Begun } from './page-begun.js';
import { answerFresh, answerWith, hashSource, HTML, press, type PageFiles } from './page-files.js';
import { policyHeaders } from './page-policy.js';
import { layoutOf } from './page-words.js';
import { documentTree, inLanguage, noticeTree, scriptTrees, word, type Layout } from './page/layout.js';
import type { Tree } from './page/markup.js';
import { messageTree } from './page/message.js';
import { clientLanguage, firstWays, talkTree, wordsTree } from './page/talk-layout.js';
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
  const layouts = perLanguage(parts.content, (language) =>
    layoutOf(parts.content, language, { script, style, now }),
  );
  const { indexed, leave_to: leaveTo } = parts.content.settings;
  const rules = { indexed, leaveTo, script: hashSource(script), style: hashSource(style) };
  const policy = (request: Request) => policyHeaders(request.header('host'), rules);
  const firstPage = firstPages(parts, layouts);
  const send: FormParts['send'] = (request, tree, { status, headers }) => {
    const response = answerFresh(request, asDocument(tree), { ...policy(request), ...headers });
    return { ...response, status };
  };
  const still = [infosRoute(parts, layouts, policy), file('/i.svg', 'image/svg+xml', icon)];
  return (tools) => [
    homeRoute(parts, { firstPage, policy }, tools),
    formRoute({ layouts, firstPage, send }, tools),
    ...still,
  ];
}

type Policy = (request: Request) => Record<string, string>;

const systemClock = (): Date => new Date();

/**
 * Stands at the end of the document for the token that each visitor gets: her first form begins that talk, and no other.
 */
const TOKEN = '\u0000';

/** Written once, and given to each visitor with a token of her own. */
function homeRoute(
  { content }: PageParts,
  { firstPage, policy }: { firstPage: FormParts['firstPage']; policy: Policy },
  { tokens, newId }: DirectLineTools,
): Route {
  const parts = perLanguage(content, ({ id }) => begunAndEnd(asDocument(firstPage(id, TOKEN, {}))));
  const handle = (request: Request): Response => {
    const { begun, after } = parts(langOf(request));
    const end = tokens.make(newId()) + after;
    return answerBegun(request, begun, { end, headers: policy(request) });
  };
  return { method: 'GET', path: '/', handle };
}

function begunAndEnd(html: string): { begun: Begun; after: string } {
  const [before = '', after = ''] = html.split(TOKEN);
  return { begun: pressBegun(before), after };
}

function firstPages({ bot, content }: PageParts, layouts: InLanguage<Layout>): FormParts['firstPage'] {
  const openings = perLanguage(content, ({ id }) => bot.open({ lang: id, channel: 'web' }).activities);
  const languages = content.settings.languages.map(
    ({ id, over }) => [id, clientLanguage(layouts(id), layouts(over))] as const,
  );
  const words = wordsTree(Object.fromEntries(languages));
  return (lang, token, aside) => {
    const opening = openings(lang).map((one) => messageTree(one, liveAnswer));
    const inert = [words, ...scriptTrees(layouts(lang))];
    const main = talkTree(layouts(lang), opening, { token, inert, aside });
    return documentTree({ ...layouts(lang), script: '' }, main, { ways: firstWays(layouts(lang)) });
  };
}

function infosRoute({ content }: PageParts, layouts: InLanguage<Layout>, policy: Policy): Route {
  const notice = perLanguage(content, ({ id }) => press(noticePage(layouts(id))));
  const tree = perLanguage(content, ({ id }) => press(JSON.stringify(noticeTree(layouts(id)))));
  const handle = (request: Request): Response =>
    request.query.get('as') === 'tree'
      ? answerWith(request, 'application/json; charset=utf-8', tree(langOf(request)), {})
      : answerWith(request, HTML, notice(langOf(request)), policy(request));
  return { method: 'GET', path: '/infos', handle };
}

function file(path: string, type: string, text: string): Route {
  const pressed = press(text);
  return { method: 'GET', path, handle: (request) => answerWith(request, type, pressed, {}) };
}

function noticePage(layout: Layout): string {
  const back: Tree = ['p', {}, ['a', { class: 'web', href: inLanguage('/', layout) }, word(layout, 'back')]];
  return asDocument(documentTree(layout, [['div', { class: 'notice' }, ...noticeTree(layout), back]]));
}

const asDocument = (tree: Tree): string => `<!doctype html>${toHtml(tree)}`;

/** French unless the address asks otherwise: the browser's language is not always that of who holds it. */
const langOf = (request: Request): string => request.query.get('lang') ?? '';

/** Made once for each language; whatever is asked, one of them is given. */
function perLanguage<T>(content: Content, make: (language: Language) => T): InLanguage<T> {
  const made = new Map(content.settings.languages.map((language) => [language.id, make(language)]));
  return (wanted) => made.get(languageAsked(wanted, content).id) as T;
}
