import { refusal } from '../../webchat/errors.js';
import { isFromHere, type OriginRules } from '../../webchat/origins.js';
import type { Request, Response, Route } from '../../webchat/route.js';
import { sessionIn } from '../staff/cookies.js';
import type { Session, Sessions } from '../staff/sessions.js';
import { isAllowed, ROUTE_RULES } from './rules.js';

export interface GuardTools {
  sessions: Sessions;
  origins: OriginRules;
  secure: boolean;
}

/** A route of the console before its guard: `session` is absent only where anyone may come. */
export interface ConsoleRoute extends Omit<Route, 'handle'> {
  handle: (request: Request, session?: Session) => Promise<Response> | Response;
}

/**
 * Puts the table of rules in front of a route: without a rule nobody passes. What changes something must also come from
 * a page of ours, and, once signed in, carry that session's token.
 */
export function guarded(route: ConsoleRoute, tools: GuardTools): Route {
  const rule = ROUTE_RULES[`${route.method} ${route.path}`];
  return {
    ...route,
    async handle(request) {
      const secret = sessionIn(request.header('cookie'), tools.secure);
      const session = rule === 'anyone' ? undefined : await tools.sessions.read(secret);
      if (!isAllowed(rule, session?.account.role))
        return refusal(session === undefined && rule !== undefined ? 'not_signed_in' : 'not_for_your_role');
      if (route.method !== 'GET' && !isOwnPost(request, session, tools)) return refusal('forged_post');
      return route.handle(request, session);
    },
  };
}

function isOwnPost(request: Request, session: Session | undefined, tools: GuardTools): boolean {
  if (!isFromHere(request.header, tools.origins)) return false;
  return session === undefined || tools.sessions.isTokenOf(request.header('x-console-token'), session);
}
