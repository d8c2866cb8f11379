import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { median } from '../bench/bench.js';
import { visitor } from '../bench/load-visitors.js';
import { TEXTS } from '../bench/turn-texts.js';

/**
 * What one process holds while people come, talk and leave for a quarter of an hour: no more at the end than when it was
 * warm. `SECONDS=90 npx mocha test/infra/soak.long.ts` sees that it runs.
 */
const LASTS_MS = Number(process.env.SECONDS ?? 900) * 1000;
const AT_ONCE = 30;
const TURNS = 8;
const BETWEEN_MS = 400;
const LOOKS = 60;
/** Of what it held when warm. */
const FLAT = 1.1;

describe('A quarter of an hour of people who come, talk and leave', function () {
  this.timeout(LASTS_MS + 120_000);
  let server: ChildProcess;
  let url: string;
  before(async () => {
    server = fork('test/bench/turn-server.ts', ['ours'], { execArgv: ['--import=tsx', '--no-warnings'] });
    [{ url }] = (await once(server, 'message')) as [{ url: string }];
  });
  after(() => server.disconnect());

  async function held(): Promise<number> {
    server.send('cpu');
    const [{ rss }] = (await once(server, 'message')) as [{ rss: number }];
    return rss / 2 ** 20;
  }

  async function visit(first: number): Promise<void> {
    const { say, leave } = await visitor(url, url);
    for (let turn = 0; turn < TURNS; turn += 1) {
      await say(TEXTS[(first + turn) % TEXTS.length]!);
      await pause(BETWEEN_MS);
    }
    await leave();
  }

  /** Why one did not end, the first time. */
  let fault: unknown;

  async function visits(until: number): Promise<{ ended: number; begun: number }> {
    let [ended, begun] = [0, 0];
    while (performance.now() < until) {
      begun += 1;
      ended += await visit(begun).then(
        () => 1,
        (error: unknown) => {
          fault ??= error;
          return 0;
        },
      );
    }
    return { ended, begun };
  }

  it('leaves the memory of the process flat', async () => {
    const until = performance.now() + LASTS_MS;
    const talking = Promise.all(Array.from({ length: AT_ONCE }, () => visits(until)));
    const looks: number[] = [];
    for (let look = 0; look < LOOKS; look += 1) {
      await pause(LASTS_MS / LOOKS);
      looks.push(await held());
    }
    const all = await talking;
    const ended = all.reduce((sum, one) => sum + one.ended, 0);
    const begun = all.reduce((sum, one) => sum + one.begun, 0);
    const third = LOOKS / 3;
    const [warm, last] = [median(looks.slice(third, 2 * third)), median(looks.slice(-third))];
    process.stdout.write(
      `      ${String(ended)} visits of ${String(begun)}: ${warm.toFixed(0)} MB in the second third, ${last.toFixed(0)} in the last\n`,
    );
    assert.ok(
      ended > AT_ONCE && ended >= 0.99 * begun,
      `${String(ended)} of ${String(begun)} visits ended: ${String(fault)}`,
    );
    assert.ok(last <= warm * FLAT, looks.map((look) => look.toFixed(0)).join(' '));
  });
});
