import assert from 'node:assert/strict';
import { boardOf, lineFor } from '../../../bots/handover/line-views.js';
import { apply } from '../../../bots/handover/queue.js';
import type { Case, Command, Queue } from '../../../bots/handover/queue-model.js';
import { emptyQueue, RULES } from '../../../bots/handover/queue-rules.js';

/** A talk of Anne's, who speaks French alone, and whoever else signs in. */
class Evening {
  queue: Queue = emptyQueue();
  now = 0;

  does(command: Command) {
    const done = apply(this.queue, command, { now: (this.now += 1000), rules: RULES });
    this.queue = done.queue;
    return done.answer;
  }

  /** She and her colleagues work near each other, unless told otherwise. */
  signsIn(worker: string, speaks: string[] = [], sector = 'esp'): void {
    this.does({
      kind: 'sign_in',
      card: { worker, name: worker, role: 'worker', speaks, sector },
      capacity: 1,
    });
  }

  asks(id: string, far = false): void {
    const said = {
      channel: 'web',
      lang: 'fr',
      level: 'D1',
      cause: null,
      sector: 'esp',
      agreed: true,
    } as const;
    this.does({ kind: 'ask', ask: { ...said, case: id, talk: `talk-${id}`, reasons: [], far } });
  }

  of(id: string): Case {
    return this.queue.cases.find((one) => one.id === id)!;
  }

  claim = (worker: string, id = 'one') => ({ case: id, worker, fence: this.of(id).fence });

  wants = (wants: string) => this.does({ kind: 'language', ...this.claim('anne'), wants });
}

function talking(far = false): Evening {
  const evening = new Evening();
  evening.signsIn('anne', [], far ? 'elsewhere' : 'esp');
  evening.asks('one', far);
  assert.equal(evening.does({ kind: 'accept', ...evening.claim('anne') }), 'done');
  return evening;
}

describe('Another language', () => {
  it('rings every colleague who speaks it and has a place, and no other; the talk stays meanwhile', () => {
    const evening = talking();
    for (const [name, speaks] of [
      ['brune', ['ar']],
      ['celia', ['tr', 'ar']],
      ['dora', ['tr']],
    ] as const)
      evening.signsIn(name, [...speaks]);
    assert.equal(evening.wants('ar'), 'done');
    assert.deepEqual(evening.of('one').offer?.to, ['brune', 'celia']);
    assert.deepEqual([evening.of('one').state, evening.of('one').worker], ['talking', 'anne']);
  });

  it('belongs to the first who accepts, and the second comes too late', () => {
    const evening = talking();
    for (const name of ['brune', 'celia']) evening.signsIn(name, ['ar']);
    evening.wants('ar');
    const [first, second] = [evening.claim('celia'), evening.claim('brune')];
    assert.equal(evening.does({ kind: 'accept', ...first }), 'done');
    assert.equal(evening.does({ kind: 'accept', ...second }), 'late');
    assert.equal(evening.of('one').worker, 'celia');
    assert.equal(evening.does({ kind: 'served', ...first, worker: 'anne' }), 'late', 'Anne has it no more');
  });

  it('leaves the talk with her when all of them decline, or let it ring', () => {
    const evening = talking();
    for (const name of ['brune', 'celia']) evening.signsIn(name, ['ar']);
    evening.wants('ar');
    evening.does({ kind: 'decline', ...evening.claim('brune') });
    assert.deepEqual(evening.of('one').offer?.to, ['celia']);
    for (let left = RULES.offerMs; left > 0; left -= 15_000) {
      evening.now += 15_000;
      for (const worker of ['anne', 'brune', 'celia']) evening.does({ kind: 'heartbeat', worker });
    }
    assert.equal(evening.of('one').offer, undefined);
    assert.equal(evening.of('one').worker, 'anne');
  });

  it('says apart that nobody speaks it and that who does is busy, and marks the talk all the same', () => {
    const evening = talking();
    assert.equal(evening.wants('ar'), 'nobody');
    assert.equal(evening.of('one').wants, 'ar');
    assert.equal(evening.of('one').offer, undefined);
    evening.signsIn('brune', ['ar']);
    evening.asks('two');
    evening.does({ kind: 'accept', ...evening.claim('brune', 'two') });
    assert.equal(evening.wants('ar'), 'full');
    evening.does({ kind: 'pause', worker: 'brune', on: true });
    assert.equal(evening.wants('ar'), 'full', 'a break is not interrupted');
  });

  it('rings nobody who knows her, and nobody near her when she asked for somebody from further away', () => {
    const evening = talking(true);
    evening.signsIn('brune', ['ar']);
    assert.equal(evening.wants('ar'), 'nobody');
  });

  it('is asked only by who has the talk', () => {
    const evening = talking();
    evening.signsIn('brune', ['ar']);
    const before = evening.of('one');
    assert.equal(evening.does({ kind: 'language', ...evening.claim('brune'), wants: 'ar' }), 'late');
    assert.equal(
      evening.does({ kind: 'language', case: 'one', worker: 'anne', fence: before.fence - 1, wants: 'ar' }),
      'late',
    );
    assert.deepEqual(evening.of('one'), before);
  });

  it('goes with the talk: back in the line it is offered first to who speaks it', () => {
    const evening = talking();
    evening.wants('ar');
    evening.signsIn('brune');
    evening.signsIn('celia', ['ar']);
    evening.does({ kind: 'sign_out', worker: 'anne' });
    assert.deepEqual(evening.of('one').offer?.to, ['celia'], 'Brune has rested longer');
  });

  it('is seen in the line by everybody, as a tag and no more, and so is who speaks what', () => {
    const evening = talking();
    evening.signsIn('brune', ['ar']);
    evening.wants('ar');
    const line = lineFor('brune', boardOf(evening.queue, { now: evening.now, rules: RULES }));
    assert.deepEqual(
      line.mine.map(({ state, wants }) => [state, wants]),
      [['transfer_offered', 'ar']],
    );
    assert.deepEqual(
      line.present.map(({ worker, speaks }) => [worker, speaks]),
      [
        ['anne', []],
        ['brune', ['ar']],
      ],
    );
  });
});
