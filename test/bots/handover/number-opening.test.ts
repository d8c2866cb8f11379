import assert from 'node:assert/strict';
import { boardOf, figuresOf, lineFor } from '../../../bots/handover/line-views.js';
import { apply } from '../../../bots/handover/queue.js';
import type { Case, Command, Queue } from '../../../bots/handover/queue-model.js';
import { emptyQueue, RULES } from '../../../bots/handover/queue-rules.js';

/** A talk of Anne's by SMS, and two leads. */
class Evening {
  queue: Queue = emptyQueue();
  now = 0;

  constructor(channel: 'web' | 'sms' = 'sms') {
    this.signsIn('anne', 'worker');
    const said = { channel, lang: 'fr', level: 'D3', cause: 'direct', agreed: true, far: false } as const;
    this.does({ kind: 'ask', ask: { ...said, case: 'one', talk: 'hers', reasons: [] } });
    assert.equal(this.does({ kind: 'accept', ...this.claim() }), 'done');
    this.signsIn('claire', 'lead');
  }

  does(command: Command) {
    const done = apply(this.queue, command, { now: (this.now += 1000), rules: RULES });
    this.queue = done.queue;
    return done.answer;
  }

  signsIn(worker: string, role: 'worker' | 'lead'): void {
    this.does({ kind: 'sign_in', card: { worker, name: `${worker}!`, role }, capacity: 1 });
  }

  get case(): Case {
    return this.queue.cases[0]!;
  }

  claim = (worker = 'anne') => ({ case: 'one', worker, fence: this.case.fence });
  asks = (id = 'first', worker = 'anne') =>
    this.does({ kind: 'number_ask', ...this.claim(worker), id, why: 'life' });
  answers = (allow: boolean, by = 'claire', id = 'first') =>
    this.does({ kind: 'number_answer', case: 'one', id, by, allow });
  looks = (press = 'a', worker = 'anne') => this.does({ kind: 'number_show', ...this.claim(worker), press });

  /** So long passes while everybody shows that they are there. */
  passes(ms: number): void {
    for (let left = ms; left > 0; left -= 20_000) {
      this.now += Math.min(left, 20_000);
      for (const worker of ['anne', 'claire']) this.does({ kind: 'heartbeat', worker });
      this.does({ kind: 'served', ...this.claim() });
    }
  }

  audited = () =>
    this.queue.outbox.flatMap((one) =>
      one.to === 'audit' && one.act.startsWith('number')
        ? [`${one.worker} ${one.act} ${one.what ?? ''}`]
        : [],
    );
}

describe('A sealed number', () => {
  it('is opened by two: asked, allowed, seen; each is a line of the audit, with the kind of reason and no word', () => {
    const evening = new Evening();
    assert.deepEqual([evening.asks(), evening.answers(true), evening.looks()], ['done', 'done', 'done']);
    assert.deepEqual(evening.audited(), [
      'anne number_asked life',
      'claire number_allowed life',
      'anne number_shown life',
    ]);
  });

  it('calls the leads, and they see who asks and why, and nothing of her', () => {
    const evening = new Evening();
    evening.asks();
    assert.ok(evening.queue.outbox.some((one) => one.to === 'lead' && one.alert === 'number_asked'));
    const { openings } = figuresOf(evening.queue, evening.now);
    assert.deepEqual(openings, [{ caseId: 'one', id: 'first', by: 'anne', why: 'life', name: 'anne!' }]);
    evening.answers(true);
    assert.deepEqual(figuresOf(evening.queue, evening.now).openings, []);
  });

  it('is not allowed by who asked, even a lead', () => {
    const evening = new Evening();
    evening.asks();
    assert.equal(evening.answers(true, 'anne'), 'not_allowed');
    assert.equal(evening.looks(), 'late');
  });

  it('is seen once; the same press sent again after a cut is the same look', () => {
    const evening = new Evening();
    evening.asks();
    evening.answers(true);
    assert.deepEqual([evening.looks('a'), evening.looks('a'), evening.looks('b')], ['done', 'done', 'late']);
    assert.equal(evening.audited().filter((one) => one.includes('shown')).length, 1);
  });

  it('is not seen before it is allowed, after a no, nor by who did not ask', () => {
    const evening = new Evening();
    evening.asks();
    assert.equal(evening.looks(), 'late');
    evening.answers(false);
    assert.equal(evening.looks(), 'late');
    assert.equal(evening.answers(true), 'late', 'a no is a no');
    evening.asks('second');
    assert.equal(evening.answers(true), 'late', 'a yes to the first is none to the second');
    evening.answers(true, 'claire', 'second');
    assert.equal(evening.looks('a', 'claire'), 'late');
  });

  for (const what of ['a lead’s answer', 'a look'] as const)
    it(`waits five minutes for ${what}, and not longer`, () => {
      const evening = new Evening();
      const next = () => (what === 'a look' ? evening.looks() : evening.answers(true));
      evening.asks();
      if (what === 'a look') evening.answers(true);
      evening.passes(RULES.openingMs + 1000);
      assert.equal(evening.case.opening, undefined);
      assert.equal(next(), 'late');
    });

  it('is not asked for on the page, by who does not hold the talk, nor once the talk is over', () => {
    assert.equal(new Evening('web').asks(), 'not_allowed');
    const evening = new Evening();
    assert.equal(evening.asks('x', 'claire'), 'late');
    evening.does({ kind: 'end', ...evening.claim(), close: false });
    assert.equal(evening.asks(), 'late');
    assert.deepEqual(evening.audited(), []);
  });

  for (const [how, ends] of [
    ['she erases her talk', { kind: 'gone', case: 'one', how: 'on_purpose' }],
    ['her place is resumed from elsewhere', { kind: 'resume', case: 'one', talk: 'another' }],
    ['her worker goes', { kind: 'sign_out', worker: 'anne' }],
  ] as const)
    it(`closes again when ${how}, although it was allowed`, () => {
      const evening = new Evening();
      evening.asks();
      evening.answers(true);
      evening.does(ends);
      assert.equal(evening.case.opening, undefined);
      assert.equal(evening.looks(), 'late');
    });

  it('does not follow a talk that is passed on', () => {
    const evening = new Evening();
    evening.asks();
    evening.answers(true);
    evening.does({ kind: 'transfer', ...evening.claim(), to: 'claire' });
    evening.does({ kind: 'accept', ...evening.claim('claire') });
    assert.equal(evening.case.worker, 'claire');
    assert.equal(evening.looks('a', 'claire'), 'late');
  });

  it('is shown as asked for to who asked, and to nobody else', () => {
    const evening = new Evening();
    evening.does({ kind: 'invite', ...evening.claim(), to: 'claire' });
    evening.asks();
    const board = boardOf(evening.queue, { now: evening.now, rules: RULES });
    assert.deepEqual(
      lineFor('anne', board).mine.map(({ opening }) => opening),
      ['asked'],
    );
    assert.deepEqual(
      lineFor('claire', board).mine.map(({ opening }) => opening),
      [undefined],
    );
  });
});
