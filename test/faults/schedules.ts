import assert from 'node:assert/strict';
import type { RedisGroup } from '../infra/redis/group.js';
import type { RedisServer } from '../infra/redis/servers.js';
import {
  closeHouse,
  groupFaults,
  openHouse,
  redisFaults,
  serverFaults,
  type Faults,
  type House,
} from './house.js';
import { play } from './play.js';
import { signedIn, type SignedIn } from './staff.js';

const WORKERS = ['anne', 'brigitte', 'claire'];

/** Which seeds are played. */
export interface Seeds {
  first: number;
  runs: number;
  /** In so many of them, the first, somebody is at the official client. */
  withOfficial?: number;
  /** In so many of them, the last, people ask for a person, and workers are there. */
  withWorkers?: number;
}

export function singleSchedules(start: () => Promise<RedisServer>, seeds: Seeds): void {
  const faults = (house: House, redis: RedisServer) => ({ ...serverFaults(house), ...redisFaults(redis) });
  schedules('one Redis', { start, faults, most: 3, seeds });
}

export function groupSchedules(start: () => Promise<RedisGroup>, seeds: Seeds): void {
  const faults = (_house: House, group: RedisGroup) => groupFaults(group);
  schedules('Redis behind Sentinel', { start, faults, most: 1, seeds });
}

interface Setting<R> {
  start: () => Promise<R>;
  faults: (house: House, redis: R) => Faults;
  /** Faults in a run: a group needs its time to be whole again. */
  most: number;
  seeds: Seeds;
}

function schedules<R extends { url: string; end: () => Promise<void> }>(
  name: string,
  { start, faults, most, seeds }: Setting<R>,
): void {
  const { first, runs, withOfficial = 0, withWorkers = 0 } = seeds;
  describe(`two servers over ${name}, where things break while people talk`, function () {
    this.timeout(300_000);
    let redis: R;
    let house: House;
    let staff: SignedIn[] = [];
    before(async () => {
      redis = await start();
      house = await openHouse(redis);
      if (withWorkers > 0) staff = await signedIn(WORKERS, redis.url, house.servers[0]);
    });
    after(async () => {
      await closeHouse(house);
      await redis.end();
    });

    for (let seed = first; seed < first + runs; seed += 1) {
      const hasWorkers = seed >= first + runs - withWorkers;
      it(`lose and double nothing that was acknowledged: schedule ${String(seed)}`, async () => {
        const { wrong, schedule, acknowledged, answered } = await play(
          house,
          {
            ...{ faults: faults(house, redis), most },
            withOfficial: seed - first < withOfficial,
            withWorkers: hasWorkers ? staff : [],
          },
          seed,
        );
        assert.deepEqual(wrong, [], schedule.join('; '));
        assert.ok(acknowledged >= 30);
        if (hasWorkers) assert.ok(answered > 0, 'nobody was answered by a worker');
      });
    }
  });
}
