import assert from 'node:assert/strict';
import { apply } from '../../../bots/handover/queue.js';
import type { Command, Queue } from '../../../bots/handover/queue-model.js';
import { emptyQueue, RULES } from '../../../bots/handover/queue-rules.js';

/** A talk of Anne's, and a lead who is present; `far`: she asked for somebody who does not work near her. */
function talking(far = false) {
  let queue: Queue = emptyQueue();
  let now = 0;
  const does = (command: Command) => {
    const done = apply(queue, command, { now: (now += 1000), rules: RULES });
    queue = done.queue;
    return done.answer;
  };
  const card = (worker: string, role: 'worker' | 'lead', sector?: string) =>
    does({
      kind: 'sign_in',
      card: { worker, name: worker, role, ...(sector === undefined ? {} : { sector }) },
      capacity: 1,
    });
  card('anne', 'worker', 'esp-b');
  does({
    kind: 'ask',
    ask: {
      ...{ case: 'one', talk: 'hers', channel: 'web', lang: 'fr', level: 'D1', cause: null, sector: 'esp-a' },
      ...{ reasons: [], agreed: true, far, words: 'w' },
    },
  });
  const fence = () => queue.cases[0]?.fence ?? 0;
  assert.equal(does({ kind: 'accept', case: 'one', worker: 'anne', fence: fence() }), 'done');
  card('lead', 'lead', 'esp-a');
  card('brune', 'worker', 'esp-b');
  /** What her conversation is told, in order: the signal, and of whom. */
  const told = () =>
    queue.outbox.flatMap((event) =>
      event.to === 'visitor' ? [`${event.signal} ${event.name ?? ''}`.trim()] : [],
    );
  return { does, fence, told };
}

describe('A lead who is asked into a talk', () => {
  it('may come while she who asked has it, and no longer', () => {
    const { does, fence } = talking();
    assert.equal(does({ kind: 'invite', case: 'one', worker: 'anne', fence: fence(), to: 'lead' }), 'done');
    does({ kind: 'transfer', case: 'one', worker: 'anne', fence: fence(), to: 'brune' });
    assert.equal(does({ kind: 'accept', case: 'one', worker: 'brune', fence: fence() }), 'done');
    assert.equal(does({ kind: 'join', case: 'one', worker: 'lead' }), 'not_allowed');
  });

  it('is not asked where she works near who wanted somebody from further away', () => {
    const { does, fence } = talking(true);
    const asked = does({ kind: 'invite', case: 'one', worker: 'anne', fence: fence(), to: 'lead' });
    assert.equal(asked, 'not_allowed');
    assert.equal(does({ kind: 'join', case: 'one', worker: 'lead' }), 'not_allowed');
  });

  for (const [how, command, last] of [
    ['goes home', { kind: 'sign_out', worker: 'lead' }, []],
    ['loses the talk with who had it', { kind: 'sign_out', worker: 'anne' }, ['worker_lost']],
  ] as const)
    it(`is said to read no longer when she ${how}`, () => {
      const { does, fence, told } = talking();
      does({ kind: 'invite', case: 'one', worker: 'anne', fence: fence(), to: 'lead' });
      does({ kind: 'join', case: 'one', worker: 'lead' });
      does(command);
      assert.deepEqual(told().slice(1), ['guest_joined lead', 'guest_left lead', ...last]);
      does({ kind: 'unjoin', case: 'one', worker: 'lead' });
      assert.equal(told().filter((one) => one.startsWith('guest_left')).length, 1, 'once');
    });
});
