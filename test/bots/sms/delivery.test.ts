import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Delivery } from '../../../bots/sms/delivery.js';
import type { Outgoing, ReceiptState, Refused, Sent } from '../../../bots/sms/gateway.js';
import { stateAfter } from '../../../bots/sms/receipts.js';
import { MemoryDelivery } from '../../../infra/stores/memory-delivery.js';
import { deliveryContract, replyOf } from './delivery-contract.js';

const again: Refused = { sent: false, retryable: true, code: 'later' };
const never: Refused = { sent: false, retryable: false, code: 'no' };

/** A way out whose operator answers as told, in time that only waits move. */
function wayOut() {
  let now = Date.parse('2026-11-30T10:00:00Z');
  const sent: (Outgoing & { at: number })[] = [];
  const events: string[] = [];
  const waits: number[] = [];
  const erased: string[] = [];
  const numbers = new Map([
    ['t', '+33639980121'],
    ['u', '+33639980122'],
  ]);
  const answers: (Sent | Refused | Promise<Sent>)[] = [];
  const store = new MemoryDelivery();
  const hooks: { onWait?: () => Promise<void> } = {};
  const send = (message: Outgoing) => {
    sent.push({ ...message, at: now });
    return Promise.resolve(answers.shift() ?? { sent: true as const, id: `op-${sent.length}` });
  };
  const delivery = new Delivery({
    store,
    numbers: {
      open: (thread) => Promise.resolve(numbers.get(thread)),
      erase: (thread) => Promise.resolve(void numbers.delete(thread)),
    },
    gateways: () => new Map([['g', { name: 'g', send }]]),
    clock: () => new Date(now),
    wait: async (ms) => {
      waits.push(ms);
      now += ms;
      await hooks.onWait?.();
    },
    report: (event, { step }) => void events.push(`${event} ${step}`),
    onSent: () => Promise.resolve(),
    onErase: (thread) => Promise.resolve(void erased.push(thread)),
  });
  const post = async (...replies: ReturnType<typeof replyOf>[]) => {
    for (const reply of replies) await delivery.post(reply);
    await delivery.idle();
  };
  return {
    delivery,
    store,
    post,
    sent,
    answers,
    events,
    waits,
    erased,
    numbers,
    hooks,
    pass: (ms: number) => (now += ms),
  };
}

describe('the way out in memory', () => {
  deliveryContract(() => new MemoryDelivery());
});

describe('a reply', () => {
  it('goes to the number of its thread in the SMS alphabet, good for ten minutes', async () => {
    const { post, sent, delivery } = wayOut();
    await post(replyOf('a', { text: 'Ça ira, « être »…' }));
    const { to, text, validityMinutes, reference } = sent[0] ?? assert.fail();
    assert.deepEqual([to, text, validityMinutes, reference], ['+33639980121', 'Ça ira, "etre"...', 10, 'a']);
    assert.equal(await delivery.state('a'), 'sent');
  });

  it('leaves after those before it, also when the first must wait', async () => {
    const { post, sent, answers } = wayOut();
    answers.push(again, again);
    await post(replyOf('a'), replyOf('b'), replyOf('c'));
    assert.deepEqual(
      sent.map(({ reference }) => reference),
      ['a', 'a', 'a', 'b', 'c'],
    );
  });

  it('is tried again later and later, and never after ten minutes', async () => {
    const { post, answers, waits, sent, delivery, store } = wayOut();
    answers.push(...Array<Refused>(100).fill(again));
    await post(replyOf('a'));
    assert.deepEqual(waits.slice(0, 7), [2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
    const last = sent.at(-1) ?? assert.fail();
    assert.ok(last.at < Date.parse('2026-11-30T10:10:00Z'));
    assert.equal(await delivery.state('a'), 'expired');
    assert.equal((await store.dead())[0]?.code, 'too_late');
  });

  it('asks the operator to throw it away when ten minutes are over', async () => {
    const { post, sent, pass } = wayOut();
    pass(7.5 * 60_000);
    await post(replyOf('a'));
    assert.equal(sent[0]?.validityMinutes, 2);
  });

  it('that is too old already is not sent', async () => {
    const { post, sent, pass } = wayOut();
    pass(10 * 60_000);
    await post(replyOf('a'));
    assert.deepEqual(sent, []);
  });

  it('refused for good is a dead letter without text or number, and does not hold up the next', async () => {
    const { post, answers, store, events, delivery } = wayOut();
    answers.push({ ...never, alert: true });
    await post(replyOf('a'), replyOf('b'));
    assert.equal(await delivery.state('b'), 'sent');
    assert.deepEqual(events, ['sms_alert g.no', 'sms_dead g.no']);
    const dead = JSON.stringify(await store.dead());
    assert.ok(!dead.includes('texte') && !dead.includes('39980121'));
  });

  it('whose gateway throws is tried again', async () => {
    const { post, answers, sent } = wayOut();
    answers.push(Promise.reject(new Error('x')));
    await post(replyOf('a'));
    assert.equal(sent.length, 2);
  });

  it('is posted once, however often it is posted', async () => {
    const { post, sent } = wayOut();
    await post(replyOf('a'), replyOf('a'));
    await post(replyOf('a'));
    assert.equal(sent.length, 1);
  });

  it('of a thread erased meanwhile is dropped', async () => {
    const { post, answers, sent, delivery, erased, hooks } = wayOut();
    answers.push(again);
    hooks.onWait = () => delivery.erase('t');
    await post(replyOf('a'), replyOf('b'));
    assert.equal(sent.length, 1);
    assert.equal(await delivery.state('b'), 'dropped');
    assert.deepEqual(erased, ['t']);
  });

  it('that is the last drops what waits, leaves, and takes the number with it', async () => {
    const { post, answers, sent, numbers, hooks, delivery } = wayOut();
    answers.push(again);
    hooks.onWait = () => delivery.post(replyOf('z', { last: true }));
    await post(replyOf('a'), replyOf('b'));
    assert.deepEqual(
      sent.map(({ reference }) => reference),
      ['a', 'z'],
    );
    assert.equal(numbers.has('t'), false);
    assert.ok(numbers.has('u'));
  });

  it('of a gateway that is not there alerts', async () => {
    const { post, events } = wayOut();
    await post(replyOf('a', { gateway: 'gone' }));
    assert.deepEqual(events, ['sms_alert gone.no_gateway', 'sms_dead gone.no_gateway']);
  });

  it('left in line by an earlier process is sent at the next start', async () => {
    const { store, delivery, sent } = wayOut();
    await store.add(replyOf('a'));
    await delivery.sweep();
    await delivery.idle();
    assert.equal(sent.length, 1);
  });

  it('is sent whenever it is posted, also while its line is being ended', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(6), { maxLength: 12 }), async (pauses) => {
        const { delivery, sent } = wayOut();
        for (const [index, pause] of pauses.entries()) {
          await delivery.post(replyOf(`r${index}`));
          for (let tick = 0; tick < pause * 3; tick += 1) await Promise.resolve();
        }
        await delivery.idle();
        assert.deepEqual(
          sent.map(({ reference }) => reference),
          pauses.map((_, index) => `r${index}`),
        );
      }),
    );
  });
});

describe('a receipt', () => {
  it('that overtakes the operator’s own answer is read once that is there', async () => {
    const { delivery, post } = wayOut();
    await delivery.receipt({ gateway: 'g', sentId: 'op-1', state: 'delivered' });
    await post(replyOf('a'));
    assert.equal(await delivery.state('a'), 'delivered');
  });

  it('leaves the same state whatever the order and repetition', () => {
    const said = fc.array(fc.constantFrom<ReceiptState>('accepted', 'delivered', 'failed'), { maxLength: 8 });
    fc.assert(
      fc.property(said, (receipts) => {
        const end = receipts.reduce(stateAfter, 'sent');
        const best = receipts.includes('delivered')
          ? 'delivered'
          : receipts.includes('failed')
            ? 'failed'
            : receipts[0];
        assert.equal(end, best ?? 'sent');
      }),
    );
  });
});
