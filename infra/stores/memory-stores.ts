import { keyFor } from '../../bots/webchat/tokens.js';
import type { Configuration } from '../configuration.js';
import { MemoryConversations } from './memory-conversations.js';
import { MemoryLimits } from './memory-limits.js';
import { MemoryReports } from './memory-reports.js';
import { MemorySenders } from './memory-senders.js';
import { memorySms } from './memory-sms.js';
import type { MakeStores } from './stores.js';

/** Everything in this process: nothing to install, and gone on restart. */
export function memoryStores(configuration: Configuration, clock: () => Date): MakeStores {
  const { secret, openingsPerMinute, messagesPerMinute, mostConversations } = configuration;
  const limits = new MemoryLimits(keyFor(secret, 'limiter-key'), {
    opening: openingsPerMinute,
    token: openingsPerMinute,
    message: messagesPerMinute,
  });
  return (onEnd) => ({
    conversations: new MemoryConversations({ clock, onEnd, most: mostConversations }),
    limits,
    reports: new MemoryReports(),
    senders: new MemorySenders(clock),
    sms: memorySms(clock),
  });
}
