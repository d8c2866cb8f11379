import { StoreAway } from '../conversations.js';
import type { DirectLineTools } from './direct-line.js';
import { alonePage, readFormAlone } from './form-alone.js';
import { formPage } from './form-page.js';
import { readFormPost, type FormPost } from './form-post.js';
import { takeForm, type FormOutcome, type Trouble } from './form-talk.js';
import { noteOf } from './form-note.js';
import { refusedPage } from './form-refusal.js';
import { isFromHere } from './origins.js';
import type { Layout } from './page/layout.js';
import type { Tree } from './page/markup.js';
import type { Shown } from './page/message.js';
import { neutralTree } from './page/neutral.js';
import type { Aside } from './page/talk-layout.js';
import type { Request, Response, Route } from './route.js';
import type { Claims } from './tokens.js';

/** What there is for a language asked for; there is always one. */
export type InLanguage<T> = (lang: string) => T;

/** What the forms are answered with. */
export interface FormParts {
  layouts: InLanguage<Layout>;
  /** The first page again, for a form that could not begin the talk yet. */
  firstPage: (lang: string, token: string, aside: Aside) => Tree;
  /** A document on its way: its status, and what more its headers say. */
  send: (
    request: Request,
    tree: Tree,
    more: { status: number; headers?: Record<string, string> },
  ) => Response;
}

/**
 * The whole conversation without JavaScript: every step is one form, answered by the whole page at the same address.
 * The token is in the form, never in the address; no refusal is anything but a page.
 */
export function formRoute(parts: FormParts, tools: DirectLineTools): Route {
  return {
    method: 'POST',
    path: '/',
    accepts: 'form',
    handle: (request) => answer(request, parts, tools),
    refuse: (code, request, extras) => refusedPage({ code, extras, request }, parts),
  };
}

async function answer(request: Request, parts: FormParts, tools: DirectLineTools): Promise<Response> {
  const read = readFormPost(request.body);
  if (read.leave) return leave(read, parts, tools);
  if (!isFromHere(request.header, tools.origins))
    return refusedPage({ code: 'foreign_origin', request }, parts);
  const post = { ...read, token: read.token ?? tools.tokens.make(tools.newId()) };
  const claims = tools.tokens.read(post.token);
  if (!claims) return over(request, post.lang, parts);
  const posted = { request, post, claims };
  try {
    const outcome = await takeForm(post, { claims, address: request.address }, tools);
    return await shown(outcome, posted, { parts, tools });
  } catch (error) {
    return alone(error, posted, { parts, tools });
  }
}

/** Never refused, wherever it is sent from: only who holds the token of a talk can end it, and leaving always leads out. */
async function leave(
  { token }: FormPost,
  parts: FormParts,
  { tokens, store }: DirectLineTools,
): Promise<Response> {
  const claims = token === undefined ? undefined : tokens.read(token);
  // A store that is away has it still to do, and is told when it comes back: she is not kept here for that.
  if (claims) await store.erase(claims.conv, 'leave').catch(unlessAway);
  return left(parts);
}

function unlessAway(error: unknown): void {
  if (!(error instanceof StoreAway)) throw error;
}

/** The store is away: what can be said to her words by themselves. */
async function alone(error: unknown, { request, post, claims }: Posted, { parts, tools }: House) {
  if (!(error instanceof StoreAway)) throw error;
  const read = await readFormAlone(post, request, tools);
  if (read === undefined) throw error;
  if (read.ending === undefined) return alonePage(request, { post, read }, parts);
  await tools.store.erase(claims.conv, read.ending).catch(unlessAway);
  return read.ending === 'leave' ? left(parts) : over(request, post.lang, parts);
}

interface Posted {
  request: Request;
  post: FormPost & { token: string };
  claims: Claims;
}

interface House {
  parts: FormParts;
  tools: DirectLineTools;
}

async function shown(outcome: FormOutcome, posted: Posted, house: House): Promise<Response> {
  const { request, post } = posted;
  switch (outcome.kind) {
    case 'left':
      return left(house.parts);
    case 'over':
      return over(request, post.lang, house.parts);
    case 'not_yet':
      return notYet(outcome, posted, house.parts);
    case 'talk':
      return talk(outcome, posted, house);
  }
}

/** The neutral site takes the place of this page, as « Quitter » does with a script. */
function left({ layouts }: FormParts): Response {
  return { status: 303, headers: { Location: layouts('fr').leaveTo } };
}

/** Gone, and the same whatever is sent again: nothing of the words, nothing of the subject. */
function over(request: Request, lang: string, { layouts, send }: FormParts): Response {
  return send(request, neutralTree(layouts(lang)), { status: 410 });
}

function notYet(
  { waitSeconds, isFull }: Extract<FormOutcome, { kind: 'not_yet' }>,
  { request, post }: Posted,
  { layouts, firstPage, send }: FormParts,
): Response {
  const draft = post.say.trim();
  const note = noteOf(layouts(post.lang), { kind: 'wait', seconds: waitSeconds }, draft !== '');
  const tree = firstPage(post.lang, post.token, { note, draft });
  const headers = { 'Retry-After': String(waitSeconds) };
  return send(request, tree, { status: isFull ? 503 : 429, headers });
}

async function talk(
  { draft, trouble }: Extract<FormOutcome, { kind: 'talk' }>,
  { request, post, claims }: Posted,
  { parts, tools }: House,
): Promise<Response> {
  const [since, loaded] = [await tools.store.since(claims.conv, 0), await tools.store.load(claims.conv)];
  if (since === 'gone' || loaded === 'gone') return over(request, post.lang, parts);
  tools.asked?.(claims.conv);
  const layout = parts.layouts(loaded.state.tongue ?? loaded.state.lang);
  const isCovered = loaded.state.open?.step === 'traces.neutral';
  const kept = isCovered ? '' : draft.trim();
  const log = since.activities as Shown[];
  const aside = { note: noteOf(layout, trouble, kept !== ''), draft: kept };
  const tree = formPage(layout, { log, token: post.token, seen: post.seen, aside });
  return parts.send(request, tree, statusOf(trouble));
}

function statusOf(trouble: Trouble | undefined): { status: number; headers?: Record<string, string> } {
  if (trouble?.kind === 'wait') return { status: 429, headers: { 'Retry-After': String(trouble.seconds) } };
  return { status: trouble?.kind === 'too_long' ? 413 : 200 };
}
