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
    `form-action 'self' ${leavingSources(leaveTo)}`,
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
 * A form that leaves is sent on to the neutral site, and a browser refuses that unless it is named: this one, with and
 * without `www.`, since a site may send on from one to the other. Were it to send on elsewhere, the browser would stop
 * there with the talk still on screen: `leave_to` is to be the address where the site stays.
 */
function leavingSources(leaveTo: string): string {
  const { protocol, host } = new URL(leaveTo);
  const bare = host.replace(/^www\./, '');
  const isName = /[a-z]/i.test(bare) && !bare.startsWith('[');
  const hosts = isName ? [bare, `www.${bare}`] : [bare];
  return hosts.map((one) => `${protocol}//${one}`).join(' ');
}
