import { joined, queueParts } from '../../bots/handover/queue-text.js';
import { emptyQueue } from '../../bots/handover/queue-rules.js';
import { keyFor } from '../../bots/webchat/tokens.js';
import type { Configuration } from '../configuration.js';
import type { StaffStores } from '../console.js';
import type { Log } from '../logs.js';
import { allowedBy } from './counting-limits.js';
import { RedisAlerts } from './redis-alerts.js';
import { RedisConversations } from './redis-conversations.js';
import { RedisLimits } from './redis-limits.js';
import { RedisLink, type LinkSettings } from './redis-link.js';
import { RedisQueue } from './redis-queue.js';
import { RedisReports } from './redis-reports.js';
import { RedisSenders } from './redis-senders.js';
import { RedisSigns } from './redis-signs.js';
import { redisSms } from './redis-sms.js';
import { redisStaff } from './redis-staff.js';
import { KeySealer, SecretSealer } from './sealing.js';
import type { MakeStores } from './stores.js';

/** Everything in Redis: any number of processes, and nothing lost when one of them ends. The link is closed with them. */
export function redisStores(configuration: Configuration, link: RedisLink): MakeStores {
  const { secret, earlierSecrets, mostConversations } = configuration;
  const sealer = new KeySealer(secret, earlierSecrets);
  const tools = { link, sealer: new SecretSealer('document-seal', secret, earlierSecrets) };
  return (onEnd) => ({
    conversations: new RedisConversations({ link, sealer, onEnd, most: mostConversations }),
    limits: new RedisLimits(keyFor(secret, 'limiter-key'), allowedBy(configuration), link.client),
    reports: new RedisReports(link),
    queue: new RedisQueue({ ...tools, empty: emptyQueue, text: (queue) => joined(queueParts(queue)) }),
    signs: new RedisSigns(link),
    alerts: new RedisAlerts(link),
    senders: new RedisSenders(tools),
    sms: redisSms(tools),
    close: () => link.close(),
  });
}

/** All that the program keeps in Redis, over one link. */
export function redisHouse(
  configuration: Configuration,
  settings: LinkSettings,
  log: Log,
): { stores: MakeStores; staff: StaffStores } {
  const link = new RedisLink(settings, log);
  return { stores: redisStores(configuration, link), staff: redisStaff(configuration, link) };
}
