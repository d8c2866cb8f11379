import { randomBytes } from 'node:crypto';
import { consoleDoor } from '../../../../bots/handover/console/console-door.js';
import { readConsoleFiles } from '../../../../bots/handover/console/page.js';
import { Handover } from '../../../../bots/handover/handover.js';
import { fixedAccounts, type Accounts } from '../../../../bots/handover/staff/accounts.js';
import { Audit } from '../../../../bots/handover/staff/audit.js';
import { maskPersonal } from '../../../../bots/masking.js';
import { makeSignpostBot } from '../../../../bots/signpost-bot.js';
import { readPageFiles } from '../../../../bots/webchat/page-files.js';
import { stillPage } from '../../../../bots/webchat/still-page.js';
import { pageRoutes } from '../../../../bots/webchat/page.js';
import { keyFor } from '../../../../bots/webchat/tokens.js';
import { makeWords } from '../../../../bots/words.js';
import type { Log } from '../../../../infra/logs.js';
import { smsDoor } from '../../../../infra/sms-door.js';
import { MemoryAudit } from '../../../../infra/stores/audit-stores.js';
import { MemorySessions } from '../../../../infra/stores/memory-sessions.js';
import { worldOf } from '../../../dialogs/world.js';
import { silentReaders } from '../../../stories/readers.js';
import { startServer, type TestServer } from '../../webchat/server-for-tests.js';
import { team, TEST_KEY } from './house.js';

export interface WholeOptions {
  accounts?: Accounts;
  beatMs?: number;
  /** None, unless the test is about them. */
  exercisesFirst?: number;
  env?: Record<string, string>;
  isRotaOpen?: (now: Date) => boolean;
  log?: Log;
}

/** Everything real: visitor's page, bot, line, console. Only its clock can be moved. */
export class WholeHouse {
  server!: TestServer;
  aheadMs = 0;
  readonly audit = new MemoryAudit();
  readonly sessions = new MemorySessions();
  readonly #options: WholeOptions;
  readonly clock = (): Date => new Date(Date.now() + this.aheadMs);

  constructor(options: WholeOptions = {}) {
    this.#options = options;
  }

  async start(): Promise<this> {
    const { content } = worldOf();
    const { clock } = this;
    const { isRotaOpen, log } = this.#options;
    const newId = () => randomBytes(16).toString('base64url');
    const people = new Handover({ content, clock, newId, key: randomBytes(32), words: makeWords(content) });
    const bot = makeSignpostBot({ content, clock, readers: silentReaders, desk: people.desk });
    const audit = new Audit(this.audit, keyFor(TEST_KEY, 'audit-chain'), clock);
    const make = consoleDoor({
      ...{ content, audit, clock, store: this.sessions, beatMs: this.#options.beatMs ?? 300 },
      files: readConsoleFiles('dist/console'),
      accounts: this.#options.accounts ?? fixedAccounts(await team()),
      key: keyFor(TEST_KEY, 'console-posts'),
      exercisesFirst: this.#options.exercisesFirst ?? 0,
      switches: ['humans', 'sms', 'all'],
    });
    this.server = await startServer({
      ...{ bot, clock, mask: maskPersonal, env: this.#options.env ?? {}, ...(log && { log }) },
      pages: pageRoutes({ content, bot, files: readPageFiles('dist/page'), clock }),
      handover: { people, ...(isRotaOpen && { isRotaOpen }) },
      stillPage: stillPage(content),
      sms: smsDoor(content),
      console: { make, audit },
    });
    return this;
  }

  /** So long passes by the clock of the house, in steps in which open consoles show that they live. */
  async passes(seconds: number): Promise<void> {
    for (let left = seconds; left > 0; left -= 20) {
      this.aheadMs += Math.min(left, 20) * 1000;
      await new Promise((resolve) => setTimeout(resolve, 1000));
      await this.server.people?.tick(true);
    }
  }

  stop(): Promise<void> {
    return this.server.stop();
  }
}
