import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Configuration } from './configuration.js';

const graceMs = 5_000;

/** Rejects when the port or the address cannot be had. */
export function listening(
  server: Server,
  { port, host }: Pick<Configuration, 'port' | 'host'>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
}

/** Stops taking callers, lets the answers under way leave, drops idle connections and in the end all. */
export function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const impatient = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(impatient);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** Where it answers, with the port it really got. */
export function urlOf(server: Server): string {
  const { address, port, family } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}/`;
}
