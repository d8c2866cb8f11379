import assert from 'node:assert/strict';
import { MemoryConversations } from '../../infra/stores/memory-conversations.js';
import { SharedBytes } from '../../infra/stores/shared-bytes.js';
import { blankState } from '../bots/webchat/echo-bot.js';

describe('words held by several talks', () => {
  it('are kept once', () => {
    const shared = new SharedBytes();
    const [one, other] = [shared.hold(Buffer.from('Bonjour')), shared.hold(Buffer.from('Bonjour'))];
    assert.equal(one.bytes, other.bytes);
    assert.equal(shared.size, 1);
  });

  it('stay whole until the last talk lets go of them, and are overwritten then', () => {
    const shared = new SharedBytes();
    const { bytes, key } = shared.hold(Buffer.from('Bonjour'));
    shared.hold(Buffer.from('Bonjour'));
    shared.release(key);
    assert.equal(bytes.toString(), 'Bonjour');
    shared.release(key);
    assert.deepEqual([...new Set(bytes)], [0]);
    assert.equal(shared.size, 0);
  });

  it('let go of once too often do no harm', () => {
    const shared = new SharedBytes();
    const { key } = shared.hold(Buffer.from('Bonjour'));
    shared.release(key);
    shared.release(key);
    assert.equal(shared.hold(Buffer.from('Bonjour')).bytes.toString(), 'Bonjour');
  });

  it('are read back in one talk after another is erased, each with its own time and question', async () => {
    const store = new MemoryConversations({ clock: () => new Date('2026-11-23T20:00:00Z') });
    const said = (minute: number) => ({
      type: 'message',
      text: 'Bonjour',
      timestamp: new Date(Date.UTC(2026, 10, 23, 20, minute)),
      replyToId: `c|${String(minute)}`,
    });
    await store.commit('a', 0, { state: blankState(), activities: [said(1)] });
    await store.commit('b', 0, { state: blankState(), activities: [said(2)] });
    await store.erase('a', 'erase');
    const since = await store.since('b', 0);
    assert.ok(since !== 'gone');
    assert.deepEqual(since.activities, [
      { ...said(2), timestamp: '2026-11-23T20:02:00.000Z', channelData: { n: 1 } },
    ]);
  });
});
