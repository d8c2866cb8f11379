import { refusal } from '../../webchat/errors.js';
import type { Limits } from '../../webchat/limits.js';
import { json, type Request, type Response, type Route } from '../../webchat/route.js';
import type { Accounts } from '../staff/accounts.js';
import type { Audit } from '../staff/audit.js';
import { endedCookie, sessionCookie, sessionIn } from '../staff/cookies.js';
import { signIn, signInSchema } from '../staff/sign-in.js';
import type { Session, Sessions, SessionStore } from '../staff/sessions.js';
import { guarded, type ConsoleRoute, type GuardTools } from './guarded.js';
import { consolePage, type ConsoleFiles } from './page.js';
import { sheetOf } from './sheet.js';
import type { ShownSwitch } from './wire.js';
import type { Content } from '../../../content/model.js';

export interface ConsoleParts extends GuardTools {
  accounts: Accounts;
  sessions: Sessions;
  store: SessionStore;
  limits: Limits;
  audit: Audit;
  clock: () => Date;
  content: Content;
  files: ConsoleFiles;
  /** Those that this house obeys. */
  switches?: readonly ShownSwitch[];
  /** A sign-in was wrong. */
  onRefused?: () => void;
  /** Signing in by the Département's own provider: its routes, and where the page sends who wants that. */
  provider?: (parts: ConsoleParts) => ConsoleRoute[];
}

/** Every route of the console but its socket, each behind the table of rules. */
export function consoleRoutes(parts: ConsoleParts): Route[] {
  const provided = parts.provider?.(parts) ?? [];
  const page = consolePage(parts.content, parts.files, {
    hasProvider: provided.length > 0,
    switches: parts.switches ?? [],
  });
  const routes: ConsoleRoute[] = [
    { method: 'GET', path: '/equipe', handle: page },
    { method: 'POST', path: '/equipe/entrer', accepts: 'json', maxBytes: 4096, handle: enter(parts) },
    { method: 'GET', path: '/equipe/moi', handle: (_request, session) => me(parts, session) },
    {
      method: 'GET',
      path: '/equipe/contenu',
      handle: () => json(200, sheetOf(parts.content, parts.clock())),
    },
    { method: 'POST', path: '/equipe/sortir', handle: (request, session) => leave(parts, request, session) },
    ...provided,
  ];
  return routes.map((route) => guarded(route, parts));
}

function enter(parts: ConsoleParts) {
  return async (request: Request): Promise<Response> => {
    const given = signInSchema.safeParse(request.body);
    if (!given.success) return refusal('wrong_sign_in');
    const signed = await signIn(given.data, request.address, parts);
    if (typeof signed === 'number') return refusal('too_many_sign_ins', { waitSeconds: signed });
    if (signed === 'wrong') return refused(parts);
    // Who signs in again has one session, not two.
    await endBefore(request, parts);
    return welcome(signed.secret, parts);
  };
}

async function endBefore(request: Request, { sessions, audit, secure }: ConsoleParts): Promise<void> {
  const secret = sessionIn(request.header('cookie'), secure);
  const before = await sessions.read(secret);
  if (secret === undefined || before === undefined) return;
  await sessions.end(secret);
  await audit.add({ act: 'sign_out', who: before.account.name });
}

/** Counted, without a name: whoever tries could write anybody's. */
function refused({ onRefused }: ConsoleParts): Response {
  onRefused?.();
  return refusal('wrong_sign_in');
}

/** The session begins where its audit line is kept, or not at all. */
async function welcome(secret: string, parts: ConsoleParts): Promise<Response> {
  const session = await parts.sessions.read(secret);
  if (session === undefined) return refusal('wrong_sign_in');
  await parts.audit.add({ act: 'sign_in', who: session.account.name, what: session.account.role });
  const answer = me(parts, session);
  return { ...answer, headers: { ...answer.headers, 'Set-Cookie': sessionCookie(secret, parts.secure) } };
}

/** Who is signed in, and the token its posts must carry. */
function me({ sessions }: ConsoleParts, session: Session | undefined): Response {
  if (session === undefined) return refusal('not_signed_in');
  const { name, dutyName, role } = session.account;
  return json(200, { name, dutyName, role, token: sessions.tokenOf(session) });
}

async function leave(parts: ConsoleParts, request: Request, session: Session | undefined): Promise<Response> {
  const secret = sessionIn(request.header('cookie'), parts.secure);
  if (secret !== undefined) await parts.sessions.end(secret);
  await parts.audit.add({ act: 'sign_out', who: session?.account.name ?? '-' });
  return { status: 204, headers: { 'Set-Cookie': endedCookie(parts.secure) } };
}
