import { randomBytes } from 'node:crypto';
import { Handover, type Running } from '../../../bots/handover/handover.js';
import type { ToAudit, ToLead } from '../../../bots/handover/queue-model.js';
import { RULES } from '../../../bots/handover/queue-rules.js';
import { smsDoor } from '../../../infra/sms-door.js';
import { maskPersonal } from '../../../bots/masking.js';
import { pageRoutes } from '../../../bots/webchat/page.js';
import { makeSignpostBot } from '../../../bots/signpost-bot.js';
import { makeWords } from '../../../bots/words.js';
import { startServer, type TestServer } from '../../bots/webchat/server-for-tests.js';
import { builtPage } from '../../bots/webchat/page-content.js';
import { worldOf } from '../../dialogs/world.js';
import { silentReaders } from '../readers.js';

/** A whole server with people behind it, and the hands that move its time. */
export interface House {
  server: TestServer;
  people: Running;
  audit: ToAudit[];
  lead: ToLead[];
  /** Lets this much time pass as a timer would, heartbeats of `alive` included. */
  pass: (seconds: number, alive?: Iterable<string>) => Promise<void>;
  stop: () => Promise<void>;
}

export const SECRET = 'a-secret-of-the-stories-with-people';

export async function openHouse(
  options: { at?: string; teams?: boolean; askings?: number; forms?: boolean } = {},
): Promise<House> {
  let now = Date.parse(options.at ?? '2026-11-24T09:00:00Z');
  const clock = () => new Date(now);
  const { content } = worldOf();
  const newId = () => randomBytes(16).toString('base64url');
  const rules = options.teams ? { ...RULES, teamsFirstMs: 180_000 } : RULES;
  const words = makeWords(content);
  const handover = new Handover({ content, clock, newId, key: randomBytes(32), words, rules });
  const audit: ToAudit[] = [];
  const lead: ToLead[] = [];
  const bot = makeSignpostBot({ content, clock, readers: silentReaders, desk: handover.desk });
  const hearers = {
    audit: (line: ToAudit) => void audit.push(line),
    lead: (alert: ToLead) => void lead.push(alert),
  };
  const server = await startServer({
    ...(options.forms === true && { pages: pageRoutes({ content, bot, files: builtPage(), clock }) }),
    bot,
    clock,
    mask: maskPersonal,
    sms: smsDoor(content),
    env: {
      APP_SECRET: SECRET,
      ASKINGS_PER_HOUR: String(options.askings ?? 20),
    },
    handover: { people: handover, hearers },
  });
  const people = server.people!;
  const pass = async (seconds: number, alive: Iterable<string> = []) => {
    for (let left = seconds; left > 0; left -= 15) {
      now += Math.min(left, 15) * 1000;
      for (const worker of alive) await people.service.heartbeat(worker);
      await people.tick(false);
    }
  };
  return { server, people, audit, lead, pass, stop: () => server.stop() };
}
