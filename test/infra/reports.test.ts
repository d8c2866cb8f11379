import assert from 'node:assert/strict';
import type { Reports } from '../../bots/reports.js';
import { makeLog } from '../../infra/logs.js';
import { Metrics } from '../../infra/metrics.js';
import { ReportWatch } from '../../infra/report-watch.js';
import { MemoryLimits } from '../../infra/stores/memory-limits.js';
import { MemoryReports } from '../../infra/stores/memory-reports.js';
import { reportsContract } from './reports-contract.js';

reportsContract('memory', () => new MemoryReports());

function setting(reports: Reports = new MemoryReports()) {
  let now = Date.parse('2026-11-24T09:00:00Z');
  const lines: string[] = [];
  const metrics = new Metrics({ conversations: () => 0, streams: () => 0 }, { pack: 'demo', version: 'v' });
  const owners = new Map([['esp-levroux', 'action-sociale']]);
  const log = makeLog({ to: { write: (line: string) => void lines.push(line) } });
  const limits = new MemoryLimits(Buffer.from('key'), { opening: 1, token: 1, message: 1, asking: 1 });
  const watch = new ReportWatch({ reports, limits, owners, clock: () => new Date(now), metrics, log });
  let people = 0;
  /** As many people, each from an address of her own. */
  const report = async (times: number) => {
    for (let n = 0; n < times; n += 1) await watch.count('esp-levroux', `192.0.2.${(people += 1)}`);
  };
  const shown = async () => /^reperes_reports\{.*$/m.exec((await metrics.text()).body)?.[0];
  return { watch, report, shown, lines, passDays: (days: number) => void (now += days * 86_400_000) };
}

describe('what an operator reads of numbers that did not work', () => {
  it('is a flag at three in a week, with who keeps the record, and nothing else', async () => {
    const { watch, report, shown, lines } = setting();
    await report(3);
    await watch.publish();
    assert.equal(await shown(), 'reperes_reports{record="esp-levroux"} 1');
    const { time, level, ...said } = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
    assert.ok(time !== undefined && level !== undefined);
    assert.deepEqual(said, {
      event: 'record_flagged',
      record: 'esp-levroux',
      owner: 'action-sociale',
      count: 3,
    });
  });

  it('waits for the whole hour, so that no count stands beside one visit', async () => {
    const { report, shown, lines } = setting();
    await report(4);
    assert.deepEqual([await shown(), lines], [undefined, []]);
  });

  it('shows nothing of one or two: they could be one visitor', async () => {
    const { watch, report, shown, lines } = setting();
    await report(2);
    await watch.publish();
    assert.deepEqual([await shown(), lines], [undefined, []]);
  });

  it('is shown as a flag however many there are: no step of one person can be seen', async () => {
    const { watch, report, shown } = setting();
    await report(3);
    await watch.publish();
    const first = await shown();
    await report(1);
    await watch.publish();
    assert.equal(await shown(), first);
  });

  it('is told again each time the count of the week has doubled, and not between', async () => {
    const { watch, report, lines } = setting();
    const counts = () => lines.map((line) => (JSON.parse(line) as { count: number }).count);
    for (let hours = 0; hours < 14; hours += 1) {
      await report(1);
      await watch.publish();
    }
    assert.deepEqual(counts(), [3, 6, 12]);
  });

  it('is told again when it rises after it has sunk, and after a week without', async () => {
    const { watch, report, shown, lines, passDays } = setting();
    await report(9);
    await watch.publish();
    passDays(4);
    await report(4);
    await watch.publish();
    assert.equal(lines.length, 1);
    passDays(4);
    await watch.publish();
    await report(4);
    await watch.publish();
    assert.equal(lines.length, 2, 'from four to eight');
    passDays(8);
    await watch.publish();
    assert.equal(await shown(), undefined);
    await report(3);
    await watch.publish();
    assert.equal(lines.length, 3);
  });

  it('counts each record once a day from one address, and five in all', async () => {
    const reports = new MemoryReports();
    const { watch } = setting(reports);
    const weekOf = async () => Object.fromEntries(await reports.week('2026-11-24'));
    for (const record of ['a', 'a', 'b', 'b', 'c', 'd', 'e', 'f', 'g'])
      await watch.count(record, '192.0.2.1');
    assert.deepEqual(await weekOf(), { a: 1, b: 1, c: 1, d: 1, e: 1 });
    await watch.count('a', '192.0.2.2');
    assert.equal((await weekOf())['a'], 2);
  });

  it('is a failure by its kind when the store fails, and no visitor waits for it', async () => {
    const broken: Reports = {
      add: () => Promise.reject(new RangeError('esp-levroux')),
      week: () => Promise.reject(new RangeError('esp-levroux')),
    };
    const { watch, report, lines } = setting(broken);
    await report(1);
    await watch.publish();
    assert.equal(lines.length, 2);
    for (const line of lines) assert.match(line, /"event":"reports_failed","error":"RangeError"/);
    assert.doesNotMatch(lines.join(''), /levroux/);
  });
});
