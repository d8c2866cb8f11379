import { refusal } from './errors.js';
import type { Request, Response, Route } from './route.js';

export interface OriginRules {
  /** Origins that may use the service from elsewhere, as `https://example.org`. */
  allowed: readonly string[];
  /** Where the service stands for the public, when it is behind a proxy. */
  publicUrl?: string;
}

type Headers = (name: string) => string | undefined;

/** Absent is fine (a program, a same-origin GET); ours is fine; anything else must have been named. */
export function isOriginAllowed(header: Headers, rules: OriginRules): boolean {
  const origin = header('origin');
  return origin === undefined || isNamed(origin, header('host'), rules);
}

function isNamed(origin: string, host: string | undefined, { allowed, publicUrl }: OriginRules): boolean {
  if (allowed.includes(origin)) return true;
  if (publicUrl !== undefined && new URL(publicUrl).origin === origin) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}

/**
 * Whether a form comes from a page of ours. Another site could put somebody into a talk that it reads along, and its
 * page can hide where it is: what says nothing is not heard. Browsers that know no `Sec-Fetch-Site` send an origin
 * with a form, and those that send none with a form for their own site (Firefox before 70, Internet Explorer) send the
 * page's address, which our policy lets them.
 */
export function isFromHere(header: Headers, rules: OriginRules): boolean {
  const site = header('sec-fetch-site');
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const from = header('origin') ?? originOf(header('referer'));
  return from !== undefined && isNamed(from, header('host'), rules);
}

const originOf = (address = ''): string | undefined =>
  URL.canParse(address) ? new URL(address).origin : undefined;

/** Puts the origin rules in front of a route and the answer's sharing headers behind it. */
export function guarded(route: Route, rules: OriginRules): Route {
  return {
    ...route,
    async handle(request) {
      if (!isOriginAllowed(request.header, rules)) return refusal('foreign_origin');
      const response = await route.handle(request);
      return { ...response, headers: { ...response.headers, ...sharing(request) } };
    },
  };
}

/** The answer to a browser that asks first whether it may (CORS preflight). */
export function preflight(request: Request, rules: OriginRules): Response {
  if (!isOriginAllowed(request.header, rules)) return refusal('foreign_origin');
  return { status: 204, headers: { ...sharing(request), ...asked } };
}

/** What the official client sends, and no more. */
const asked = {
  'Access-Control-Allow-Methods': 'GET, POST, DELETE',
  'Access-Control-Allow-Headers': 'authorization, content-type, x-ms-bot-agent, x-requested-with',
  'Access-Control-Max-Age': '600',
};

function sharing(request: Request): Record<string, string> {
  const origin = request.header('origin');
  if (origin === undefined) return { Vary: 'Origin' };
  return {
    Vary: 'Origin',
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Expose-Headers': 'Retry-After',
  };
}
