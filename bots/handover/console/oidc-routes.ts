import { refusal } from '../../webchat/errors.js';
import type { Request, Response } from '../../webchat/route.js';
import { cookieIn, sessionCookie } from '../staff/cookies.js';
import type { Oidc, Trip } from '../staff/oidc.js';
import type { ConsoleParts } from './console-routes.js';
import type { ConsoleRoute } from './guarded.js';

const SECONDS = 300;
/** `__Secure-` where there is https, as the session's cookie (staff/cookies.ts). */
const cookieName = (secure: boolean): string => `${secure ? '__Secure-' : ''}equipe-oidc`;
const ABOUT = 'oidc trip';

/** Seals with a key of the service's secret; `open` throws unless it was sealed so, about the same. */
export interface TripSealer {
  seal(text: string, about: string): Buffer;
  open(sealed: Buffer, about: string): Buffer;
}

/**
 * Signing in by the provider. Who comes back from another site brings no Strict cookie along, so the trip has a cookie of
 * its own, Lax and gone after five minutes; and the session's cookie is set on a page of ours that then goes on by itself,
 * from this site to this site.
 */
export function oidcRoutes(oidc: Oidc, sealer: TripSealer): (parts: ConsoleParts) => ConsoleRoute[] {
  return (parts) => {
    const trips = new Trips(sealer, parts.clock);
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

/**
 * A trip is kept by the browser that makes it and by nobody else, sealed in its cookie: any process ends what another began,
 * and no stranger who leaves a thousand times pushes out hers. It serves once because the provider takes its code once.
 */
class Trips {
  readonly #sealer: TripSealer;
  readonly #clock: () => Date;

  constructor(sealer: TripSealer, clock: () => Date) {
    this.#sealer = sealer;
    this.#clock = clock;
  }

  sealed(trip: Trip): string {
    const begun: Begun = { ...trip, at: this.#clock().getTime() };
    return this.#sealer.seal(JSON.stringify(begun), ABOUT).toString('base64url');
  }

  /** `undefined` when it is none of ours, or more than five minutes old: a browser may keep a cookie longer than it should. */
  opened(cookie: string | undefined): Trip | undefined {
    const begun = cookie === undefined ? undefined : this.#read(cookie);
    const isInTime = begun !== undefined && this.#clock().getTime() - begun.at <= SECONDS * 1000;
    return isInTime ? begun : undefined;
  }

  #read(cookie: string): Begun | undefined {
    try {
      return JSON.parse(this.#sealer.open(Buffer.from(cookie, 'base64url'), ABOUT).toString()) as Begun;
    } catch {
      return undefined;
    }
  }
}

type Begun = Trip & { at: number };

async function leave(oidc: Oidc, trips: Trips, { secure }: ConsoleParts): Promise<Response> {
  const left = await oidc.leave().catch(() => undefined);
  if (left === undefined) return refusal('unavailable');
  const { url, trip } = left;
  return {
    status: 302,
    headers: { Location: url, 'Set-Cookie': tripCookie(trips.sealed(trip), SECONDS, secure) },
  };
}

/** A trip that came back is over, whatever came of it. */
async function back(
  request: Request,
  travel: { oidc: Oidc; trips: Trips },
  parts: ConsoleParts,
): Promise<Response> {
  const answer = await arrived(request, travel, parts);
  const cookies = [answer.headers?.['Set-Cookie'] ?? [], tripCookie('', 0, parts.secure)].flat();
  return { ...answer, headers: { ...answer.headers, 'Set-Cookie': cookies } };
}

async function arrived(
  request: Request,
  { oidc, trips }: { oidc: Oidc; trips: Trips },
  parts: ConsoleParts,
): Promise<Response> {
  const trip = trips.opened(cookieIn(request.header('cookie'), cookieName(parts.secure)));
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

const tripCookie = (sealed: string, seconds: number, secure: boolean): string =>
  `${cookieName(secure)}=${sealed}; Max-Age=${seconds}; Path=/equipe/oidc; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
