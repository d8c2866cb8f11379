import assert from 'node:assert/strict';
import { MemoryConversations } from '../../infra/stores/memory-conversations.js';
import { Tombstones } from '../../infra/stores/tombstones.js';
import { blankState } from '../bots/webchat/echo-bot.js';

const minute = 60_000;
const first = { state: blankState(), activities: [] };

describe('marks of talks that are over', () => {
  it('are bounded, however many that never were are erased, and a living talk is untouched', async () => {
    const store = new MemoryConversations({ clock: () => new Date(0) });
    await store.commit('living', 0, first);
    await store.commit('over', 0, first);
    await store.erase('over', 'leave');
    for (let n = 0; n < 60_000; n += 1) await store.erase(`never ${n}`, 'leave');
    assert.equal(store.tombstones, 20_001);
    assert.equal(store.size, 1);
    assert.notEqual(await store.load('living'), 'gone');
    assert.equal(
      await store.commit('over', 0, first),
      'gone',
      'what was said is not pushed out by what was not',
    );
    assert.equal(await store.commit('never 59999', 0, first), 'gone');
  });

  it('are bounded of talks that were, too: the oldest goes', () => {
    const marks = new Tombstones();
    for (let n = 0; n <= 100_000; n += 1) marks.bury(`c${n}`, true, 0);
    assert.equal(marks.size, 100_000);
    assert.deepEqual([marks.has('c0', 1), marks.has('c1', 1), marks.has('c100000', 1)], [false, true, true]);
  });

  it('last a day, and half an hour where no talk ever was', () => {
    const marks = new Tombstones();
    marks.bury('was', true, 0);
    marks.bury('never', false, 0);
    assert.deepEqual([marks.has('was', 30 * minute - 1), marks.has('never', 30 * minute - 1)], [true, true]);
    assert.deepEqual([marks.has('was', 30 * minute), marks.has('never', 30 * minute)], [true, false]);
    marks.sweep(30 * minute);
    assert.equal(marks.size, 1);
    marks.sweep(24 * 60 * minute);
    assert.equal(marks.size, 0);
  });

  it('are not shortened nor doubled when what is over is erased again', () => {
    const marks = new Tombstones();
    marks.bury('was', true, 0);
    marks.bury('was', false, 10 * minute);
    assert.equal(marks.size, 1);
    assert.ok(marks.has('was', 23 * 60 * minute));
  });
});
