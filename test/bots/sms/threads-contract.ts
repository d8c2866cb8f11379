import assert from 'node:assert/strict';
import type { SealedThreads } from '../../../bots/sms/sealed-numbers.js';

const [hour, minute] = [3600, 60];

interface UnderTest {
  threads: SealedThreads;
  /** Lets time pass, in seconds. */
  pass: (seconds: number) => unknown;
}

/** What any store of sealed numbers must do. `make` gives an empty one. */
export function threadsContract(make: () => Promise<UnderTest> | UnderTest): void {
  const one = { thread: 't1', sealed: 'sealed-1' };

  it('finds a thread by its id and by the hash it was put under', async () => {
    const { threads } = await make();
    await threads.put(one, 'h1', hour);
    assert.deepEqual(await threads.get('t1'), one);
    assert.deepEqual(await threads.find('h1'), one);
    assert.equal(await threads.get('t2'), undefined);
    assert.equal(await threads.find('h2'), undefined);
  });

  it('finds it under each hash it got, and under none once it is erased', async () => {
    const { threads } = await make();
    await threads.put(one, 'h1', hour);
    await threads.put(one, 'h2', hour);
    assert.deepEqual(await threads.find('h1'), one);
    await threads.erase('t1');
    for (const found of [await threads.get('t1'), await threads.find('h1'), await threads.find('h2')])
      assert.equal(found, undefined);
    await threads.erase('t1');
  });

  it('forgets it when its time is over, and gives it its whole time again when it is put again', async () => {
    const { threads, pass } = await make();
    await threads.put(one, 'h1', hour);
    await pass(hour - minute);
    await threads.put(one, 'h1', hour);
    await pass(hour - minute);
    assert.deepEqual(await threads.find('h1'), one);
    await pass(2 * minute);
    assert.equal(await threads.get('t1'), undefined);
    assert.equal(await threads.find('h1'), undefined);
  });

  it('gives a hash to whom it was put for last', async () => {
    const { threads } = await make();
    const two = { thread: 't2', sealed: 'sealed-2' };
    await threads.put(one, 'h1', hour);
    await threads.put(two, 'h1', hour);
    assert.deepEqual(await threads.find('h1'), two);
    await threads.erase('t1');
    assert.deepEqual(await threads.find('h1'), two);
  });
}
