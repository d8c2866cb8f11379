import { fork } from 'node:child_process';
import { once } from 'node:events';
import { build } from 'esbuild';

/** A server of turn-server.ts in a process of its own. */
export interface TurnServer {
  url: string;
  /** Once nothing is in flight: µs of CPU since its start, and bytes resident. */
  used: () => Promise<{ cpu: number; rss: number }>;
  end: () => Promise<void>;
}

const BUILT = 'dist/bench/turn-server.mjs';
let built: Promise<unknown> | undefined;

/**
 * As it would be deployed: built (if in one file), and not by tsx, which names each function anew whenever one is made and so costs a
 * twelfth of a turn.
 */
export async function startTurnServer(name: string, env: Record<string, string> = {}): Promise<TurnServer> {
  built ??= build({
    entryPoints: ['test/bench/turn-server.ts'],
    outfile: BUILT,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'warning',
  });
  await built;
  const server = fork(BUILT, [name], { execArgv: ['--no-warnings'], env: { ...process.env, ...env } });
  const [{ url }] = (await once(server, 'message')) as [{ url: string }];
  return {
    url,
    used: async () => {
      server.send('cpu');
      const [used] = (await once(server, 'message')) as [{ cpu: number; rss: number }];
      return used;
    },
    end: async () => {
      server.disconnect();
      await once(server, 'exit');
    },
  };
}
