import assert from 'node:assert/strict';
import type { DeliveryStore } from '../../../bots/sms/delivery-store.js';
import type { Reply } from '../../../bots/sms/gateway.js';

/** A reply of a thread. */
export function replyOf(reference: string, more: Partial<Reply> = {}): Reply {
  const answering = new Date('2026-11-30T10:00:00Z');
  return { reference, thread: 't', gateway: 'g', text: `texte ${reference}`, answering, ...more };
}

/** What any store of the way out must do. */
export function deliveryContract(make: () => Promise<DeliveryStore> | DeliveryStore): void {
  const reference = async (store: DeliveryStore, thread = 't') => {
    const first = await store.first(thread);
    return first === 'elsewhere' ? first : first?.reference;
  };

  it('keeps each thread in its own order, and a reply at its place until it is settled', async () => {
    const store = await make();
    for (const one of ['a', 'b']) assert.ok(await store.add(replyOf(one)));
    await store.add(replyOf('c', { thread: 'u' }));
    assert.deepEqual(await store.first('t'), replyOf('a'));
    assert.equal(await reference(store), 'a');
    await store.settle(replyOf('a'), { state: 'sent', sentId: 'op-1' });
    assert.equal(await reference(store), 'b');
    assert.equal(await reference(store, 'u'), 'c');
    assert.deepEqual((await store.threads()).sort(), ['t', 'u']);
  });

  it('takes a reference once, waiting or settled', async () => {
    const store = await make();
    await store.add(replyOf('a'));
    assert.equal(await store.add(replyOf('a')), false);
    await store.settle(replyOf('a'), { state: 'sent' });
    assert.equal(await store.add(replyOf('a')), false);
    assert.equal(await store.first('t'), undefined);
  });

  it('knows what became of a reply, by our reference and by the operator’s id', async () => {
    const store = await make();
    await store.add(replyOf('a'));
    assert.deepEqual(await store.outcome('a'), { state: 'waiting' });
    await store.settle(replyOf('a'), { state: 'sent', sentId: 'op-1' });
    assert.equal(await store.referenceOf('g', 'op-1'), 'a');
    assert.equal(await store.referenceOf('other', 'op-1'), undefined);
    await store.update('a', 'delivered');
    assert.deepEqual(await store.outcome('a'), { state: 'delivered', sentId: 'op-1' });
    await store.update('nobody', 'delivered');
    assert.equal(await store.outcome('nobody'), undefined);
  });

  it('drops what waits for a thread, and nothing of another', async () => {
    const store = await make();
    await store.add(replyOf('a'));
    await store.add(replyOf('b', { thread: 'u' }));
    await store.drop('t');
    assert.equal(await store.first('t'), undefined);
    assert.equal((await store.outcome('a'))?.state, 'dropped');
    assert.equal(await reference(store, 'u'), 'b');
    assert.deepEqual(await store.threads(), ['u']);
  });

  it('keeps dead letters, the newest first', async () => {
    const store = await make();
    const at = new Date('2026-11-30T10:00:00Z');
    await store.bury({ reference: 'a', gateway: 'g', code: 'x', at });
    await store.bury({ reference: 'b', gateway: 'g', code: 'y', at });
    assert.deepEqual((await store.dead())[0], { reference: 'b', gateway: 'g', code: 'y', at });
    assert.deepEqual(
      (await store.dead()).map((letter) => letter.reference),
      ['b', 'a'],
    );
  });
}
