import { keyFor } from '../../bots/webchat/tokens.js';
import type { Configuration } from '../configuration.js';
import type { Log } from '../logs.js';
import { perMinute } from './counting-limits.js';
import { RedisConversations } from './redis-conversations.js';
import { RedisLimits } from './redis-limits.js';
import { RedisLink, type LinkSettings } from './redis-link.js';
import { RedisReports } from './redis-reports.js';
import { KeySealer } from './sealing.js';
import type { MakeStores } from './stores.js';

/** Everything in Redis: any number of processes, and nothing lost when one of them ends. */
export function redisStores(configuration: Configuration, settings: LinkSettings, log: Log): MakeStores {
  const { secret, earlierSecrets, mostConversations } = configuration;
  const sealer = new KeySealer(secret, earlierSecrets);
  return (onEnd) => {
    const link = new RedisLink(settings, log);
    return {
      conversations: new RedisConversations({ link, sealer, onEnd, most: mostConversations }),
      limits: new RedisLimits(keyFor(secret, 'limiter-key'), perMinute(configuration), link.client),
      reports: new RedisReports(link),
      close: () => link.close(),
    };
  };
}
