import assert from 'node:assert/strict';
import type { HeldParts, Marks, Parts } from '../../../bots/sms/arrival-stores.js';

interface MarksUnderTest {
  marks: Marks;
  /** Lets time pass, in seconds. */
  pass: (seconds: number) => unknown;
}

/** What any store of small facts must do. */
export function marksContract(make: () => Promise<MarksUnderTest> | MarksUnderTest): void {
  it('knows a fact until its end, until it is dropped, or as it was said last', async () => {
    const { marks, pass } = await make();
    assert.equal(await marks.get('a'), undefined);
    await marks.set('a', 'one', 400);
    await marks.set('a', 'two', 400);
    assert.equal(await marks.get('a'), 'two');
    await pass(400);
    assert.equal(await marks.get('a'), undefined);
    await marks.set('b', 'three', 400);
    await marks.drop('b');
    assert.equal(await marks.get('b'), undefined);
  });
}

/** What any store of parts must do. */
export function partsContract(make: () => Promise<Parts> | Parts): void {
  const held = (key: string, since: number, thread = 't'): HeldParts => ({
    waiting: { key, of: 3, texts: new Map([[2, 'é']]), since, done: false },
    thread,
    hashes: ['h1', 'h2'],
    gateway: 'g',
    at: since,
  });
  const keys = async (parts: Parts) => (await parts.all()).map(({ waiting }) => waiting.key).sort();

  it('gives back what it was given, texts and all, the oldest first', async () => {
    const parts = await make();
    await parts.put(held('young', 2));
    await parts.put(held('old', 1));
    assert.deepEqual(await parts.get('young'), held('young', 2));
    assert.deepEqual(
      (await parts.all()).map(({ waiting }) => waiting.key),
      ['old', 'young'],
    );
    await parts.put({ ...held('young', 2), at: 7 });
    assert.equal((await parts.get('young'))?.at, 7);
  });

  it('forgets one, or all of a thread', async () => {
    const parts = await make();
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
