import assert from 'node:assert/strict';
import { WholeHouse } from '../bots/handover/console/whole-house.js';

const SHOWN = /^reperes_rota_unattended (\d)$/m;

describe('The rota open and nobody signed in', function () {
  this.timeout(120_000);
  const house = new WholeHouse({ isRotaOpen: () => true });
  before(() => house.start());
  after(() => house.stop());

  const shown = async () => SHOWN.exec((await house.server.metrics.text()).body)?.[1];
  const becomes = async (value: string) => {
    while ((await shown()) !== value) await new Promise((resolve) => setTimeout(resolve, 100));
  };

  it('is shown and logged after five minutes, and no more once somebody is there', async () => {
    await becomes('0');
    await house.server.people?.tick(true);
    house.aheadMs += 299_000;
    assert.deepEqual(await house.server.people?.tick(true), { unattended: false });
    house.aheadMs += 10_000;
    await becomes('1');
    await house.server.people?.service.signIn({ worker: 'w', name: 'Camille', role: 'worker' });
    await becomes('0');
  });
});
