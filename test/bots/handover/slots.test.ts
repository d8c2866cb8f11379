import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { Handover, type Attached } from '../../../bots/handover/handover.js';
import type { ToLead } from '../../../bots/handover/queue-model.js';
import { makeWords } from '../../../bots/words.js';
import { MemoryConversations } from '../../../infra/stores/memory-conversations.js';
import { MemoryLimits } from '../../../infra/stores/memory-limits.js';
import { MemoryQueue } from '../../../infra/stores/memory-queue.js';
import { blankState, message } from '../webchat/echo-bot.js';
import { worldOf } from '../../dialogs/world.js';

const NOW = Date.parse('2026-11-24T09:00:00Z');
const HOUR = 3_600_000;
const { content } = worldOf();

/** A lead with times to come back to, and conversations that are there. */
async function house({ asking = 20 }: { asking?: number } = {}) {
  let now = NOW;
  let made = 0;
  const clock = () => new Date(now);
  const newId = () => `slot-${String((made += 1))}`;
  const handover = new Handover({ content, clock, newId, key: randomBytes(32), words: makeWords(content) });
  const [queue, store, alerts] = [new MemoryQueue(), new MemoryConversations({ clock }), [] as string[]];
  const { service, tick } = handover.attach({
    queue,
    store,
    limits: new MemoryLimits(randomBytes(32), { opening: 9, token: 9, message: 9, asking }),
    turns: {
      fromOf: () => '203.0.113.7',
      unasked: () => Promise.resolve('gone'),
    } as unknown as Attached['turns'],
    bot: {} as Attached['bot'],
    hearers: { lead: ({ alert }: ToLead) => void alerts.push(alert) },
    failed: (error) => assert.fail(String(error)),
  });
  for (const hours of [2, 3]) await service.openSlot('lou', NOW + hours * HOUR);
  const begins = (talk: string) =>
    store.commit(talk, 0, { state: blankState(), activities: [message('a', 'a')] });
  for (const talk of ['hers', 'another']) await begins(talk);
  const { desk } = handover;
  const free = async () => (await desk.people()).slots?.map(({ id }) => id);
  const held = async () => JSON.stringify((await queue.load()).queue);
  const pass = (ms: number) => void (now += ms);
  const take = async (talk: string, id: string) => {
    const answer = await desk.takeSlot(talk, id);
    assert.ok(typeof answer === 'object', JSON.stringify(answer));
    return answer.words;
  };
  return { desk, service, tick, store, alerts, free, held, pass, take };
}

describe('A time to come back to', () => {
  it('is not used by its words more than thirty minutes before, and nobody is told that she was expected', async () => {
    const { desk, take, pass, alerts, tick } = await house();
    const words = await take('hers', 'slot-1');
    pass(HOUR + 29 * 60_000);
    assert.deepEqual(await desk.resume('later', words), { kind: 'slot_early', at: '2026-11-24T12:00' });
    await tick(false);
    assert.deepEqual(alerts, []);
    pass(60_000);
    assert.deepEqual(await desk.resume('later', words), { kind: 'slot', isServed: false });
    await tick(false);
    assert.deepEqual(alerts, ['slot_missed']);
  });

  it('is one for a conversation: taking another gives the earlier back', async () => {
    const { take, free } = await house();
    await take('hers', 'slot-1');
    await take('hers', 'slot-2');
    assert.deepEqual(await free(), ['slot-1']);
  });

  it('that she gives back is there for who asks next', async () => {
    const { desk, take, free } = await house();
    const words = await take('hers', 'slot-1');
    await desk.note('another', { kind: 'slot_freed' });
    assert.deepEqual(await free(), ['slot-2']);
    await desk.note('hers', { kind: 'slot_freed' });
    assert.deepEqual(await free(), ['slot-1', 'slot-2']);
    assert.deepEqual(await desk.resume('later', words), { kind: 'wrong' });
  });

  it('is free again once she has all erased, and her conversation is named nowhere', async () => {
    const { store, take, free, held, tick } = await house();
    await take('hers', 'slot-1');
    await store.erase('hers', 'erase');
    await tick(false);
    assert.deepEqual(await free(), ['slot-1', 'slot-2']);
    assert.ok(!(await held()).includes('hers'));
  });

  for (const how of ['leave', 'expired'] as const) {
    it(`stays hers by its words when her conversation ends (${how}), which is named nowhere any more`, async () => {
      const { desk, store, take, free, held, pass, tick } = await house();
      const words = await take('hers', 'slot-1');
      await store.erase('hers', how);
      await tick(false);
      assert.ok(!(await held()).includes('hers'));
      assert.deepEqual(await free(), ['slot-2']);
      pass(2 * HOUR);
      assert.equal((await desk.resume('later', words)).kind, 'slot');
    });
  }

  it('forgets a conversation that ended while nobody watched', async () => {
    const { desk, held, tick } = await house();
    await desk.takeSlot('gone long ago', 'slot-1');
    await tick(false);
    assert.ok(!(await held()).includes('gone long ago'));
  });

  it('counts as an asking, once for the same conversation', async () => {
    const { desk, take } = await house({ asking: 1 });
    await take('hers', 'slot-1');
    await take('hers', 'slot-1');
    assert.equal(await desk.takeSlot('another', 'slot-2'), 'crowded');
  });

  it('cannot be closed by the lead once it is taken', async () => {
    const { service, take, free } = await house();
    await take('hers', 'slot-1');
    assert.equal(await service.closeSlot('lou', 'slot-1'), 'not_allowed');
    assert.equal(await service.closeSlot('lou', 'slot-2'), 'done');
    assert.deepEqual(await free(), []);
  });
});
