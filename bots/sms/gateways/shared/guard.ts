import { createHash, timingSafeEqual } from 'node:crypto';
import { BlockList, isIP } from 'node:net';
import type { Request } from '../../../webchat/route.js';

/** Who may bring messages without signing them: who knows the secret, and calls from one of these addresses. */
export interface Door {
  secret: string;
  /** Addresses and networks (`192.0.2.0/24`). An IPv6 caller is known by its /64 alone (infra/client-address.ts). */
  allowed: readonly string[];
}

export type Guard = (request: Request) => boolean;

/** Both locks at once. Nothing tells which of them did not open. */
export function makeGuard({ secret, allowed }: Door): Guard {
  const list = listOf(allowed);
  return (request) =>
    isSame(request.params.secret ?? '', secret) && isListed(list, request.address) && isReallyThere(request);
}

/** Behind a proxy that nobody told us of, everybody's address is this machine's: then none is. */
function isReallyThere({ address, local }: Request): boolean {
  return local || !/^(?:127\.|0:0:0:0$)/.test(address);
}

/** Takes the same time wherever the two differ, and whatever their lengths. */
export function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/** Whether this can stand in an allow-list. */
export function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const kind = isIP(address);
  if (kind === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (kind === 4 ? 32 : 128));
}

interface Lists {
  four: BlockList;
  six: BlockList;
}

/** Apart: in one list the IPv6 network `::/64` would also open to every IPv4 address, which Node reads as part of it. */
function listOf(allowed: readonly string[]): Lists {
  const lists = { four: new BlockList(), six: new BlockList() };
  for (const network of allowed.filter(isNetwork)) {
    const [address = '', bits] = network.split('/');
    if (isIP(address) === 4) lists.four.addSubnet(address, Number(bits ?? 32), 'ipv4');
    else lists.six.addSubnet(address, Math.min(64, Number(bits ?? 128)), 'ipv6');
  }
  return lists;
}

function isListed({ four, six }: Lists, address: string): boolean {
  if (isIP(address) === 4) return four.check(address, 'ipv4');
  const isNetworkPart = /^(?:[0-9a-f]{1,4}:){3}[0-9a-f]{1,4}$/i.test(address);
  return isNetworkPart && six.check(`${address}::`, 'ipv6');
}
