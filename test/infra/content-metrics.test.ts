import assert from 'node:assert/strict';
import { Metrics } from '../../infra/metrics.js';
import { recordStates } from '../../infra/content-metrics.js';
import type { Kept } from '../../content/model.js';

const record = (on: string, more: Partial<Kept> = {}): Kept => ({
  publish: 'yes',
  checked: { on, by: 'A', how: 'phoned' } as Kept['checked'],
  review_every: 'P6M',
  ...more,
});
const records = [
  record('2026-11-01'),
  record('2026-01-01'),
  record('2026-01-01', { standing: true }),
  record('2026-11-01', { publish: 'after_check' }),
  record('2026-11-01', { publish: 'no' }),
];

describe('What is told of the content', () => {
  it('is how many records stand how on the day it is asked', () => {
    assert.deepEqual(recordStates(records, '2026-11-30'), {
      ...{ shown: 1, overdue: 1, lapsed: 1, unchecked: 1, unpublished: 1 },
    });
    assert.equal(recordStates(records, '2027-06-01').lapsed, 2);
  });

  it('never names a place of which visitors say that it did not work', async () => {
    const gauges = { conversations: () => 0, streams: () => 0 };
    const metrics = new Metrics(gauges, { pack: 'demo', version: 'v', places: new Set(['esp-levroux']) });
    metrics.showFlagged(['esp-levroux', 'vfi-3919']);
    const { body } = await metrics.text();
    const flags = [...body.matchAll(/^reperes_reports\{record="([^"]+)"\} 1$/gm)].map(([, record]) => record);
    assert.deepEqual(flags.sort(), ['place', 'vfi-3919']);
    assert.doesNotMatch(body, /levroux/);
  });

  it('changes at midnight without a restart, and says when danger is heard by something not measured', async () => {
    let today = '2026-11-30';
    const metrics = new Metrics(
      { conversations: () => 0, streams: () => 0 },
      {
        ...{ pack: 'demo', version: 'v', records: () => recordStates(records, today) },
        hearing: { isThis: false, recall: { weapon: 0.977 } },
      },
    );
    const told = async () => (await metrics.text()).body;
    assert.match(await told(), /^reperes_content_records\{state="lapsed"\} 1$/m);
    today = '2027-06-01';
    assert.match(await told(), /^reperes_content_records\{state="lapsed"\} 2$/m);
    assert.match(await told(), /^reperes_hearing_measured 0$/m);
    assert.match(await told(), /^reperes_hearing_recall\{label="weapon"\} 0\.977$/m);
  });
});
