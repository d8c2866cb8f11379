import { faultsIn } from './checker.js';
import type { Fault, Faults, House } from './house.js';
import { OfficialVisitor } from './official-visitor.js';
import { Dice, pause } from './random.js';
import { Visitor } from './visitor.js';

const visitorsInARun = 6;
/** Long enough for a message whose server was killed to be found by the other. */
const patienceMs = 60_000;

export interface Played {
  /** What went wrong on purpose, in order. */
  schedule: string[];
  acknowledged: number;
  /** What the checker says was not kept. */
  wrong: string[];
}

/** One seeded run: people talk, things break, everything is put right, and the histories are judged. */
export async function play(house: House, faults: Faults, seed: number): Promise<Played> {
  const dice = new Dice(seed);
  const visitors = Array.from({ length: visitorsInARun }, (_, n) => {
    const script = {
      url: house.relay.url,
      dice: new Dice(dice.next() * 2 ** 32),
      messages: 5,
      isPatient: n % 2 === 0,
    };
    return new Visitor(`s${String(seed)}v${String(n)}`, script);
  });
  const official = new OfficialVisitor(`s${String(seed)}official`, house.relay.url);
  const schedule = dicedSchedule(Object.keys(faults), dice);
  const talking = Promise.all([...visitors.map((visitor) => visitor.talk()), official.talk(4)]);
  await inTime(
    Promise.all([
      talking,
      breakThings(
        schedule.map((name) => faults[name] as Fault),
        dice,
      ),
    ]),
    seed,
    schedule,
  );
  await visitors[0]?.erase();
  const urls = house.servers.map(({ url }) => url);
  for (const one of [...visitors, official]) await one.look(urls);
  const histories = [...visitors, official].map(({ history }) => history);
  const acknowledged = histories.reduce((sum, history) => sum + history.acknowledged.length, 0);
  return { schedule, acknowledged, wrong: faultsIn(histories) };
}

/** One to three things. */
function dicedSchedule(names: readonly string[], dice: Dice): string[] {
  return Array.from({ length: 1 + Math.floor(dice.next() * 3) }, () => dice.pick(names));
}

async function breakThings(schedule: readonly Fault[], dice: Dice): Promise<void> {
  for (const fault of schedule) {
    await pause(dice.between(50, 500));
    await fault(dice);
  }
}

async function inTime(all: Promise<unknown>, seed: number, schedule: readonly string[]): Promise<void> {
  let late: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    const words = `seed ${String(seed)} (${schedule.join('; ')}): somebody still waits for an answer`;
    late = setTimeout(() => reject(new Error(words)), patienceMs);
  });
  await Promise.race([all, tooLate]).finally(() => clearTimeout(late));
}
