import { maskPersonal } from '../../bots/masking.js';
import type { Bot } from '../../bots/bot.js';
import { makeSignpostBot } from '../../bots/signpost-bot.js';
import { SmsChannel } from '../../bots/sms/channel.js';
import type { Outbox } from '../../bots/sms/gateway.js';
import { Turns } from '../../bots/turns.js';
import { loadContent } from '../../content/load.js';
import { MemoryConversations } from '../../infra/stores/memory-conversations.js';
import { MemorySenders } from '../../infra/stores/memory-senders.js';
import { silentReaders } from '../stories/readers.js';
import { atMost, median, shown, type Bench, type Finding } from './bench.js';
import { everyVisit, type Visit } from './sms-visits.js';

const ROUNDS = 5;
const SENDERS = 200;
const TEXTS = ['bonjour', '1', 'je suis a Levroux', '1', '2', 'il me surveille tout le temps', '1', '3'];
const PARTS_A_VISIT = 12;
const SIGNS = 160;

/** Less would make somebody wait behind others on the busiest evening of a département. */
const LEAST_A_SECOND = 20;

const content = loadContent('content', 'demo');
const clock = () => new Date();

export const bench: Bench = {
  name: 'sms',
  title: 'What a visit by SMS costs, and how many come in a second',
  run,
};

async function run(): Promise<Finding> {
  const visits = await everyVisit(content);
  const ours = await rates(() => makeSignpostBot({ content, clock, readers: silentReaders }));
  const bare = await rates(() => echo);
  const aVisit = (of: keyof Pick<Visit, 'parts' | 'ucs2'>) => visits.map((visit) => sum(visit[of]));
  const parts = visits.flatMap((visit) => visit.parts);
  const ucs2 = visits.flatMap((visit) => visit.ucs2);
  const places = visits.map(({ place }) => place.length);
  return {
    how: `A whole visit in process from each of the ${String(content.communes.length)} communes: neutral line, place, five questions; on a Tuesday morning and a Saturday night, in French and in English (${String(visits.length)} visits). « UCS-2 »: the same messages with one letter outside the alphabet of SMS in each. Then ${String(SENDERS)} senders with ${String(TEXTS.length)} texts each, all at once, in memory, on one core: judged, kept, read, answered, cut into SMS. The echo is the same channel and stores with a bot that reads nothing. Median of ${String(ROUNDS)} rounds after one that warms it.`,
    columns: ['measure', 'ours', 'UCS-2, or echo'],
    rows: [
      ['parts a message, median', shown(median(parts), ''), shown(median(ucs2), '')],
      ['parts a message, most', shown(Math.max(...parts), ''), shown(Math.max(...ucs2), '')],
      ['parts a visit, median', shown(median(aVisit('parts')), ''), shown(median(aVisit('ucs2')), '')],
      [
        'parts a visit, most',
        shown(Math.max(...aVisit('parts')), ''),
        shown(Math.max(...aVisit('ucs2')), ''),
      ],
      ['signs of the nearest place, most', shown(Math.max(...places), ''), ''],
      ['texts in a second, median', shown(median(ours), ''), shown(median(bare), '')],
      ['texts in a second, least', shown(Math.min(...ours), ''), shown(Math.min(...bare), '')],
    ],
    goals: [
      atMost('parts a message, median', median(parts), 1, ''),
      atMost('parts a visit, most', Math.max(...aVisit('parts')), PARTS_A_VISIT, ''),
      atMost('signs of the SMS with the nearest place', Math.max(...places), SIGNS, ''),
      {
        text: `every visit names a place: ${String(places.every((signs) => signs > 0))}`,
        isMet: !places.includes(0),
      },
      {
        text: `texts in a second ≥ ${String(LEAST_A_SECOND)}: ${shown(median(ours), '')}`,
        isMet: median(ours) >= LEAST_A_SECOND,
      },
    ],
  };
}

/** Answers each text with itself. */
const real = makeSignpostBot({ content, clock, readers: silentReaders });
const echo: Bot = {
  open: (start) => real.open(start),
  hear: (state, { activity }) =>
    Promise.resolve({ state, activities: [{ type: 'message', text: activity.text ?? '' }] }),
  apologise: (state) => ({ state, activities: [] }),
};

/** Texts answered in a second, one figure a round. */
async function rates(makeBot: () => Bot): Promise<number[]> {
  const found: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) found.push(await rate(makeBot()));
  return found.slice(1);
}

async function rate(bot: Bot): Promise<number> {
  let posted = 0;
  const outbox: Outbox = {
    post: () => Promise.resolve(void (posted += 1)),
    state: () => Promise.resolve(undefined),
    erase: () => Promise.resolve(),
  };
  const store = new MemoryConversations({ clock });
  const turns = new Turns({ store, bot, clock, report: () => undefined });
  const senders = new MemorySenders(clock);
  const tools = { store, turns, senders, outbox, content, clock, secret: 's'.repeat(32), mask: maskPersonal };
  const channel = new SmsChannel(tools);
  const started = performance.now();
  await Promise.all(Array.from({ length: SENDERS }, (_, at) => oneSender(channel, `thread-${String(at)}`)));
  await channel.idle();
  const seconds = (performance.now() - started) / 1000;
  if (posted < SENDERS * TEXTS.length) throw new Error(`only ${String(posted)} answers`);
  return (SENDERS * TEXTS.length) / seconds;
}

async function oneSender(channel: SmsChannel, thread: string): Promise<void> {
  for (const [at, text] of TEXTS.entries()) {
    const hashes = [thread, thread] as const;
    await channel.accept({ thread, hashes, gateway: 'bench', providerId: String(at), text, at: clock() });
    await channel.settled(thread);
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, one) => total + one, 0);
}
