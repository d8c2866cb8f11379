import type { RedisOptions } from 'ioredis';

/** Where Redis is, as ioredis wants it, and whether Sentinels say which server leads. */
export interface RedisTarget {
  options: RedisOptions;
  sentinel: boolean;
}

const shape =
  /^(?<scheme>rediss?(?:\+sentinel)?):\/\/(?:(?<user>[^:@/]*)(?::(?<password>[^@/]*))?@)?(?<hosts>[^@/?#]+)(?:\/(?<path>[^?#]*))?$/;
const address = /^(?<host>\[[0-9a-fA-F:.]+\]|[\w.-]+)(?::(?<port>\d{1,5}))?$/;

/**
 * Reads `redis://[user:password@]host[:port][/db]`, `rediss://…` for TLS, and
 * `redis+sentinel://[user:password@]host[:port],host[:port]…/name[/db]` (`rediss+sentinel` for TLS to all of them), where
 * `name` is what the Sentinels call the group. User and password are percent-encoded. `undefined` when it is none of these.
 */
export function readRedisUrl(text: string): RedisTarget | undefined {
  const { scheme = '', user, password, hosts = '', path = '' } = shape.exec(text)?.groups ?? {};
  const sentinel = scheme.endsWith('+sentinel');
  const addresses = hosts.split(',').map((host) => readAddress(host, sentinel ? 26379 : 6379));
  if (scheme === '' || !addresses.every((one) => one !== undefined)) return undefined;
  const options = { ...credentials(user, password), ...encryption(scheme, sentinel) };
  return sentinel ? bySentinels(addresses, path, options) : single(addresses, path, options);
}

interface Address {
  host: string;
  port: number;
}

function readAddress(text: string, usualPort: number): Address | undefined {
  const { host, port } = address.exec(text)?.groups ?? {};
  const number = port === undefined ? usualPort : Number(port);
  if (host === undefined || number < 1 || number > 65535) return undefined;
  return { host: host.replace(/^\[|\]$/g, ''), port: number };
}

function credentials(user: string | undefined, password: string | undefined): RedisOptions {
  return {
    ...(user ? { username: decoded(user) } : {}),
    ...(password ? { password: decoded(password) } : {}),
  };
}

function encryption(scheme: string, sentinel: boolean): RedisOptions {
  if (!scheme.startsWith('rediss')) return {};
  return sentinel ? { tls: {}, enableTLSForSentinelMode: true, sentinelTLS: {} } : { tls: {} };
}

function single(addresses: Address[], path: string, options: RedisOptions): RedisTarget | undefined {
  const db = readDb(path);
  if (addresses.length !== 1 || db === undefined) return undefined;
  return { options: { ...options, ...addresses[0], db }, sentinel: false };
}

function bySentinels(sentinels: Address[], path: string, options: RedisOptions): RedisTarget | undefined {
  const [name = '', dbText = '', ...rest] = path.split('/');
  const db = readDb(dbText);
  if (!/^[\w.-]+$/.test(name) || db === undefined || rest.length > 0) return undefined;
  return { options: { ...options, sentinels, name, db }, sentinel: true };
}

function readDb(text: string): number | undefined {
  return /^\d{0,2}$/.test(text) ? Number(text) : undefined;
}

/** A percent sign that encodes nothing stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
