import assert from 'node:assert/strict';
import { loadContent } from '../../content/load.js';
import { dangerLabelSchema } from '../../content/schema.js';
import { listenerOf } from '../../dialogs/danger/listen.js';
import { readLines } from '../../infra/danger/lines.js';
import { alarmsOf, scoresOf, type Heard } from '../../infra/danger/scores.js';
import { CRITICAL } from '../../infra/danger/thresholds.js';

/**
 * No release hears less than the one before. `held-out.csv` was written apart by somebody who knew neither the phrases nor
 * the lines learned from; nothing is learned from it, and its lines are not read when something is missed. Its floors stand
 * under what was measured and below our goals (docs/danger.md says by how much): raise them, never lower them.
 */
const FLOORS: Readonly<Record<string, number>> = {
  immediate_danger: 0.86,
  suicidal_self: 0.95,
  child_danger: 0.95,
  strangulation: 0.97,
  threat_to_kill: 0.93,
  weapon: 0.95,
  past_violence: 0.88,
  sexual_violence: 0.95,
  stalking: 0.8,
  control: 0.85,
  perpetrator_seeking_help: 0.8,
  bystander: 0.9,
  wants_human: 0.88,
};
const FALSE_ALARMS = 0.09;
const IN_IDLE_TALK = 0.05;

const listen = listenerOf(loadContent('content', 'indre'));
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

  it('raises a critical label on at most nine in a hundred of those that carry none', () => {
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

describe('On the messages everybody has read', () => {
  it('every critical label is heard in at least 95 % of those that say it', () => {
    const { all = {} } = scoresOf(heardIn('public'), CRITICAL);
    for (const label of CRITICAL) assert.ok((all[label]?.recall ?? 0) >= 0.95, label);
  });
});
