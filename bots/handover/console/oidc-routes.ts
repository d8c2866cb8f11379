import { randomBytes } from 'node:crypto';
import { refusal } from '../../webchat/errors.js';
import type { Request, Response } from '../../webchat/route.js';
import { cookieIn, sessionCookie } from '../staff/cookies.js';
import type { Oidc, Trip } from '../staff/oidc.js';
import type { ConsoleParts } from './console-routes.js';
import type { ConsoleRoute } from './guarded.js';

const SECONDS = 300;
const COOKIE = 'equipe-oidc';
const MOST_TRIPS = 1000;

/**
 * Signing in by the provider. Who comes back from another site brings no Strict cookie along, so the trip has a cookie of
 * its own, Lax and gone after five minutes; and the session's cookie is set on a page of ours that then goes on by itself,
 * from this site to this site.
 */
export function oidcRoutes(oidc: Oidc): (parts: ConsoleParts) => ConsoleRoute[] {
  return (parts) => {
    const trips = new Trips(parts.clock);
    return [
      { method: 'GET', path: '/equipe/oidc/partir', handle: () => leave(oidc, trips, parts) },
      {
        method: 'GET',
        path: '/equipe/oidc/retour',
        handle: (request) => back(request, { oidc, trips }, parts),
      },
    ];
  };
}

/** What is remembered of each trip stays here: the cookie only names it. */
class Trips {
  readonly #clock: () => Date;
  readonly #trips = new Map<string, { trip: Trip; until: number }>();

  constructor(clock: () => Date) {
    this.#clock = clock;
  }

  begin(trip: Trip): string {
    const now = this.#clock().getTime();
    for (const [id, { until }] of this.#trips) if (until < now) this.#trips.delete(id);
    const [oldest] = this.#trips.keys();
    if (this.#trips.size >= MOST_TRIPS && oldest !== undefined) this.#trips.delete(oldest);
    const id = randomBytes(16).toString('base64url');
    this.#trips.set(id, { trip, until: now + SECONDS * 1000 });
    return id;
  }

  /** Once: a trip that came back is over, whatever came of it. */
  end(id: string | undefined): Trip | undefined {
    const found = this.#trips.get(id ?? '');
    this.#trips.delete(id ?? '');
    return found !== undefined && found.until >= this.#clock().getTime() ? found.trip : undefined;
  }
}

async function leave(oidc: Oidc, trips: Trips, { secure }: ConsoleParts): Promise<Response> {
  const left = await oidc.leave().catch(() => undefined);
  if (left === undefined) return refusal('unavailable');
  const { url, trip } = left;
  return {
    status: 302,
    headers: { Location: url, 'Set-Cookie': tripCookie(trips.begin(trip), SECONDS, secure) },
  };
}

async function back(
  request: Request,
  { oidc, trips }: { oidc: Oidc; trips: Trips },
  parts: ConsoleParts,
): Promise<Response> {
  const trip = trips.end(cookieIn(request.header('cookie'), COOKIE));
  const subject = trip && (await oidc.comeBack(request.query, trip).catch(() => undefined));
  if (subject === undefined) return refusal('wrong_sign_in');
  const account = (await parts.accounts.list()).find((one) => one.subject === subject);
  if (account === undefined) return refusal('not_for_your_role');
  await parts.audit.add({ act: 'sign_in', who: account.name, what: `${account.role} by provider` });
  const secret = await parts.sessions.open(account.name);
  return goingOn(sessionCookie(secret, parts.secure));
}

/** A page that goes on at once: the next request then comes from this site, with the Strict cookie. */
function goingOn(cookie: string): Response {
  const html = '<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=/equipe">';
  const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Set-Cookie': cookie };
  return { status: 200, headers, body: `${html}<a href="/equipe">→</a>` };
}

const tripCookie = (id: string, seconds: number, secure: boolean): string =>
  `${COOKIE}=${id}; Max-Age=${seconds}; Path=/equipe/oidc; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
