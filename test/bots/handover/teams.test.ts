import assert from 'node:assert/strict';
import { apply } from '../../../bots/handover/queue.js';
import type { Asking, Command, Queue } from '../../../bots/handover/queue-model.js';
import { emptyQueue, RULES, rulesOf } from '../../../bots/handover/queue-rules.js';

const minute = 60_000;

/** A line whose offices are teams for three minutes, at whose console these people are present, each of an office. */
function line(present: Record<string, string>) {
  let queue: Queue = emptyQueue();
  let now = 0;
  const does = (command: Command) => {
    const done = apply(queue, command, { now: (now += 1000), rules: rulesOf({ teams_first_minutes: 3 }) });
    queue = done.queue;
    return done.answer;
  };
  for (const [worker, sector] of Object.entries(present))
    does({ kind: 'sign_in', card: { worker, name: worker, role: 'worker', sector }, capacity: 1 });
  const asks = (more: Partial<Asking> = {}) =>
    does({
      kind: 'ask',
      ask: {
        ...{
          case: 'one',
          talk: 'hers',
          channel: 'web',
          lang: 'fr',
          level: 'D1',
          cause: null,
          sector: 'nord',
        },
        ...{ reasons: [], agreed: true, far: false, words: 'w' },
        ...more,
      },
    });
  /** To whom she is offered now, by name. */
  const offeredTo = () => [...(queue.cases[0]?.offer?.to ?? [])].sort();
  const passes = (ms: number) => {
    for (const end = now + ms; now < end;) {
      now += 9_000;
      for (const worker of Object.keys(present)) does({ kind: 'heartbeat', worker });
      does({ kind: 'tick', open: true });
    }
  };
  return { asks, offeredTo, passes };
}

describe('Offices that are teams', () => {
  it('are so only where a pack says it', () => {
    assert.equal(rulesOf({}), RULES);
    assert.equal(rulesOf({ teams_first_minutes: 3 }).teamsFirstMs, 3 * minute);
  });

  it('have her first who lives near them, and the others after a while', () => {
    const { asks, offeredTo, passes } = line({ anne: 'sud', brune: 'nord' });
    asks();
    assert.deepEqual(offeredTo(), ['brune']);
    passes(2.5 * minute);
    assert.ok(!offeredTo().includes('anne'));
    passes(0.7 * minute);
    assert.deepEqual(offeredTo(), ['anne']);
  });

  it('keep nobody waiting for an office where nobody is', () => {
    const { asks, offeredTo } = line({ anne: 'sud' });
    asks();
    assert.deepEqual(offeredTo(), ['anne']);
  });

  it('are all rung at once by danger now', () => {
    const { asks, offeredTo } = line({ anne: 'sud', brune: 'nord' });
    asks({ level: 'D3', cause: 'direct' });
    assert.deepEqual(offeredTo(), ['anne', 'brune']);
  });

  it('are passed over where she asked for somebody from further away', () => {
    const { asks, offeredTo } = line({ anne: 'sud', brune: 'nord' });
    asks({ far: true });
    assert.deepEqual(offeredTo(), ['anne']);
  });
});
