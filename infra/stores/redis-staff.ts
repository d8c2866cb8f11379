import type { AuditLine } from '../../bots/handover/staff/audit-chain.js';
import type { Configuration } from '../configuration.js';
import type { StaffStores } from '../console.js';
import { RedisAccounts } from './redis-accounts.js';
import { RedisAudit } from './redis-audit.js';
import type { RedisLink } from './redis-link.js';
import { RedisSessions } from './redis-sessions.js';
import { SecretSealer } from './sealing.js';

/** Accounts, sessions and the audit of the console, the same in every process. */
export function redisStaff(
  { secret, earlierSecrets }: Pick<Configuration, 'secret' | 'earlierSecrets'>,
  link: RedisLink,
): Omit<StaffStores, 'accounts'> & { accounts: RedisAccounts } {
  const tools = { link, sealer: new SecretSealer('document-seal', secret, earlierSecrets) };
  return {
    accounts: new RedisAccounts(tools),
    sessions: new RedisSessions(tools),
    audit: new RedisAudit<AuditLine>(link),
  };
}
