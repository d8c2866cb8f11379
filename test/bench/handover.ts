import { fixedAccounts, type Account } from '../../bots/handover/staff/accounts.js';
import { Sessions } from '../../bots/handover/staff/sessions.js';
import { keyFor } from '../../bots/webchat/tokens.js';
import { TEST_KEY } from '../bots/handover/console/house.js';
import { WholeHouse } from '../bots/handover/console/whole-house.js';
import { atMost, median, quantile, shown, type Bench, type Finding } from './bench.js';
import { echoTimes } from './handover-echo.js';
import { Desk, Guest } from './handover-ends.js';

const CONSOLES = 50;
const WAITING = 1000;
const ASKS = 100;
/** A console that asks more than a hand can in ten seconds is cut (connection.ts). */
const MESSAGES = 150;
const GOAL_MS = 100;

export const bench: Bench = {
  name: 'handover',
  title: 'From asking for a person until every console shows it, and a message one way',
  run: measureAll,
};

async function measureAll(): Promise<Finding> {
  const accounts = Array.from({ length: CONSOLES }, (_, i) => accountOf(i));
  const env = { OPENINGS_PER_MINUTE: '1000000', MESSAGES_PER_MINUTE: '10000', ASKINGS_PER_HOUR: '1000000' };
  const house = await new WholeHouse({ accounts: fixedAccounts(accounts), beatMs: 10_000, env }).start();
  const [first] = await openDesks(house, accounts.slice(0, 1));
  if (first === undefined) throw new Error('no console was opened');
  const { toWorker, toVisitor } = await talkTimes(first, house);
  await first.ask({ do: 'pause', on: true });
  await fill(house);
  // The others come once all wait: filling the line before them all would take minutes.
  const desks = [first, ...(await openDesks(house, accounts.slice(1)))];
  const asked = await askTimes(desks, house);
  for (const desk of desks) desk.close();
  await house.stop();
  const echo = await echoTimes({ clients: CONSOLES, messages: MESSAGES });
  return findingOf({ asked, toWorker, toVisitor, ...echo });
}

const accountOf = (i: number): Account => ({
  name: `worker-${i}`,
  role: 'worker',
  dutyName: `Prénom`,
  passwordHash: '',
});

/** Signed in beside the door: what a password costs is not what is measured. */
async function openDesks(house: WholeHouse, accounts: readonly Account[]): Promise<Desk[]> {
  const key = keyFor(TEST_KEY, 'console-posts');
  const sessions = new Sessions({
    store: house.sessions,
    accounts: fixedAccounts(accounts),
    clock: house.clock,
    key,
  });
  return Promise.all(
    accounts.map(async ({ name }) => Desk.open(house.server.url, `equipe=${await sessions.open(name)}`)),
  );
}

/** One talk, each message after the last has come. */
async function talkTimes(desk: Desk, { server }: WholeHouse) {
  await desk.ask({ do: 'present', capacity: 1 });
  const guest = await Guest.inLine(server.url);
  const held = await desk.takes();
  const toWorker: number[] = [];
  const toVisitor: number[] = [];
  for (let i = 0; i < MESSAGES; i += 1) {
    const [there, back] = [`mot ${i}`, `réponse ${i}`];
    toWorker.push(await timeOf(() => guest.writes(there), desk.hears(there)));
    toVisitor.push(
      await timeOf(() => desk.ask({ do: 'say', ...held, text: back, client: `c${i}` }), guest.hears(back)),
    );
  }
  guest.close();
  return { toWorker, toVisitor };
}

/** Many wait already; nobody takes them, since the one who is present has a break. */
async function fill({ server }: WholeHouse): Promise<void> {
  const atOnce = 10;
  for (let made = 0; made < WAITING; made += atOnce)
    await Promise.all(Array.from({ length: atOnce }, () => Guest.inLine(server.url)));
}

async function askTimes(desks: readonly Desk[], { server }: WholeHouse): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < ASKS; i += 1) {
    const guest = await Guest.atTheDoor(server.url);
    const everywhere = Promise.all(desks.map((desk) => desk.seesSomebodyNew()));
    times.push(await timeOf(() => guest.asks(), everywhere));
  }
  return times;
}

async function timeOf(begin: () => Promise<unknown>, end: Promise<unknown>): Promise<number> {
  const from = performance.now();
  const begun = begin();
  await end;
  const took = performance.now() - from;
  await begun;
  return took;
}

type Times = Record<'asked' | 'toWorker' | 'toVisitor' | 'echo' | 'toAll', readonly number[]>;

function findingOf({ asked, toWorker, toVisitor, echo, toAll }: Times): Finding {
  const row = (name: string, times: readonly number[]) => [
    name,
    shown(median(times), 'ms'),
    shown(quantile(times, 0.99), 'ms'),
  ];
  return {
    columns: ['', 'median', 'p99'],
    rows: [
      row(`asked, until ${CONSOLES} consoles show her behind ${WAITING} others`, asked),
      row(`plain WebSocket: one message until ${CONSOLES} have it`, toAll),
      row('a visitor’s message, until the worker has it', toWorker),
      row('a worker’s message, until the visitor has it', toVisitor),
      row('plain WebSocket echo: one message there and back', echo),
    ],
    goals: [
      {
        ...atMost('asked, until every console shows it, p99', quantile(asked, 0.99), GOAL_MS, 'ms'),
        whenMissed:
          'server, consoles and visitors share one process here, and each asking is a turn of the bot, a write of the line and a word to every console',
      },
    ],
    how:
      `The real server in this process, with the real bot, line and consoles, and all clients in the same process: visitors by ` +
      `Direct Line, workers by the console’s socket. ${ASKS} people ask one after the other while ${WAITING} and more wait; ` +
      `${MESSAGES} messages each way. Beside it a bare WebSocket server that repeats what it gets.`,
  };
}
