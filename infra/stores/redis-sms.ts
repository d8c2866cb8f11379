import type { SmsStores } from '../sms-edge.js';
import { RedisMarks, RedisParts } from './redis-arrivals.js';
import { RedisDelivery } from './redis-delivery.js';
import { RedisInOrder } from './redis-in-order.js';
import type { RedisLink } from './redis-link.js';
import { RedisThreads } from './redis-threads.js';
import { RedisOwed } from './redis-owed.js';
import type { SecretSealer } from './sealing.js';

/** The SMS edge's stores, the same in every process. Nothing is to be swept: all of it ends by itself. */
export function redisSms(tools: { link: RedisLink; sealer: SecretSealer }): SmsStores {
  return {
    threads: new RedisThreads(tools),
    marks: new RedisMarks(tools),
    parts: new RedisParts(tools),
    delivery: new RedisDelivery(tools),
    inOrder: new RedisInOrder(tools.link),
    owed: new RedisOwed(tools),
  };
}
