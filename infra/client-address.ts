import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';

/**
 * The address limits are counted by: the socket's, or behind `proxies` trusted proxies the entry that the
 * outermost of them wrote (counted from the right: what stands further left is the caller's own claim). An IPv6
 * customer holds a whole /64, so only that is counted.
 */
export function clientAddress(request: IncomingMessage, proxies: number): string {
  const socket = request.socket.remoteAddress ?? 'unknown';
  if (proxies === 0) return network(socket);
  const forwarded = (request.headers['x-forwarded-for']?.toString() ?? '')
    .split(',')
    .map((part) => part.trim());
  return network(forwarded.at(-proxies) || socket);
}

/** True when the caller is this very machine and nobody claims to have passed it on. */
export function isLocalCaller(request: IncomingMessage): boolean {
  const passedOn = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];
  if (passedOn.some((name) => request.headers[name] !== undefined)) return false;
  return isLoopback(request.socket.remoteAddress ?? '');
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^(::ffff:)?127\./.test(host);
}

function network(address: string): string {
  const mapped = address.replace(/^::ffff:(?=\d+\.)/, '');
  if (!isIPv6(mapped)) return mapped;
  const [left = '', right] = mapped.split('::');
  const head = left.split(':').filter(Boolean);
  const tail = (right ?? '').split(':').filter(Boolean);
  const zeros = Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0');
  return [...head, ...zeros, ...tail].slice(0, 4).join(':');
}
