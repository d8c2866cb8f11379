import assert from 'node:assert/strict';
import { open, seal } from '../../../bots/sms/seal.js';
import { SealedNumbers } from '../../../bots/sms/sealed-numbers.js';
import { MemoryThreads } from '../../../infra/stores/memory-threads.js';
import { threadsContract } from './threads-contract.js';

const number = '+33639980101';
const hour = 3_600_000;

function sealing(start = '2026-11-30T22:30:00Z', secret = 'a'.repeat(32)) {
  let now = Date.parse(start);
  let made = 0;
  const clock = () => new Date(now);
  const threads = new MemoryThreads(clock);
  const numbers = new SealedNumbers({ threads, secret, clock, newId: () => `thread-${++made}` });
  return { numbers, threads, pass: (ms: number) => (now += ms) };
}

describe('a number in memory', () => {
  threadsContract(() => {
    const { threads, pass } = sealing();
    return { threads, pass: (seconds) => pass(seconds * 1000) };
  });

  it('sweeps what has run out', async () => {
    const { numbers, threads, pass } = sealing();
    await numbers.meet(number);
    pass(25 * hour);
    await threads.sweep();
    assert.equal(threads.size, 0);
  });
});

describe('a sealed number', () => {
  it('opens for its thread, and is nowhere in what is stored', async () => {
    const { numbers, threads } = sealing();
    const { thread, isNew } = await numbers.meet(number);
    assert.ok(isNew);
    assert.equal(await numbers.open(thread), number);
    const stored = JSON.stringify(await threads.get(thread));
    assert.ok(!stored.includes('39980101'));
  });

  it('is the same thread for the same number, another for another', async () => {
    const { numbers } = sealing();
    const first = await numbers.meet(number);
    assert.deepEqual(await numbers.meet(number), { ...first, isNew: false });
    assert.notEqual((await numbers.meet('+33639980102')).thread, first.thread);
  });

  it('keeps its thread over one midnight and over many, while it is alive', async () => {
    const { numbers, pass } = sealing();
    const { thread } = await numbers.meet(number);
    for (let night = 0; night < 5; night += 1) {
      pass(23 * hour);
      assert.equal((await numbers.meet(number)).thread, thread, `night ${night}`);
    }
  });

  it('is hashed with another key each day', () => {
    const { numbers, pass } = sealing();
    const [today, yesterday] = numbers.hashesOf(number);
    assert.notEqual(today, yesterday);
    pass(2 * hour);
    assert.equal(numbers.hashesOf(number)[1], today);
    pass(24 * hour);
    assert.ok(!numbers.hashesOf(number).includes(today));
  });

  it('cannot be guessed without the secret', () => {
    const [ours] = sealing().numbers.hashesOf(number);
    assert.ok(!sealing(undefined, 'b'.repeat(32)).numbers.hashesOf(number).includes(ours));
  });

  it('is gone with its thread, and who writes again is somebody new', async () => {
    const { numbers } = sealing();
    const { thread } = await numbers.meet(number);
    await numbers.erase(thread);
    assert.equal(await numbers.open(thread), undefined);
    const again = await numbers.meet(number);
    assert.ok(again.isNew);
    assert.notEqual(again.thread, thread);
  });

  it('is gone after a day without a word', async () => {
    const { numbers, pass } = sealing();
    const { thread } = await numbers.meet(number);
    pass(24 * hour);
    assert.equal(await numbers.open(thread), undefined);
    assert.ok((await numbers.meet(number)).isNew);
  });
});

describe('a seal', () => {
  const key = Buffer.alloc(32, 7);
  const closed = seal('un texte, é', { key, context: 'a' });

  it('opens with its key in its place alone', () => {
    assert.equal(open(closed, { key, context: 'a' }), 'un texte, é');
    assert.equal(open(closed, { key, context: 'b' }), undefined);
    assert.equal(open(closed, { key: Buffer.alloc(32, 8), context: 'a' }), undefined);
  });

  it('does not open once changed or cut, and never throws', () => {
    const bytes = Buffer.from(closed, 'base64url');
    for (let index = 0; index < bytes.length; index += 1) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ 1;
      assert.equal(open(changed.toString('base64url'), { key, context: 'a' }), undefined);
    }
    for (const short of ['', 'x', closed.slice(0, 20)])
      assert.equal(open(short, { key, context: 'a' }), undefined);
  });

  it('is never the same twice', () => {
    assert.notEqual(seal('a', { key, context: 'a' }), seal('a', { key, context: 'a' }));
  });
});
