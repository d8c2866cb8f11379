import type { FrameworkApp } from './cloud.js';

/** Who signs for the channels of Azure Bot Service. */
const channels = 'https://api.botframework.com';

/** The two directories of the Bot Framework itself, from which the Emulator gets its token. */
const emulatorTenants = ['d6d49420-f39b-4df7-a1dc-d59a935871db', 'f8cdef31-a31e-4b4a-93e4-5f571e91255a'];

type Fields = Readonly<Record<string, unknown>>;

/**
 * Whether an `Authorization` header is worth the SDK's look: a signed token, for this application, with an end, from
 * an issuer we know. It proves nothing. It keeps what is plainly foreign from making the SDK fetch keys, from adding
 * directories to its list of issuers, and from passing without an end.
 */
export function isAddressedToUs(header: string | undefined, { appId, tenantId }: FrameworkApp): boolean {
  const [scheme, token, ...rest] = (header ?? '').split(' ');
  const parts = (token ?? '').split('.');
  if (scheme !== 'Bearer' || rest.length > 0 || parts.length !== 3) return false;
  const [head, claims] = parts.slice(0, 2).map(fieldsIn);
  if (!head || !claims) return false;
  const tenants = [...emulatorTenants, ...(tenantId === undefined ? [] : [tenantId])];
  return isSigned(head) && claims.aud === appId && isFrom(claims, tenants);
}

/** Whose key a header's token says it is signed with; proves nothing. For a header that `isAddressedToUs`. */
export function signerOf(header: string): string {
  const [head, claims] = (header.split(' ')[1] ?? '').split('.').slice(0, 2).map(fieldsIn);
  return JSON.stringify([claims?.iss, head?.kid]);
}

function isSigned({ alg, kid }: Fields): boolean {
  return typeof alg === 'string' && /^RS(?:256|384|512)$/.test(alg) && typeof kid === 'string';
}

function isFrom({ iss, tid, exp }: Fields, tenants: readonly string[]): boolean {
  const issuers = tenants.flatMap((tenant) => [
    `https://sts.windows.net/${tenant}/`,
    `https://login.microsoftonline.com/${tenant}/v2.0`,
  ]);
  const isKnownTenant = tid === undefined || tenants.some((tenant) => tenant === tid);
  return typeof exp === 'number' && isKnownTenant && [channels, ...issuers].some((issuer) => issuer === iss);
}

function fieldsIn(part: string): Fields | undefined {
  try {
    const read = JSON.parse(Buffer.from(part, 'base64url').toString()) as unknown;
    return typeof read === 'object' && read !== null ? (read as Fields) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whether answers may go where the activity asks. A channel's token names the address; the Emulator's names none, and
 * is then answered on this machine only: whoever holds such a token must not choose where our own token is sent.
 */
export function mayAnswerAt(serviceUrl: string, named: string | null): boolean {
  if (named !== null) return named === serviceUrl;
  const { hostname = '' } = URL.canParse(serviceUrl) ? new URL(serviceUrl) : {};
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
