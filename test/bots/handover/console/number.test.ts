import assert from 'node:assert/strict';
import type { Doing } from '../../../../bots/handover/console/wire.js';
import { until } from '../../webchat/page-browser.js';
import { Caller, type Line } from './caller.js';
import { House } from './house.js';

const NUMBER = '+33639980042';

describe('A sealed number at the door of the console', function () {
  this.timeout(60_000);
  let house: House;
  let caller: Caller;
  let anne: Line;
  let claire: Line;
  beforeEach(async () => {
    house = await new House({ beatMs: 100 }).start();
    caller = await Caller.signedIn(house, 'anne');
    [anne, claire] = [await caller.socket(), await signedIn('claire')];
    await anne.ask({ do: 'present', capacity: 1 });
  });
  afterEach(async () => {
    await house.stop();
    assert.deepEqual(house.failures, []);
  });

  const signedIn = async (name: string) => (await Caller.signedIn(house, name)).socket();
  const mine = async () => (await house.queue.line('anne')).mine[0];
  const held = async () => ({ case: (await mine())?.caseId ?? '', fence: (await mine())?.fence ?? 0 });

  const isTaken = async () => {
    const visitor = await house.asks({ channel: 'sms', number: NUMBER });
    const { fence } = (await house.keeper.read()).cases[0]!;
    assert.equal((await anne.ask({ do: 'accept', case: visitor.case, fence })).answer, 'done');
    return visitor;
  };
  const allow = async (line: Line): Promise<string> => {
    const { openings } = (await line.ask({ do: 'figures' })).figures!;
    const [{ caseId = '', id = '' } = {}] = openings;
    return (await line.ask({ do: 'number_answer', case: caseId, opening: id, allow: true })).answer;
  };
  const ask = async () => anne.ask({ do: 'number_ask', ...(await held()), why: 'child' });
  const show = async (): Promise<Doing> => ({ do: 'number_show', ...(await held()) });

  it('goes to who asked, over her own socket alone, and is written nowhere', async () => {
    await isTaken();
    await ask();
    await until(() => claire.of('alert').some(({ alert }) => alert === 'number_asked'));
    assert.equal(await allow(claire), 'done');
    const shown = await anne.ask(await show());
    assert.deepEqual([shown.answer, shown.text], ['done', NUMBER]);
    const elsewhere = [await house.audit.all(), await house.keeper.read(), claire.heard, house.failures];
    assert.doesNotMatch(JSON.stringify(elsewhere), /39980042/);
    const acts = (await house.audit.all()).filter(({ act }) => act.startsWith('number'));
    assert.deepEqual(
      acts.map(({ who, act, what }) => [who, act, what]),
      [
        ['anne', 'number_asked', 'child'],
        ['claire', 'number_allowed', 'child'],
        ['anne', 'number_shown', 'child'],
      ],
    );
  });

  it('comes again to the same press after a cut, and to no second press', async () => {
    await isTaken();
    await ask();
    await allow(claire);
    const press = await show();
    await anne.ask(press, 'the-press');
    anne.socket.terminate();
    const back = await caller.socket();
    assert.equal((await back.ask(press, 'the-press')).text, NUMBER);
    const second = await back.ask(press, 'another-press');
    assert.deepEqual([second.answer, second.text], ['late', undefined]);
  });

  it('is allowed by no worker, whoever asked it', async () => {
    await isTaken();
    await ask();
    const brigitte = await signedIn('brigitte');
    const { opening } = (await house.keeper.read()).cases[0]!;
    const { case: id } = await held();
    const yes: Doing = { do: 'number_answer', case: id, opening: opening?.id ?? '', allow: true };
    assert.equal((await brigitte.ask(yes)).answer, 'not_allowed');
    assert.equal((await anne.ask(yes)).answer, 'not_allowed');
    assert.equal((await anne.ask(await show())).text, undefined);
  });

  it('is gone with her talk, even once it was allowed', async () => {
    const visitor = await isTaken();
    await ask();
    await allow(claire);
    const press = await show();
    house.talks.erase(visitor.talk);
    assert.equal((await anne.ask(press)).answer, 'unknown', 'erased, and the line does not know it yet');
    await visitor.goes('on_purpose');
    const late = await anne.ask(press);
    assert.deepEqual([late.answer, late.text], ['late', undefined]);
    assert.ok((await house.audit.all()).every(({ act }) => act !== 'number_shown'));
  });

  it('is not seen while the audit cannot keep that it was', async () => {
    await isTaken();
    await ask();
    await allow(claire);
    const append = house.audit.append.bind(house.audit);
    house.audit.append = () => Promise.reject(new Error('away'));
    const shown = await anne.ask(await show());
    assert.deepEqual([shown.answer, shown.text], ['not_allowed', undefined]);
    house.audit.append = append;
    house.failures.splice(0);
  });
});
