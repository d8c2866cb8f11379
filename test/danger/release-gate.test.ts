import assert from 'node:assert/strict';
import { loadContent } from '../../content/load.js';
import { dangerLabelSchema } from '../../content/schema.js';
import { listenerOf } from '../../dialogs/danger/listen.js';
import { FALSE_ALARMS, FLOORS, IN_IDLE_TALK } from '../../infra/danger/floors.js';
import { readLines } from '../../infra/danger/lines.js';
import { alarmsOf, scoresOf, type Heard } from '../../infra/danger/scores.js';
import { CRITICAL } from '../../infra/danger/thresholds.js';

/**
 * No release hears less than its floors. `held-out.csv` was written apart by somebody who knew neither the phrases nor
 * the lines learned from; nothing is learned from it, and its lines are not read when something is missed. Its floors:
 * infra/danger/floors.ts.
 */
const content = loadContent('content', 'indre');
const listen = listenerOf(content);
const heardIn = (name: string): Heard[] =>
  readLines(`test/danger/${name}.csv`).map((line) => ({
    line,
    labels: [...new Set(listen(line.text).map(({ label }) => label))],
  }));

describe('On messages written apart and never learned from', () => {
  const heard = heardIn('held-out');
  const { all = {} } = scoresOf(heard, dangerLabelSchema.options);

  for (const [label, floor] of Object.entries(FLOORS)) {
    it(`${label} is heard in at least ${String(Math.round(floor * 100))} % of those that say it`, () => {
      const { recall = 0, carried } = all[label] ?? { carried: 0 };
      assert.ok(carried >= 18, 'too few lines to tell');
      assert.ok(recall >= floor, `${(recall * 100).toFixed(1)} %`);
    });
  }

  it('is told to who watches no better than it is, and of this very network (else: npm run danger:gate)', () => {
    const { isThis, recall } = content.hearing.measured;
    assert.equal(isThis, true);
    assert.deepEqual(Object.keys(recall).sort(), Object.keys(FLOORS).sort());
    for (const [label, told] of Object.entries(recall))
      assert.ok(told <= (all[label]?.recall ?? 0) + 0.001, `${label}: less is heard than is told`);
  });

  it('raises a critical label on at most 6.5 in a hundred of those that carry none', () => {
    assert.ok(alarmsOf(heard, CRITICAL).critical <= FALSE_ALARMS);
  });

  it('hears danger in at most one in twenty figures of speech, denials and idle talks', () => {
    assert.ok(alarmsOf(heard, CRITICAL).quiet <= IN_IDLE_TALK);
  });
});

describe('On messages written apart by a second hand', () => {
  it('every critical label is heard in at least 90 % of those that say it', () => {
    const { all = {} } = scoresOf(heardIn('held-out-second'), CRITICAL);
    for (const label of CRITICAL) assert.ok((all[label]?.recall ?? 0) >= 0.9, label);
  });
});

describe('On messages by two more hands, in the manner of those everybody has read', () => {
  const heard = heardIn('held-out-fourth');
  const { all = {} } = scoresOf(heard, CRITICAL);

  it('every critical label is heard in at least 86 % of those that say it', () => {
    for (const label of CRITICAL) assert.ok((all[label]?.recall ?? 0) >= 0.86, label);
  });

  it('a critical label is raised on at most one in ten of those that carry none, danger in idle talk on one in thirty', () => {
    const { critical, quiet } = alarmsOf(heard, CRITICAL);
    assert.ok(critical <= 0.1);
    assert.ok(quiet <= 0.03);
  });
});

describe('On messages by two hands more, written as people first write', () => {
  const heard = heardIn('held-out-fifth');
  const { all = {} } = scoresOf(heard, CRITICAL);
  const floors = { immediate_danger: 0.85, child_danger: 0.83, threat_to_kill: 0.8 };

  for (const label of CRITICAL) {
    const floor = floors[label as keyof typeof floors] ?? 0.9;
    it(`${label} is heard in at least ${String(Math.round(floor * 100))} % of those that say it`, () => {
      assert.ok((all[label]?.recall ?? 0) >= floor);
    });
  }

  it('a critical label is raised on at most one in ten of those that carry none, danger in idle talk on one in eleven', () => {
    const { critical, quiet } = alarmsOf(heard, CRITICAL);
    assert.ok(critical <= 0.1);
    assert.ok(quiet <= 0.09);
  });
});

describe('On the messages everybody has read', () => {
  it('every critical label is heard in at least 90 % of those that say it', () => {
    const { all = {} } = scoresOf(heardIn('public'), CRITICAL);
    for (const label of CRITICAL) assert.ok((all[label]?.recall ?? 0) >= 0.9, label);
  });
});

describe('On messages that say danger in words nobody expects', () => {
  const heard = heardIn('held-out-third');
  const { all = {} } = scoresOf(heard, CRITICAL);
  const floors = {
    immediate_danger: 0.83,
    child_danger: 0.9,
    threat_to_kill: 0.88,
    suicidal_self: 0.95,
    weapon: 0.94,
  };

  for (const label of CRITICAL) {
    const floor = floors[label as keyof typeof floors] ?? 0.95;
    it(`${label} is heard in at least ${String(Math.round(floor * 100))} % of those that say it`, () => {
      assert.ok((all[label]?.recall ?? 0) >= floor);
    });
  }

  it('a critical label is heard in at most thirteen in a hundred of those that carry none, danger in idle talk in one in twenty', () => {
    const { critical, quiet } = alarmsOf(heard, CRITICAL);
    assert.ok(critical <= 0.13);
    assert.ok(quiet <= 0.05);
  });
});
