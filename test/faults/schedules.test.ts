import assert from 'node:assert/strict';
import { RedisServer } from '../infra/redis/servers.js';
import { closeHouse, openHouse, type House } from './house.js';
import { play } from './play.js';

const RUNS = 20;

describe('two servers over one Redis, where things break while people talk', function () {
  this.timeout(120_000);
  let house: House;
  before(async () => {
    house = await openHouse(await RedisServer.start());
  });
  after(() => closeHouse(house));

  for (let seed = 1; seed <= RUNS; seed += 1)
    it(`lose and double nothing that was acknowledged: schedule ${String(seed)}`, async () => {
      const { wrong, schedule, acknowledged } = await play(house, seed);
      assert.deepEqual(wrong, [], schedule.join('; '));
      assert.ok(acknowledged >= 30);
    });
});
