import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { Handover } from '../../../../bots/handover/handover.js';
import { offIn } from '../../../../bots/handover/switched-off.js';
import { makeWords } from '../../../../bots/words.js';
import { MemoryQueue } from '../../../../infra/stores/memory-queue.js';
import { worldOf } from '../../../dialogs/world.js';
import { until } from '../../webchat/page-browser.js';
import { Caller } from './caller.js';
import { House } from './house.js';

const [place = ''] = worldOf().content.places.keys();

describe('The switches of one line, one place, all places', function () {
  this.timeout(120_000);

  it('are audited, and every console knows at once what it may not insert', async () => {
    const house = await new House().start();
    const claire = await (await Caller.signedIn(house, 'claire')).socket();
    const anne = await (await Caller.signedIn(house, 'anne')).socket();
    const off = () => anne.of('change').at(-1)?.around?.off;
    for (const name of [`place:${place}`, 'line:some-line', 'places'] as const)
      assert.equal((await claire.ask({ do: 'switch', name, off: true })).answer, 'done');
    await until(() => off()?.length === 3);
    assert.deepEqual(off(), [place, 'some-line', 'places']);
    await claire.ask({ do: 'switch', name: 'places', off: false });
    await until(() => off()?.length === 2);
    const switched = (await house.audit.all()).filter(({ act }) => act === 'switch');
    assert.deepEqual(
      switched.map(({ who, what }) => [who, what]),
      [
        ['claire', `place:${place} off`],
        ['claire', 'line:some-line off'],
        ['claire', 'places off'],
        ['claire', 'places on'],
      ],
    );
    assert.equal((await anne.ask({ do: 'switch', name: 'places', off: true })).answer, 'not_allowed');
    await house.stop();
  });

  it('reach the bot with the next turn', async () => {
    const { content } = worldOf();
    const clock = () => new Date();
    const people = new Handover({
      ...{ content, clock, key: randomBytes(32), words: makeWords(content), newId: randomUUID },
    });
    const running = people.attach({
      ...{
        queue: new MemoryQueue(),
        store: {} as never,
        turns: {} as never,
        bot: {} as never,
        limits: {} as never,
      },
      failed: assert.ifError,
    });
    await running.service.setSwitch('claire', `place:${place}`, true);
    assert.deepEqual((await people.desk.people()).off, [place]);
    await running.service.setSwitch('claire', `place:${place}`, false);
    assert.deepEqual((await people.desk.people()).off, []);
    running.stop();
  });

  it('leave what is switched on again as it was', () => {
    assert.deepEqual(offIn({ places: false, 'line:a': true, humans: true, 'place:b': true }), ['a', 'b']);
  });
});
