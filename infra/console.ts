import { join } from 'node:path';
import { StoreAway } from '../bots/conversations.js';
import { consoleDoor, type MakeConsole } from '../bots/handover/console/console-door.js';
import { oidcRoutes } from '../bots/handover/console/oidc-routes.js';
import { readConsoleFiles } from '../bots/handover/console/page.js';
import { accountsOf, fixedAccounts, type Accounts } from '../bots/handover/staff/accounts.js';
import { Audit, type AuditStore } from '../bots/handover/staff/audit.js';
import { demonstrationAccounts, type Shown } from '../bots/handover/staff/demonstration.js';
import type { SessionStore } from '../bots/handover/staff/sessions.js';
import { Oidc } from '../bots/handover/staff/oidc.js';
import { keyFor } from '../bots/webchat/tokens.js';
import type { Content } from '../content/model.js';
import type { Configuration } from './configuration.js';
import type { Log } from './logs.js';
import type { Metrics } from './metrics.js';
import { projectRoot } from './project-root.js';
import { FileAudit, MemoryAudit } from './stores/audit-stores.js';
import { FileAccounts } from './stores/file-accounts.js';
import { MemorySessions } from './stores/memory-sessions.js';
import { SecretSealer } from './stores/sealing.js';

/** What a lead can switch off here: each is read where it counts (queue-visitor.ts, dialogs/records.ts, everything-off.ts). */
const OBEYED = ['humans', 'sms', 'places', 'line', 'all'] as const;

/** The console as this installation has it. */
export interface Console {
  make: MakeConsole;
  audit: Audit;
  /** Takes away the lines of the audit that are older than they are kept; how many. */
  cutAudit: () => Promise<number>;
  /** The demonstration's accounts, to be printed at start; none with real content. */
  shown: readonly Shown[];
}

/** What the people of the house share: in Redis, or in files and this process. */
export interface StaffStores {
  /** None but the demonstration's when absent. */
  accounts?: Accounts;
  sessions: SessionStore;
  audit: AuditStore;
}

/** Of one process. Throws StaffFileError, in one line for an operator, when STAFF_FILE cannot be used. */
export function localStaff({ staffFile, auditFile }: Configuration): StaffStores {
  const audit = auditFile === undefined ? new MemoryAudit() : new FileAudit(auditFile);
  const sessions = new MemorySessions();
  return staffFile === undefined ? { sessions, audit } : { accounts: inFile(staffFile), sessions, audit };
}

interface House {
  content: Content;
  clock: () => Date;
  staff: StaffStores;
}

export async function consoleOf(
  configuration: Configuration,
  { content, clock, staff }: House,
): Promise<Console> {
  const { secret, earlierSecrets, publicUrl, oidc } = configuration;
  const shown = content.settings.fictional ? await demonstrationAccounts() : [];
  const audit = new Audit(staff.audit, keyFor(secret, 'audit-chain'), clock);
  const accounts = accountsFrom(staff, shown);
  const isKnown = async (who: string) => (await accounts.find(who)) !== undefined;
  // Who practised more than a year ago need not again (staff/exercises.ts).
  const cutAudit = () => audit.cut({ acts: ['exercise'], isKnown });
  const make = consoleDoor({
    content,
    files: readConsoleFiles(join(projectRoot(), 'dist', 'console')),
    accounts,
    store: staff.sessions,
    audit,
    key: keyFor(secret, 'console-posts'),
    publicUrl,
    switches: OBEYED,
    provider: oidc && oidcRoutes(new Oidc(oidc), new SecretSealer('oidc-trip', secret, earlierSecrets)),
    clock,
  });
  return { make, audit, cutAudit, shown };
}

const dayMs = 24 * 3_600_000;

/**
 * Takes away what is older than the audit is kept, then logs its head: so that an end cut off is seen, as what the log keeps
 * elsewhere is nowhere in the lines then. At start and once a day, in every process: who comes second finds it done.
 */
export function keepAuditDaily(
  { audit, cutAudit }: Pick<Console, 'audit' | 'cutAudit'>,
  { log, metrics }: { log: Log; metrics: Pick<Metrics, 'fail'> },
): void {
  const keep = async () => {
    try {
      const lines = await cutAudit();
      if (lines > 0) log('audit_cut', { counts: { lines } });
    } catch (error) {
      if (error instanceof StoreAway) return;
      metrics.fail('audit_failed');
      log('audit_failed', { error: error instanceof Error ? error.name : 'Unknown' });
    }
    const { lines, mac } = await audit.head();
    log('audit_head', { record: mac, counts: { lines } });
  };
  // Away: the store's own log line says so, and tomorrow's head binds what comes till then.
  const run = () => void keep().catch(() => undefined);
  run();
  setInterval(run, dayMs).unref();
}

function accountsFrom({ accounts }: StaffStores, shown: readonly Shown[]): Accounts {
  const demonstration = fixedAccounts(shown.map(({ account }) => account));
  return accounts === undefined ? demonstration : accountsOf(accounts, demonstration);
}

/** Read once at start, so that a wrong file stops it and not the first sign-in. */
function inFile(path: string): Accounts {
  const file = new FileAccounts(path);
  file.all();
  return file;
}
