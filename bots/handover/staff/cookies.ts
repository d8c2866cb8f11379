/** The cookie of a session: out of reach of scripts, never sent from another site, gone with the browser. */

/** `__Secure-` is refused by browsers unless it came over https: on this machine alone the name is plain. */
const nameOf = (secure: boolean): string => (secure ? '__Secure-equipe' : 'equipe');

/** It goes to the console only: the visitor's page neither sets nor sees a cookie. */
const ATTRIBUTES = 'Path=/equipe; HttpOnly; SameSite=Strict';

export function sessionCookie(secret: string, secure: boolean): string {
  return `${nameOf(secure)}=${secret}; ${ATTRIBUTES}${secure ? '; Secure' : ''}`;
}

export function endedCookie(secure: boolean): string {
  return `${nameOf(secure)}=; Max-Age=0; ${ATTRIBUTES}${secure ? '; Secure' : ''}`;
}

export function sessionIn(header: string | undefined, secure: boolean): string | undefined {
  return cookieIn(header, nameOf(secure));
}

/** The value of a cookie by its name; the first one where there are several. */
export function cookieIn(header: string | undefined, name: string): string | undefined {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim());
  const found = pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
  return found === '' ? undefined : found;
}
