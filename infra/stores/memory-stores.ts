import { LocalSigns } from '../../bots/handover/signs.js';
import { keyFor } from '../../bots/webchat/tokens.js';
import { LocalAlerts } from '../alerts.js';
import type { Configuration } from '../configuration.js';
import { allowedBy } from './counting-limits.js';
import { MemoryConversations } from './memory-conversations.js';
import { MemoryLimits } from './memory-limits.js';
import { MemoryQueue } from './memory-queue.js';
import { MemoryReports } from './memory-reports.js';
import { MemorySenders } from './memory-senders.js';
import { memorySms } from './memory-sms.js';
import type { MakeStores } from './stores.js';

/** Everything in this process: nothing to install, and gone on restart. */
export function memoryStores(configuration: Configuration, clock: () => Date): MakeStores {
  const limits = new MemoryLimits(keyFor(configuration.secret, 'limiter-key'), allowedBy(configuration));
  return (onEnd) => ({
    conversations: new MemoryConversations({ clock, onEnd, most: configuration.mostConversations }),
    limits,
    reports: new MemoryReports(),
    queue: new MemoryQueue(),
    signs: new LocalSigns(),
    alerts: new LocalAlerts(),
    senders: new MemorySenders(clock),
    sms: memorySms(clock),
  });
}
