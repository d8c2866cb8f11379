import { faultsIn } from './checker.js';
import type { Fault, Faults, House } from './house.js';
import { OfficialVisitor } from './official-visitor.js';
import { Dice, pause } from './random.js';
import { Visitor } from './visitor.js';

const visitorsInARun = 6;
/** Long enough for a message whose server was killed to be found by the other, on a machine that does much else. */
const patienceMs = 150_000;

export interface Played {
  /** What went wrong on purpose, in order. */
  schedule: string[];
  acknowledged: number;
  /** What the checker says was not kept. */
  wrong: string[];
}

type Person = Visitor | OfficialVisitor;

export interface Plan {
  faults: Faults;
  /** So many things go wrong at most, and one at least. */
  most: number;
  /** With the official client among them, which may not come back by itself from every fault. */
  withOfficial: boolean;
}

/** One seeded run: people talk, things break, everything is put right, and the histories are judged. */
export async function play(
  house: House,
  { faults, most, withOfficial }: Plan,
  seed: number,
): Promise<Played> {
  const dice = new Dice(seed);
  const visitors = Array.from({ length: visitorsInARun }, (_, n) =>
    visitorOf(house, `s${String(seed)}v${String(n)}`, dice),
  );
  const official = withOfficial ? [new OfficialVisitor(`s${String(seed)}official`, house.relay.url)] : [];
  const people: Person[] = [...visitors, ...official];
  const schedule = dicedSchedule({ faults, most }, dice);
  const breaking = breakThings(
    schedule.map((name) => faults[name] as Fault),
    dice,
  );
  await inTime(Promise.all([...people.map((one) => one.talk()), breaking]), people, schedule);
  await visitors[0]?.erase();
  for (const one of people) await one.look(house.servers.map(({ url }) => url));
  const histories = people.map(({ history }) => history);
  const acknowledged = histories.reduce((sum, history) => sum + history.acknowledged.length, 0);
  return { schedule, acknowledged, wrong: faultsIn(histories) };
}

function visitorOf(house: House, name: string, dice: Dice): Visitor {
  const own = new Dice(dice.next() * 2 ** 32);
  return new Visitor(name, { url: house.relay.url, dice: own, messages: 5, isPatient: own.next() < 0.5 });
}

function dicedSchedule({ faults, most }: Pick<Plan, 'faults' | 'most'>, dice: Dice): string[] {
  const names = Object.keys(faults);
  return Array.from({ length: 1 + Math.floor(dice.next() * most) }, () => dice.pick(names));
}

async function breakThings(schedule: readonly Fault[], dice: Dice): Promise<void> {
  for (const fault of schedule) {
    await pause(dice.between(50, 500));
    await fault(dice);
  }
}

async function inTime(
  all: Promise<unknown>,
  people: readonly Person[],
  schedule: readonly string[],
): Promise<void> {
  let late: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    late = setTimeout(() => reject(new Error(`${schedule.join('; ')}\n${whoWaits(people)}`)), patienceMs);
  });
  await Promise.race([all, tooLate]).finally(() => clearTimeout(late));
}

function whoWaits(people: readonly Person[]): string {
  const waiting = people.filter(({ doing }) => doing !== 'done');
  return waiting.map(({ history, doing }) => `${history.visitor} is still at: ${doing}`).join('\n');
}
