import { castOf, type Called, type Cast } from './cast.js';
import { faultsInClaims } from './checker-of-claims.js';
import { faultsIn } from './checker.js';
import type { Fault, Faults, House } from './house.js';
import { Dice, pause } from './random.js';

/** Long enough for a message whose server was killed to be found by the other, on a machine that does much else. */
const patienceMs = 150_000;
/** The team may say something to her between two looks. */
const MOST_LOOKS = 5;

export interface Played {
  /** What went wrong on purpose, in order. */
  schedule: string[];
  /** Messages of the visitors. */
  acknowledged: number;
  /** Words of the workers. */
  answered: number;
  /** What the checkers say was not kept. */
  wrong: string[];
}

export interface Plan extends Pick<Called, 'withOfficial' | 'withWorkers'> {
  faults: Faults;
  /** So many things go wrong at most, and one at least. */
  most: number;
}

/** One seeded run: people talk, things break, everything is put right, and the histories are judged. */
export async function play(house: House, { faults, most, ...called }: Plan, seed: number): Promise<Played> {
  const dice = new Dice(seed);
  const cast = castOf(house, { ...called, seed, dice });
  const schedule = dicedSchedule({ faults, most }, dice);
  await Promise.all(cast.workers.map((worker) => worker.arrive()));
  const breaking = breakThings(
    schedule.map((name) => faults[name] as Fault),
    dice,
  );
  await inTime(Promise.all([talked(cast), breaking]), cast, schedule);
  const histories = await lookedAt(cast, house);
  const workers = cast.workers.map(({ history }) => history);
  return {
    schedule,
    acknowledged: histories.reduce((sum, history) => sum + history.acknowledged.length, 0),
    answered: workers.reduce((sum, { words }) => sum + words.length, 0),
    wrong: [...faultsIn(histories), ...faultsInClaims(workers, histories)],
  };
}

/** Workers stay as long as anybody talks, and no longer, or they would be in the way of the next run. */
async function talked({ visitors, official, workers }: Cast): Promise<void> {
  const working = Promise.all(workers.map((worker) => worker.work()));
  const talking = Promise.all([...visitors, ...official].map((one) => one.talk()));
  await talking.finally(() => workers.forEach((worker) => worker.goHome()));
  await working;
}

/**
 * What everybody has in the end. Where there are workers, anybody may have come into the line by her words: who erases is
 * looked at before too, for what workers said to her, and all are then erased: nobody of this run may wait in the next.
 */
async function lookedAt({ visitors, official, workers }: Cast, { servers }: House) {
  const urls = servers.map(({ url }) => url);
  const [first, ...others] = visitors;
  const looks = workers.length > 0 ? MOST_LOOKS : 1;
  if (workers.length > 0) await first?.look(urls, looks);
  await first?.erase();
  for (const one of visitors) await one.look(urls, looks);
  for (const one of official) await one.look(urls);
  const histories = [...visitors, ...official].map(({ history }) => ({ ...history }));
  if (workers.length > 0) for (const one of others) await one.erase();
  return histories;
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

async function inTime(all: Promise<unknown>, cast: Cast, schedule: readonly string[]): Promise<void> {
  let late: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    late = setTimeout(() => reject(new Error(`${schedule.join('; ')}\n${whoWaits(cast)}`)), patienceMs);
  });
  await Promise.race([all, tooLate]).finally(() => clearTimeout(late));
}

function whoWaits({ visitors, official, workers }: Cast): string {
  const people = [...visitors, ...official].map(({ history, doing }) => ({ who: history.visitor, doing }));
  const staff = workers.map(({ history, doing }) => ({ who: history.worker, doing }));
  const waiting = [...people, ...staff].filter(({ doing }) => doing !== 'done');
  return waiting.map(({ who, doing }) => `${who} is still at: ${doing}`).join('\n');
}
