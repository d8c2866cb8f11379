import assert from 'node:assert/strict';
import { WholeHouse, type WholeOptions } from '../bots/handover/console/whole-house.js';
import type { Log } from '../../infra/logs.js';
import { RedisServer } from './redis/servers.js';
import { eventually, secret } from './redis/setting.js';

const SHOWN = /^reperes_rota_unattended (\d)$/m;

const shownBy = async ({ server }: WholeHouse) => SHOWN.exec((await server.metrics.text()).body)?.[1];

describe('The rota open and nobody signed in', function () {
  this.timeout(120_000);
  const open: { stop: () => Promise<void> }[] = [];
  afterEach(async () => {
    for (const one of open.splice(0)) await one.stop();
  });

  const started = async (options: WholeOptions = {}) => {
    const house = await new WholeHouse({ isRotaOpen: () => true, ...options }).start();
    open.push(house);
    return house;
  };

  it('is shown after five minutes, and no more once somebody is there', async () => {
    const house = await started();
    const becomes = (value: string) => eventually(async () => (await shownBy(house)) === value);
    await becomes('0');
    await house.server.people?.tick(true);
    house.aheadMs += 299_000;
    assert.equal((await house.server.people?.tick(true))?.unattended, false);
    house.aheadMs += 10_000;
    await becomes('1');
    await house.server.people?.service.signIn({ worker: 'w', name: 'Camille', role: 'worker' });
    await becomes('0');
  });

  it('is alerted once by three processes over one Redis, shown by each, and again only after somebody was there', async () => {
    const redis = await RedisServer.start();
    const alerts: string[] = [];
    const log: Log = (event, { step = '' } = {}) => void (event === 'line_alert' && alerts.push(step));
    const env = { REDIS_URL: redis.url, APP_SECRET: secret };
    const houses = await Promise.all([1, 2, 3].map(() => started({ env, log })));
    open.push({ stop: () => redis.end() });
    for (const { server } of houses) await eventually(() => server.store.isReachable());
    const [one, two] = houses.map(({ server }) => server.people);
    /** Each lets time pass as its own timer does, and carries what the line has to say. */
    const pass = async (seconds: number) => {
      for (const house of houses) house.aheadMs += seconds * 1000;
      for (let twice = 0; twice < 2; twice += 1)
        await Promise.all(houses.map(async ({ server }) => server.people?.tick(true)));
    };

    await pass(0);
    await pass(290);
    assert.deepEqual(alerts, []);
    await pass(15);
    await eventually(() => alerts.length > 0);
    await pass(600);
    assert.deepEqual(alerts, ['nobody_signed_in']);
    for (const house of houses) await eventually(async () => (await shownBy(house)) === '1');

    await one?.service.signIn({ worker: 'w', name: 'Camille', role: 'worker' });
    for (const house of houses) await eventually(async () => (await shownBy(house)) === '0');
    await two?.service.signOut('w');
    await pass(0);
    await pass(305);
    await eventually(() => alerts.length > 1);
    await pass(600);
    assert.deepEqual(alerts, ['nobody_signed_in', 'nobody_signed_in']);
  });
});
