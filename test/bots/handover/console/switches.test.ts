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

describe('The switches of one line, one place, one text, all places', function () {
  this.timeout(120_000);

  it('are audited, and every console knows at once what it may not insert', async () => {
    const house = await new House().start();
    const claire = await (await Caller.signedIn(house, 'claire')).socket();
    const anne = await (await Caller.signedIn(house, 'anne')).socket();
    const off = () => anne.of('change').at(-1)?.around?.off;
    for (const name of [`place:${place}`, 'line:some-line', 'text:danger_phone', 'places'] as const)
      assert.equal((await claire.ask({ do: 'switch', name, off: true })).answer, 'done');
    await until(() => off()?.length === 4);
    assert.deepEqual(off(), [place, 'some-line', 'text:danger_phone', 'places']);
    await claire.ask({ do: 'switch', name: 'places', off: false });
    await until(() => off()?.length === 3);
    const switched = (await house.audit.all()).filter(({ act }) => act === 'switch');
    assert.deepEqual(
      switched.map(({ who, what }) => [who, what]),
      [
        ['claire', `place:${place} off`],
        ['claire', 'line:some-line off'],
        ['claire', 'text:danger_phone off'],
        ['claire', 'places off'],
        ['claire', 'places on'],
      ],
    );
    assert.equal((await anne.ask({ do: 'switch', name: 'places', off: true })).answer, 'not_allowed');
    await house.stop();
  });

  it('reach the bot with the next turn', async () => {
    const { people, running } = processOn(new MemoryQueue());
    await running.service.setSwitch('claire', `place:${place}`, true);
    assert.deepEqual((await people.desk.people()).off, [place]);
    await running.service.setSwitch('claire', `place:${place}`, false);
    assert.deepEqual((await people.desk.people()).off, []);
    running.stop();
  });

  it('reach the bot of every process that shares the line, and one that starts later', async () => {
    const line = new MemoryQueue();
    const [one, other] = [processOn(line), processOn(line)];
    assert.deepEqual((await other.people.desk.people()).off, []);
    await one.running.service.setSwitch('claire', 'text:order', true);
    const third = processOn(line);
    for (const { people, running } of [one, other, third]) {
      assert.deepEqual((await people.desk.people()).off, ['text:order']);
      running.stop();
    }
  });

  it('know a text by a name that no line and no place has', () => {
    assert.deepEqual(offIn({ 'text:monsherif': true }), ['text:monsherif']);
    assert.deepEqual(offIn({ 'line:monsherif': true }), ['monsherif']);
  });

  it('leave what is switched on again as it was', () => {
    assert.deepEqual(offIn({ places: false, 'line:a': true, humans: true, 'place:b': true }), ['a', 'b']);
  });
});

/** The people's side of one process, without visitors. */
function processOn(queue: MemoryQueue) {
  const { content } = worldOf();
  const people = new Handover({
    ...{ content, key: randomBytes(32), words: makeWords(content), newId: randomUUID },
    clock: () => new Date(),
  });
  const nobody = { store: {} as never, turns: {} as never, bot: {} as never, limits: {} as never };
  return { people, running: people.attach({ ...nobody, queue, failed: assert.ifError }) };
}
