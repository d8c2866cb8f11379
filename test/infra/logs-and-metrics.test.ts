import assert from 'node:assert/strict';
import { makeLog } from '../../infra/logs.js';
import { Metrics, untilNextHour } from '../../infra/metrics.js';

describe('the log', () => {
  const lines: string[] = [];
  const log = makeLog({ to: { write: (line: string) => void lines.push(line) } });
  beforeEach(() => lines.splice(0));

  it('writes an event with its counts and names', () => {
    log('turn_failed', { step: 'risk.neck', error: 'RangeError', counts: { tries: 2 } });
    const { event, step, error, tries } = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
    assert.deepEqual([event, step, error, tries], ['turn_failed', 'risk.neck', 'RangeError', 2]);
  });

  it('trusts no name that could be somebody’s words', () => {
    log('turn_failed', { step: 'il m’a frappée', error: 'canary words', counts: { n: 'canary' as never } });
    assert.doesNotMatch(lines.join(''), /canary|frapp/);
    assert.match(lines.join(''), /unnamed/);
  });
});

describe('the counts of steps', () => {
  const metrics = () =>
    new Metrics({ conversations: () => 3, streams: () => 2 }, { pack: 'demo', version: 'v' });

  it('are added up in private and published only when the hour is full', async () => {
    const counts = metrics();
    for (let n = 0; n < 6; n += 1) counts.count('risk.neck', 'reached');
    for (let n = 0; n < 5; n += 1) counts.count('risk.neck', 'left');
    assert.doesNotMatch((await counts.text()).body, /risk\.neck/);
    counts.publish();
    const { body } = await counts.text();
    assert.match(body, /reperes_steps_total\{step="risk.neck",what="reached"\} 6/);
    assert.match(body, /reperes_steps_total\{step="risk.neck",what="left"\} 5/);
  });

  it('are published once', async () => {
    const counts = metrics();
    for (let n = 0; n < 5; n += 1) counts.count('place.ask', 'reached');
    counts.publish();
    counts.publish();
    assert.match((await counts.text()).body, /step="place.ask",what="reached"\} 5/);
  });

  it('of fewer than five people wait for the hour in which they are five', async () => {
    const counts = metrics();
    for (let n = 0; n < 4; n += 1) counts.count('place.ask', 'left');
    counts.publish();
    assert.doesNotMatch((await counts.text()).body, /place\.ask/);
    counts.count('place.ask', 'left');
    assert.doesNotMatch((await counts.text()).body, /place\.ask/);
    counts.publish();
    assert.match((await counts.text()).body, /step="place.ask",what="left"\} 5/);
  });

  it('stand beside gauges that show no single person either', async () => {
    const gauges = { conversations: () => 4, streams: () => 14 };
    const { body } = await new Metrics(gauges, { pack: 'demo', version: 'v' }).text();
    assert.match(body, /^reperes_conversations 0$/m);
    assert.match(body, /^reperes_streams 10$/m);
    assert.doesNotMatch(body, /open_fds|nodejs_active/);
  });

  it('of texts wait for their hour and for being five, too', async () => {
    const counts = metrics();
    for (let n = 0; n < 5; n += 1) counts.countSms('answer');
    for (let n = 0; n < 4; n += 1) counts.countSms('flood');
    assert.doesNotMatch((await counts.text()).body, /verdict=/);
    counts.publish();
    const { body } = await counts.text();
    assert.match(body, /^reperes_sms_total\{verdict="answer"\} 5$/m);
    assert.doesNotMatch(body, /flood/);
  });

  it('wait for the whole hour', () => {
    assert.equal(untilNextHour(new Date('2026-11-23T20:59:59.000Z')), 1000);
    assert.equal(untilNextHour(new Date('2026-11-23T20:00:00.000Z')), 3_600_000);
  });
});
