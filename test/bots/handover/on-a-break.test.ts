import assert from 'node:assert/strict';
import { apply } from '../../../bots/handover/queue.js';
import type { Case, Command, Queue } from '../../../bots/handover/queue-model.js';
import { emptyQueue, RULES } from '../../../bots/handover/queue-rules.js';
import { peopleOf } from '../../../bots/handover/waits.js';

/** Anne is on duty, and the line goes on as she and others change it. */
class Duty {
  queue: Queue = emptyQueue();
  now = 0;

  constructor(role: 'worker' | 'lead' = 'worker') {
    this.does({ kind: 'sign_in', card: { worker: 'anne', name: 'Anne', role }, capacity: 1 });
  }

  does(command: Command) {
    this.now += 1000;
    const done = apply(this.queue, command, { now: this.now, rules: RULES });
    this.queue = done.queue;
    return done.answer;
  }

  asks(level: Case['level'] = 'D1', id = 'one') {
    const asking = { case: id, talk: `talk-${id}`, channel: 'web', lang: 'fr' } as const;
    const asked = { ...asking, level, cause: null, reasons: [], agreed: true, far: false };
    return this.does({ kind: 'ask', ask: asked });
  }

  pauses(on = true) {
    return this.does({ kind: 'pause', worker: 'anne', on });
  }

  get offered() {
    return peopleOf(this.queue, this.now, RULES).who;
  }

  get heard() {
    const { outbox } = this.queue;
    return outbox.map((event) =>
      event.to === 'visitor' ? event.signal : event.to === 'lead' && event.alert,
    );
  }
}

describe('A worker on a break', () => {
  it('is nobody to wait for: nobody is offered a person, nor let into the line, in danger neither', () => {
    const duty = new Duty();
    assert.equal(duty.offered, 'free');
    duty.pauses();
    assert.equal(duty.offered, 'nobody');
    assert.equal(duty.asks('D3'), 'nobody');
    assert.equal(duty.asks('D1', 'two'), 'nobody');
    duty.pauses(false);
    assert.equal(duty.asks('D3'), 'done');
  });

  it('leaves who waits told that nobody is left, and the lead called, until she is back', () => {
    const duty = new Duty();
    duty.asks('D3');
    duty.pauses();
    duty.does({ kind: 'tick', open: true });
    assert.ok(duty.heard.includes('nobody_left'));
    assert.equal(duty.heard.filter((what) => what === 'nobody_left').length, 2, 'to her and to the lead');
    assert.notEqual(duty.queue.cases[0]?.toldNobody, undefined);
    duty.pauses(false);
    duty.does({ kind: 'tick', open: true });
    assert.equal(duty.heard.at(-1), 'somebody_back');
    assert.equal(duty.queue.cases[0]?.toldNobody, undefined);
  });

  it('keeps the talk she is in', () => {
    const duty = new Duty();
    duty.asks();
    duty.does({ kind: 'accept', case: 'one', worker: 'anne', fence: duty.queue.cases[0]?.fence ?? 0 });
    duty.pauses();
    duty.does({ kind: 'tick', open: true });
    const [one] = duty.queue.cases;
    assert.deepEqual([one?.state, one?.worker, one?.toldNobody], ['talking', 'anne', undefined]);
  });

  it('is rung for danger all the same when she is a lead, and for nothing else', () => {
    const duty = new Duty('lead');
    duty.pauses();
    assert.equal(duty.asks('D3'), 'done');
    assert.deepEqual(duty.queue.cases[0]?.offer?.to, ['anne']);
    assert.equal(duty.asks('D1', 'two'), 'nobody');
  });
});
