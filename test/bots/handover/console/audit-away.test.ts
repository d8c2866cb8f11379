import assert from 'node:assert/strict';
import { until } from '../../webchat/page-browser.js';
import { Caller } from './caller.js';
import { House } from './house.js';

describe('An audit that cannot be written', function () {
  this.timeout(120_000);

  it('keeps masked words masked, and shows them once it can', async () => {
    const house = await new House().start();
    const line = await (await Caller.signedIn(house, 'anne')).socket();
    await line.ask({ do: 'present', capacity: 1 });
    const visitor = await house.asks();
    await until(() => line.of('change').some(({ put }) => put[0]?.view.ringsUntil !== undefined));
    const held = { case: visitor.case, fence: 1 };
    assert.equal((await line.ask({ do: 'accept', ...held })).answer, 'done');
    visitor.says('je suis •••', 'la rue des Lilas');
    const unveil = () => line.ask({ do: 'unveil', case: visitor.case, fence: 2, n: 1 });
    const append = house.audit.append.bind(house.audit);
    house.audit.append = () => Promise.reject(new Error('full'));
    const refused = await unveil();
    assert.deepEqual([refused.answer, refused.text], ['not_allowed', undefined]);
    house.audit.append = append;
    assert.equal((await unveil()).text, 'la rue des Lilas');
    assert.ok((await house.audit.all()).some(({ act }) => act === 'unveil'));
    await house.stop();
  });
});
