import { randomUUID } from 'node:crypto';
import { consoleDoor, type MakeConsole } from '../../../../bots/handover/console/console-door.js';
import { readConsoleFiles } from '../../../../bots/handover/console/page.js';
import type { ConsoleParts } from '../../../../bots/handover/console/console-routes.js';
import { EventsOut } from '../../../../bots/handover/events-out.js';
import { LineKeeper } from '../../../../bots/handover/line-keeper.js';
import { RULES, type Rules } from '../../../../bots/handover/queue-rules.js';
import { queueService } from '../../../../bots/handover/queue-service.js';
import { SmsSigns } from '../../../../bots/handover/sms-signs.js';
import { LocalSigns } from '../../../../bots/handover/signs.js';
import { fixedAccounts, type Account, type Accounts } from '../../../../bots/handover/staff/accounts.js';
import { Audit } from '../../../../bots/handover/staff/audit.js';
import { codeAt } from '../../../../bots/handover/staff/codes.js';
import { hashPassword } from '../../../../bots/handover/staff/passwords.js';
import type { Route } from '../../../../bots/webchat/route.js';
import { keyFor } from '../../../../bots/webchat/tokens.js';
import { MemoryAudit } from '../../../../infra/stores/audit-stores.js';
import { MemoryQueue } from '../../../../infra/stores/memory-queue.js';
import { MemorySessions } from '../../../../infra/stores/memory-sessions.js';
import { worldOf } from '../../../dialogs/world.js';
import { until } from '../../webchat/page-browser.js';
import { startServer, type TestServer } from '../../webchat/server-for-tests.js';
import { InventedTalks, Visitor, type Asks } from './visitors.js';

export const TEST_KEY = 'test-secret';
export const PASSWORD = 'correct-horse-battery';
/** Of a test alone. */
export const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

export interface HouseOptions {
  rules?: Partial<Rules>;
  beatMs?: number;
  /** None, unless the test is about them. */
  exercisesFirst?: number;
  provider?: ConsoleParts['provider'];
  accounts?: Accounts;
  env?: Record<string, string>;
}

/** The real server with the real console, on the real line; only the visitors are written by the test. */
export class House {
  server!: TestServer;
  readonly audit = new MemoryAudit();
  readonly sessions = new MemorySessions();
  readonly talks = new InventedTalks();
  readonly failures: unknown[] = [];
  readonly keeper: LineKeeper;
  /** Added to the real time, by tests that let time pass. */
  aheadMs = 0;
  readonly #options: HouseOptions;
  readonly #signs = new LocalSigns();
  readonly #out: EventsOut;

  constructor(options: HouseOptions = {}) {
    this.#options = options;
    const rules = { ...RULES, ...options.rules };
    this.keeper = new LineKeeper({ store: new MemoryQueue(), clock: this.clock, rules });
    this.#out = new EventsOut(this.keeper, {
      visitor: (talk, signal) => this.talks.signal(talk, signal),
      audit: ({ act, worker, case: id, what }) => this.chain.add({ act, who: worker, case: id, what }),
      lead: ({ alert }) => this.server.console?.alertLeads(alert),
      failed: (error) => void this.failures.push(error),
    });
  }

  readonly clock = (): Date => new Date(Date.now() + this.aheadMs);
  readonly chain = new Audit(this.audit, keyFor(TEST_KEY, 'audit-chain'), this.clock);

  async start(): Promise<this> {
    const { provider, beatMs, accounts, env } = this.#options;
    const make = consoleDoor({
      content: worldOf().content,
      files: readConsoleFiles('dist/console'),
      switches: ['humans', 'sms', 'places', 'all', 'line'],
      accounts: accounts ?? fixedAccounts(await team()),
      store: this.sessions,
      audit: this.chain,
      key: keyFor(TEST_KEY, 'console-posts'),
      exercisesFirst: this.#options.exercisesFirst ?? 0,
      clock: this.clock,
      ...(env?.PUBLIC_URL !== undefined && { publicUrl: env.PUBLIC_URL }),
      ...(provider && { provider }),
      ...(beatMs !== undefined && { beatMs }),
    });
    const icon: Route = { method: 'GET', path: '/i.svg', handle: () => ({ status: 204 }) };
    const console = { make: this.#watched(make), audit: this.chain, queue: this.queue };
    this.server = await startServer({ clock: this.clock, console, env, pages: [icon] });
    return this;
  }

  /** A failure behind the console fails the test. */
  #watched(make: MakeConsole): MakeConsole {
    return (given) => make({ ...given, onFailure: (error) => void this.failures.push(error) });
  }

  async stop(): Promise<void> {
    await this.server.stop();
  }

  /** Somebody asks for a person. */
  async asks(asks: Asks = {}): Promise<Visitor> {
    const visitor = new Visitor(this.talks, this.keeper, this.#signs);
    await visitor.ask(asks);
    await this.#out.flush();
    return visitor;
  }

  /** Time passes: leases end, talks return. */
  async tick(aheadMs = 0): Promise<void> {
    this.aheadMs += aheadMs;
    await this.keeper.run({ kind: 'tick', open: true });
    await this.#out.flush();
  }

  /** So long passes, in steps in which a console that is open shows it. Who has none is gone after a while. */
  async passes(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= 30_000) {
      this.aheadMs += Math.min(30_000, left);
      const beaten = this.clock().getTime() + this.keeper.rules.presenceMs - 5000;
      await until(async () => (await this.keeper.read()).present.some((one) => one.until >= beaten));
      await this.tick();
    }
  }

  get queue() {
    return queueService({
      keeper: this.keeper,
      out: this.#out,
      store: this.talks.asStore(),
      signs: this.#signs,
      smsSigns: new SmsSigns(),
      newId: randomUUID,
      say: (words) => this.talks.workerSays(words),
      numberOf: (talk) => Promise.resolve(this.talks.number(talk)),
      summary: (_state, agreed) => (agreed as unknown as { lines: string[] }).lines,
      cleaned: (text) => text,
    });
  }
}

/** Two workers and a lead, all with the same password and secret of codes. */
export async function team(): Promise<Account[]> {
  const passwordHash = await hashPassword(PASSWORD);
  const of = (name: string, dutyName: string, role: 'worker' | 'lead'): Account => ({
    name,
    dutyName,
    role,
    passwordHash,
    codeSecret: SECRET,
  });
  return [of('anne', 'Anne', 'worker'), of('brigitte', 'Brigitte', 'worker'), of('claire', 'Claire', 'lead')];
}

export const codeNow = (house: Pick<House, 'clock'>): string => codeAt(SECRET, house.clock());
