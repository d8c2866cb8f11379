import assert from 'node:assert/strict';
import { loadContent } from '../../content/load.js';
import { dangerLabelSchema } from '../../content/schema.js';
import { listenerOf } from '../../dialogs/danger/listen.js';
import { FALSE_ALARMS, FLOORS, GATES, IN_IDLE_TALK } from '../../infra/danger/floors.js';
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

  it(`raises a critical label on at most ${(FALSE_ALARMS * 100).toFixed(1)} % of those that carry none`, () => {
    assert.ok(alarmsOf(heard, CRITICAL).critical <= FALSE_ALARMS);
  });

  it(`hears danger in at most ${(IN_IDLE_TALK * 100).toFixed(1)} % of figures of speech, denials and idle talks`, () => {
    assert.ok(alarmsOf(heard, CRITICAL).quiet <= IN_IDLE_TALK);
  });
});

for (const { file, written, usual, floors = {}, critical, quiet } of GATES) {
  describe(`On messages ${written} (${file})`, () => {
    const heard = heardIn(file);
    const { all = {} } = scoresOf(heard, CRITICAL);

    for (const label of CRITICAL) {
      const floor = floors[label] ?? usual;
      it(`${label} is heard in at least ${String(Math.round(floor * 100))} % of those that say it`, () => {
        const { recall = 0 } = all[label] ?? {};
        assert.ok(recall >= floor, `${(recall * 100).toFixed(1)} %`);
      });
    }

    it(`raises a critical label on at most ${(critical * 100).toFixed(1)} % of those that carry none`, () => {
      const alarms = alarmsOf(heard, CRITICAL).critical;
      assert.ok(alarms <= critical, `${(alarms * 100).toFixed(1)} %`);
    });

    it(`hears danger in at most ${(quiet * 100).toFixed(1)} % of figures of speech, denials and idle talks`, () => {
      const alarms = alarmsOf(heard, CRITICAL).quiet;
      assert.ok(alarms <= quiet, `${(alarms * 100).toFixed(1)} %`);
    });
  });
}
