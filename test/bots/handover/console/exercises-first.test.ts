import assert from 'node:assert/strict';
import { Exercises } from '../../../../bots/handover/staff/exercises.js';
import { until } from '../../webchat/page-browser.js';
import type { Line } from './caller.js';
import { Caller } from './caller.js';
import { House } from './house.js';

describe('Three exercises before an account may be present', function () {
  this.timeout(120_000);
  let house: House;
  beforeEach(async () => (house = await new House({ exercisesFirst: 3 }).start()));
  afterEach(() => house.stop());

  const left = (line: Line) => line.of('hello').at(-1)?.exercisesLeft;
  const isPresent = async (line: Line) => (await line.ask({ do: 'present', capacity: 1 })).answer;

  it('refuses who has not gone through them, and says how many remain', async () => {
    const line = await (await Caller.signedIn(house, 'anne')).socket();
    await until(() => left(line) === 3);
    assert.equal(await isPresent(line), 'not_allowed');
    assert.deepEqual((await house.keeper.read()).present, []);
  });

  it('lets in who has, and counts nobody else’s for her', async () => {
    const exercises = new Exercises(house.chain);
    for (const name of ['anne', 'anne', 'brigitte']) await exercises.done(name);
    const anne = await Caller.signedIn(house, 'anne');
    const before = await anne.socket();
    await until(() => left(before) === 1);
    assert.equal(await isPresent(before), 'not_allowed');
    await exercises.done('anne');
    const line = await anne.socket();
    await until(() => left(line) === 0);
    assert.equal(await isPresent(line), 'done');
  });

  it('counts an exercise that was written up, and not a visitor who was passed on', async () => {
    const line = await (await Caller.signedIn(house, 'anne')).socket();
    await line.ask({ do: 'exercise', on: true });
    assert.equal(await isPresent(line), 'done');
    await line.ask({ do: 'accept', case: 'exercise-1-leaving', fence: 1 });
    for (const what of ['end', 'wrapped', 'wrapped'] as const)
      await line.ask({ do: what, case: 'exercise-1-leaving', fence: 2 });
    await line.ask({ do: 'exercise', on: false });
    await until(() => left(line) === 2);
    await line.ask({ do: 'exercise', on: true });
    await line.ask({ do: 'present', capacity: 1 });
    await line.ask({ do: 'decline', case: 'exercise-1-door', fence: 1 });
    await line.ask({ do: 'exercise', on: false });
    await until(() => line.of('hello').length === 5);
    assert.equal(left(line), 2);
  });

  it('asks none of the demonstration’s accounts, which meet nobody real', async () => {
    assert.equal(await new Exercises(house.chain).left({ name: 'camille' }), 0);
  });
});
