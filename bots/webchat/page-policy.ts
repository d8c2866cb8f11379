export interface PolicyRules {
  indexed: boolean;
  /** The one script and the one style that count, as hash sources. */
  script: string;
  style: string;
  /** Where leaving leads. */
  leaveTo: string;
}

/**
 * What a document of the page may do: obey its one script and style, talk to its own server, and nothing else.
 * `host` is the request's own: older Safari does not count a socket to the same host as `'self'`.
 */
export function policyHeaders(
  host: string | undefined,
  { indexed, script, style, leaveTo }: PolicyRules,
): Record<string, string> {
  const sockets =
    host && /^[\w.-]+(:\d+)?$|^\[[\da-f:]+\](:\d+)?$/i.test(host) ? ` ws://${host} wss://${host}` : '';
  const policy = [
    "default-src 'none'",
    `script-src ${script}`,
    `style-src ${style}`,
    "img-src 'self'",
    `connect-src 'self'${sockets}`,
    `form-action 'self' ${leavingSource(leaveTo)}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ];
  return {
    'Content-Security-Policy': policy.join('; '),
    'X-Frame-Options': 'DENY',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), browsing-topics=()',
    ...(indexed ? {} : { 'X-Robots-Tag': 'noindex, nofollow' }),
  };
}

/**
 * A form that leaves is sent on to the neutral site, and a browser refuses that unless it is named. Any https: were the
 * site to send on to another one, the browser would stop there, with the talk still on screen.
 */
function leavingSource(leaveTo: string): string {
  const { protocol, origin } = new URL(leaveTo);
  return protocol === 'https:' ? 'https:' : origin;
}
