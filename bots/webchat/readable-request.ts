import type { IncomingMessage } from 'node:http';

/** A name, an IPv4 or a bracketed IPv6 address, and perhaps a port: nothing that could mean more in a header. */
const hostShape = /^(?:\w[\w.-]{0,252}|\[[\da-f:.]{2,45}\])(?::\d{1,5})?$/i;

/** One slash and no second one, straight or turned round: that would name another host. */
const pathShape = /^\/(?![/\\])[^\t]*$/;

/**
 * True when the address and the Host header can be read as a URL. Whatever is not must be refused before anything
 * else looks at it: libraries read both with `new URL`, where nobody catches, and one such request would end the
 * process for everybody.
 */
export function isReadable({ url = '', headers }: Pick<IncomingMessage, 'url' | 'headers'>): boolean {
  const host = headers.host ?? 'localhost';
  return hostShape.test(host) && pathShape.test(url) && URL.canParse(`http://${host}${url}`);
}
