import type { Bot } from '../bot.js';
import type { Conversations } from '../conversations.js';
import type { Signs } from '../handover/signs.js';
import type { Turns } from '../turns.js';
import { activityRoutes } from './direct-line-activities.js';
import { aloneRoutes } from './direct-line-alone.js';
import { endingRoutes } from './direct-line-ending.js';
import { openingRoutes } from './direct-line-opening.js';
import type { Limits } from './limits.js';
import { guarded, preflight, type OriginRules } from './origins.js';
import { json, type Route } from './route.js';
import type { Tokens } from './tokens.js';

/** What the Direct Line server needs from the house. */
export interface DirectLineTools {
  store: Conversations;
  turns: Turns;
  /** What it can say without the store. */
  bot?: Pick<Bot, 'alone'>;
  tokens: Tokens;
  limits: Limits;
  /** What passes between her and the person she talks with; absent where nobody answers. */
  signs?: Pick<Signs, 'send'> | undefined;
  /** Her page asked what is new, by a poll or a form; absent where nobody answers. */
  asked?: ((id: string) => void) | undefined;
  origins: OriginRules;
  clock: () => Date;
  /** A new conversation's id: 128 random bits as base64url. */
  newId: () => string;
  /** What may be shown again of a text (telephone numbers, addresses… masked). */
  mask: (text: string) => string;
  /** The emergency numbers in words, in every answer that keeps a person waiting. */
  emergencyLine: string;
}

export const directLinePath = '/v3/directline';

/**
 * Direct Line 3.0 as far as the official `botframework-directlinejs` client uses it. The stream is in stream.ts.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-direct-line-3-0-concepts
 */
export function directLineRoutes(tools: DirectLineTools): Route[] {
  const routes = [
    ...openingRoutes(tools),
    ...activityRoutes(tools),
    ...endingRoutes(tools),
    ...aloneRoutes(tools),
    { method: 'GET', path: '/session/getsessionid', handle: () => json(200, { sessionId: '' }) },
  ] satisfies Route[];
  const mounted = routes.map((route) => ({ ...route, path: directLinePath + route.path }));
  return [...mounted.map((route) => guarded(route, tools.origins)), ...preflights(mounted, tools.origins)];
}

function preflights(routes: readonly Route[], rules: OriginRules): Route[] {
  const paths = [...new Set(routes.map(({ path }) => path))];
  return paths.map((path) => ({ method: 'OPTIONS', path, handle: (request) => preflight(request, rules) }));
}
