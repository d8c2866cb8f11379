import assert from 'node:assert/strict';
import type { HeldParts, Marks, Parts } from '../../../bots/sms/arrival-stores.js';

/** What any store of small facts must do. `pass` moves its time, in seconds. */
export function marksContract(make: () => { marks: Marks; pass: (seconds: number) => void }): void {
  it('knows a fact until its end, until it is dropped, or as it was said last', async () => {
    const { marks, pass } = make();
    assert.equal(await marks.get('a'), undefined);
    await marks.set('a', 'one', 4);
    await marks.set('a', 'two', 4);
    assert.equal(await marks.get('a'), 'two');
    pass(4);
    assert.equal(await marks.get('a'), undefined);
    await marks.set('b', 'three', 4);
    await marks.drop('b');
    assert.equal(await marks.get('b'), undefined);
  });
}

/** What any store of parts must do. */
export function partsContract(make: () => Parts): void {
  const held = (key: string, since: number, thread = 't'): HeldParts => ({
    waiting: { key, of: 3, texts: new Map([[2, 'é']]), since, done: false },
    thread,
    hashes: ['h1', 'h2'],
    gateway: 'g',
    at: since,
  });
  const keys = async (parts: Parts) => (await parts.all()).map(({ waiting }) => waiting.key);

  it('gives back what it was given, texts and all, the oldest first', async () => {
    const parts = make();
    await parts.put(held('young', 2));
    await parts.put(held('old', 1));
    assert.deepEqual(await parts.get('young'), held('young', 2));
    assert.deepEqual(await keys(parts), ['old', 'young']);
    await parts.put({ ...held('young', 2), at: 7 });
    assert.equal((await parts.get('young'))?.at, 7);
  });

  it('forgets one, or all of a thread', async () => {
    const parts = make();
    for (const [key, thread] of [
      ['a', 't'],
      ['b', 't'],
      ['c', 't'],
      ['d', 'u'],
    ] as const)
      await parts.put(held(key, 1, thread));
    await parts.drop('a');
    assert.deepEqual(await keys(parts), ['b', 'c', 'd']);
    await parts.eraseThread('t');
    assert.deepEqual(await keys(parts), ['d']);
  });
}
