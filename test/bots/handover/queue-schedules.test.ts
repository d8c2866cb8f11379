import assert from 'node:assert/strict';
import fc from 'fast-check';
import { apply } from '../../../bots/handover/queue.js';
import { Evening, nameOf } from './queue-evening.js';
import { anyStep, WORKERS } from './queue-steps.js';

/**
 * Ten thousand evenings: people come, speak, lose the network and leave; workers look, accept too late, crash and come
 * back; commands repeat, receipts get lost, processes restart. Each step is checked by queue-oracle.ts.
 */
const SCHEDULES = 10_000;

describe('The line under ten thousand schedules', function () {
  this.timeout(900_000);

  it('gives nobody two workers, forgets nobody, loses no place and keeps the order', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 10, maxLength: 40 }), (steps) => {
        const evening = new Evening();
        evening.signIn(1, 1);
        evening.signIn(2, 2);
        for (const step of steps) evening.take(step);
        onlyOneMayAct(evening);
        everybodyIsAnswered(evening);
      }),
      { numRuns: SCHEDULES },
    );
  });

  it('keeps all of it in evenings that begin in talks: passed on, in another language, with a number asked for', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 5, maxLength: 25 }), (steps) => {
        const evening = inTalks();
        for (const step of steps) evening.take(step);
        onlyOneMayAct(evening);
        everybodyIsAnswered(evening);
      }),
      { numRuns: SCHEDULES / 5 },
    );
  });

  it('changes no line it was given, and leaves who did not change the same object', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { minLength: 10, maxLength: 40 }), (steps) => {
        const evening = inTalks();
        evening.isStrict = true;
        for (const step of steps) evening.take(step);
      }),
      { numRuns: SCHEDULES / 20 },
    );
  });
});

/** A lead and three workers, and two people by SMS whom somebody has taken. */
function inTalks(): Evening {
  const evening = new Evening();
  for (let at = 0; at < WORKERS; at += 1) evening.signIn(at, 2);
  for (const who of [1, 2]) {
    evening.take({ do: 'ask', who, level: 'D3', direct: true, far: false, sector: 0 });
    evening.take({ do: 'accept', worker: who, who: 0, aware: true });
  }
  assert.equal(evening.queue.cases.filter(({ state }) => state === 'talking').length, 2);
  return evening;
}

/** Whatever a screen ever showed: at most one worker's command is taken for each person. */
function onlyOneMayAct(evening: Evening): void {
  for (const { id, fence, guest } of evening.queue.cases) {
    const able = workersWhoMay(evening, id, fence).filter((worker) => worker !== guest);
    assert.ok(new Set(able).size <= 1, `${able.join(' and ')} both hold ${id}`);
  }
}

function workersWhoMay(evening: Evening, id: string, latest: number): string[] {
  const fences = Array.from({ length: latest + 1 }, (_, fence) => fence);
  const claims = fences.flatMap((fence) =>
    Array.from({ length: WORKERS }, (_, at) => ({ case: id, worker: nameOf(at), fence })),
  );
  return claims
    .filter((claim) => apply(evening.queue, { kind: 'served', ...claim }, evening).answer === 'done')
    .map(({ worker }) => worker);
}

/** Then a colleague from far away comes and takes everybody in turn: nobody is left over. */
function everybodyIsAnswered(evening: Evening): void {
  evening.alive.clear();
  const card = { worker: 'fresh', name: 'Duty', role: 'worker', sector: 'far' } as const;
  for (let round = 0; round < 400 && evening.queue.cases.length > 0; round += 1) {
    evening.now += 20_000;
    evening.run({ kind: 'sign_in', card, capacity: 2 });
    for (const { id, fence, state, offer, worker } of evening.queue.cases) {
      const claim = { case: id, worker: 'fresh', fence };
      if (offer?.to.includes('fresh')) evening.run({ kind: 'accept', ...claim });
      else if (state === 'talking' && worker === 'fresh')
        evening.run({ kind: 'end', ...claim, close: false });
      else if (state === 'wrapping' && worker === 'fresh') evening.run({ kind: 'wrapped', ...claim });
    }
  }
  assert.deepEqual(evening.queue.cases, [], 'somebody still waits');
  evening.deliver(true);
}
