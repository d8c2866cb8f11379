import type { House } from './house.js';
import { OfficialVisitor } from './official-visitor.js';
import { Dice } from './random.js';
import type { SignedIn } from './staff.js';
import { Visitor } from './visitor.js';
import { Worker } from './worker.js';

const visitorsInARun = 6;
/** Of them, the last, where there are workers. */
const askersInARun = 3;

/** Who takes part in one run. */
export interface Cast {
  visitors: readonly Visitor[];
  official: readonly OfficialVisitor[];
  workers: readonly Worker[];
}

export interface Called {
  seed: number;
  dice: Dice;
  /** With the official client among them, which may not come back by itself from every fault. */
  withOfficial: boolean;
  /** Who takes the talks of those who ask for a person. Nobody asks where there is nobody. */
  withWorkers: readonly SignedIn[];
}

export function castOf({ relay: { url } }: House, { seed, dice, withOfficial, withWorkers }: Called): Cast {
  const ownOf = (all: Dice) => new Dice(all.next() * 2 ** 32);
  const firstAsker = visitorsInARun - (withWorkers.length > 0 ? askersInARun : 0);
  const visitors = Array.from({ length: visitorsInARun }, (_, n) => {
    const own = ownOf(dice);
    const script = { url, dice: own, messages: 5, isPatient: own.next() < 0.5, asks: n >= firstAsker };
    return new Visitor(`s${String(seed)}v${String(n)}`, script);
  });
  // Apart, so that the same things break whether they are there or not.
  const workersDice = new Dice(-seed);
  const workers = withWorkers.map(({ name, cookie }) => {
    const colleagues = withWorkers.map((one) => one.name).filter((one) => one !== name);
    return new Worker(name, { url, cookie, dice: ownOf(workersDice), colleagues });
  });
  const official = withOfficial ? [new OfficialVisitor(`s${String(seed)}official`, url)] : [];
  return { visitors, official, workers };
}
