import { Agent, request } from 'node:http';

/** Connections to a server, all kept open. */
export const AT_ONCE = 8;
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

/** A POST with a body, else a GET; rejects on anything but success, so that no refusal is measured as a turn. */
export function call(url: string, headers: Record<string, string>, body?: string): Promise<string> {
  const method = body === undefined ? 'GET' : 'POST';
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      { agent, method, headers: { ...headers, 'content-type': 'application/json' } },
      (incoming) => {
        let text = '';
        incoming.on('data', (chunk: Buffer) => (text += chunk.toString()));
        incoming.on('end', () => {
          const isGood = (incoming.statusCode ?? 500) < 300;
          if (isGood) resolve(text);
          else reject(new Error(`the server answered ${String(incoming.statusCode)}`));
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
