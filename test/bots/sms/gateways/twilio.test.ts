import assert from 'node:assert/strict';
import { canary, person } from './cases.js';
import { makeHouse } from './house.js';
import { twilioRig } from './twilio-rig.js';

const day = 24 * 3_600_000;

describe('A request that Twilio once signed', () => {
  it('is not taken for a new message more than a year later, though nothing in it says when', async () => {
    const house = makeHouse();
    const rig = await twilioRig.open(house);
    const coming = { from: person, text: `Bonjour ${canary}`, id: `SM${'0'.repeat(32)}` };
    for (const later of [0, 3 * day, 396 * day]) {
      house.pass(later);
      assert.equal(await rig.bring(coming), 'ok');
    }
    assert.equal(house.heard.length, 1);
    await rig.close();
    await house.close();
  });
});
