import assert from 'node:assert/strict';
import { makeLog, type Log } from '../../../infra/logs.js';
import { RedisConversations, type RedisOptions } from '../../../infra/stores/redis-conversations.js';
import { RedisLink } from '../../../infra/stores/redis-link.js';
import { readRedisUrl } from '../../../infra/stores/redis-url.js';
import { KeySealer } from '../../../infra/stores/sealing.js';

export const secret = 'a secret for tests, long enough to be one';

interface LinkUnderTest {
  replicas?: number;
  log?: Log;
  /** Who vouches for its certificate. */
  ca?: string;
}

/** Connections of one test, all closed at its end. */
export class Links {
  readonly #all: RedisLink[] = [];

  /** One process's connections to what is at `url`, once it answers. */
  async open(url: string, settings: LinkUnderTest = {}): Promise<RedisLink> {
    const link = this.unanswered(url, settings);
    await eventually(() => link.isReachable());
    return link;
  }

  /** The same, whether anything answers or not. */
  unanswered(
    url: string,
    { replicas = 0, log = makeLog({ silent: true }), ca }: LinkUnderTest = {},
  ): RedisLink {
    const target = readRedisUrl(url);
    assert.ok(target);
    const options = ca === undefined ? target.options : { ...target.options, tls: { ca } };
    const link = new RedisLink({ options, replicas }, log);
    this.#all.push(link);
    return link;
  }

  /** The conversations as one more process sees them. */
  async store(url: string, options: Partial<RedisOptions> = {}): Promise<RedisConversations> {
    const link = options.link ?? (await this.open(url));
    return new RedisConversations({ sealer: new KeySealer(secret), ...options, link });
  }

  close(): void {
    for (const link of this.#all.splice(0)) void link.close();
  }
}

/** Resolves once it holds; a test that waits in vain ends by its own time-out. */
export async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((next) => setTimeout(next, 10));
}
