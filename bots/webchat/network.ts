/**
 * The network around an address as limits name it: the /24 of an IPv4 address, the /48 of an IPv6 one, of which the first four
 * groups are given. Nothing for what stands for a telephone or another channel's talk.
 */
export function networkOf(address: string): string | undefined {
  const isIpv4 = /^\d+(?:\.\d+){3}$/.test(address);
  const isIpv6 = /^[\da-f]+(?::[\da-f]+){3}$/i.test(address);
  if (isIpv4 || isIpv6)
    return address
      .split(isIpv4 ? '.' : ':')
      .slice(0, 3)
      .join(isIpv4 ? '.' : ':');
  return undefined;
}
