import { setTimeout as sleep } from 'node:timers/promises';
import { makeLog } from '../logs.js';
import { RedisLink, type LinkSettings } from './redis-link.js';

const patienceMs = 5_000;

/** For a command of an operator: a link that answers, or nothing after some seconds. */
export async function reachedLink(settings: LinkSettings): Promise<RedisLink | undefined> {
  const link = new RedisLink(settings, makeLog({ silent: true }));
  const until = performance.now() + patienceMs;
  while (!(await link.isReachable())) {
    if (performance.now() > until) {
      await link.close();
      return undefined;
    }
    await sleep(50);
  }
  return link;
}
