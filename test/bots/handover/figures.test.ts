import assert from 'node:assert/strict';
import { apply } from '../../../bots/handover/queue.js';
import { figuresOf } from '../../../bots/handover/line-views.js';
import type { Queue } from '../../../bots/handover/queue-model.js';
import { emptyQueue, RULES } from '../../../bots/handover/queue-rules.js';

describe('What a lead sees of the answers after a talk', () => {
  const after = (times: number) => {
    let queue: Queue = emptyQueue();
    for (let said = 0; said < times; said += 1)
      queue = apply(queue, { kind: 'survey', answer: 'helped.yes' }, { now: 1, rules: RULES }).queue;
    return figuresOf(queue, 1).survey;
  };

  it('is counted by fives, so that no answer can be seen to come from one talk', () => {
    assert.deepEqual(
      [4, 5, 9, 10].map((times) => after(times)['helped.yes']),
      [0, 5, 5, 10],
    );
  });
});
