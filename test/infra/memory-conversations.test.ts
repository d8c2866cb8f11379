import assert from 'node:assert/strict';
import { MemoryConversations } from '../../infra/stores/memory-conversations.js';
import { blankState } from '../bots/webchat/echo-bot.js';
import { conversationsContract } from './conversations-contract.js';

function make() {
  let now = Date.parse('2026-11-23T20:00:00Z');
  const store = new MemoryConversations({ clock: () => new Date(now) });
  return { store, pass: (ms: number) => void (now += ms), sweep: () => store.sweep() };
}

conversationsContract('memory', make);

describe('conversations in memory', () => {
  it('are told of once at their end, with the last state and no text', async () => {
    const ends: unknown[] = [];
    const onEnd = (state: { open?: { step: string } }, how: string) => ends.push([state.open?.step, how]);
    const store = new MemoryConversations({ clock: () => new Date(0), onEnd });
    await store.commit('c', 0, { state: blankState(), activities: [] });
    await store.erase('c', 'leave');
    await store.erase('c', 'leave');
    assert.deepEqual(ends, [['echo.open', 'leave']]);
  });

  it('take no new one when they are as many as may be, and drop none for it', async () => {
    const store = new MemoryConversations({ clock: () => new Date(0), most: 2 });
    const open = (id: string) => store.commit(id, 0, { state: blankState(), activities: [] });
    assert.deepEqual([await open('a'), await open('b'), await open('c')], ['done', 'done', 'full']);
    assert.equal((await store.accept('a', { logged: {}, raw: 'x' })) === 'gone', false);
    await store.erase('b', 'leave');
    assert.equal(await open('c'), 'done');
  });

  it('forget their oldest words rather than fill the memory', async () => {
    const { store } = make();
    await store.commit('c', 0, { state: blankState(), activities: [] });
    for (let n = 1; n <= 1200; n += 1) {
      await store.accept('c', { logged: { type: 'message', text: 'x' }, raw: 'x' });
    }
    const since = await store.since('c', 0);
    assert.ok(since !== 'gone');
    assert.equal(since.activities.length, 1000);
    assert.equal(since.watermark, 1200);
  });
});
