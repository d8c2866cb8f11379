import { Counter, Gauge, Registry, collectDefaultMetrics } from 'prom-client';
import type { LineFlags } from '../bots/handover/line-flags.js';
import { addContentGauges, type ContentFacts } from './content-metrics.js';
import { Steady } from './steady.js';

/** Fewer than these are not shown: at night one person alone would be. */
const fewest = 5;

/** Of the usual figures of a process, those that count each connection. */
const tellsOfOne = /^process_open_fds$|^nodejs_active_/;

export type StepCount = 'reached' | 'left';

/** What a count waits under until its hour is full. */
type Unpublished = readonly [counter: 'steps' | 'sms', ...labels: string[]];

export interface Gauges {
  conversations: () => number;
  streams: () => number;
}

/**
 * What can be watched from outside, without text or identity. Steps are added up in private and published once an
 * hour, and only when there are enough of them (fewer wait for the next hours); what is alive now is rounded down.
 * Nobody who reads the page every second can see one person move.
 */
export class Metrics {
  readonly #registry = new Registry();
  readonly #unpublished = new Map<string, { of: Unpublished; count: number }>();
  readonly #steps = new Counter({
    name: 'reperes_steps_total',
    help: 'Steps of the conversation reached, and steps on which it was left, published by whole hours.',
    labelNames: ['step', 'what'],
    registers: [this.#registry],
  });
  readonly #sms = new Counter({
    name: 'reperes_sms_total',
    help: 'Texts by what became of them: answered, or why not, published by whole hours.',
    labelNames: ['verdict'],
    registers: [this.#registry],
  });
  readonly #failures = new Counter({
    name: 'reperes_failures_total',
    help: 'Failures by kind, never by what was said.',
    labelNames: ['event'],
    registers: [this.#registry],
  });
  readonly #reports = new Gauge({
    name: 'reperes_reports',
    help: 'Lines said not to work three times or more in seven days: 1 each, by whole hours. Any place: "place"; the log names it.',
    labelNames: ['record'],
    registers: [this.#registry],
  });

  readonly #store = new Gauge({
    name: 'reperes_store_reachable',
    help: 'Whether the store of conversations can be written: 1 or 0.',
    registers: [this.#registry],
  });

  readonly #rota = new Gauge({
    name: 'reperes_rota_unattended',
    help: 'Whether the rota is open and nobody has been signed in for five minutes: 1 or 0.',
    registers: [this.#registry],
  });

  readonly #lineAlone = new Gauge({
    name: 'reperes_line_alone',
    help: 'Whether somebody waits and nobody is present who could take her: 1 or 0, by whole minutes, five at least.',
    registers: [this.#registry],
  });

  readonly #lineLong = new Gauge({
    name: 'reperes_line_long',
    help: 'Whether somebody has waited more than three minutes: 1 or 0, by whole minutes, five at least.',
    registers: [this.#registry],
  });

  readonly #places: ReadonlySet<string>;
  readonly #steady = { alone: new Steady(), long: new Steady() };

  constructor(gauges: Gauges, content: ContentFacts) {
    this.#places = content.places ?? new Set();
    collectDefaultMetrics({ register: this.#registry });
    for (const { name } of this.#registry.getMetricsAsArray())
      if (tellsOfOne.test(name)) this.#registry.removeSingleMetric(name);
    this.#gauge('reperes_conversations', 'Conversations alive, rounded down to fives.', gauges.conversations);
    this.#gauge('reperes_streams', 'Live streams open, rounded down to fives.', gauges.streams);
    addContentGauges(this.#registry, content);
  }

  count(step: string, what: StepCount): void {
    this.#keep(['steps', step, what]);
  }

  /** What became of one text. */
  countSms(verdict: string): void {
    this.#keep(['sms', verdict]);
  }

  fail(event: string): void {
    this.#failures.inc({ event });
  }

  showStore(isReachable: boolean): void {
    this.#store.set(isReachable ? 1 : 0);
  }

  showRota(isUnattended: boolean): void {
    this.#rota.set(isUnattended ? 1 : 0);
  }

  showLine({ alone, long }: LineFlags, now: Date): void {
    this.#lineAlone.set(this.#steady.alone.look(alone, now) ? 1 : 0);
    this.#lineLong.set(this.#steady.long.look(long, now) ? 1 : 0);
  }

  /**
   * In place of those shown before. Never how often: from three on, each step of a count would be one person. Nor which
   * place: beside the hour it would say where somebody lives.
   */
  showFlagged(records: readonly string[]): void {
    this.#reports.reset();
    for (const record of records)
      this.#reports.set({ record: this.#places.has(record) ? 'place' : record }, 1);
  }

  /** Called on each whole hour by a timer of service-timers.ts. */
  publish(): void {
    for (const [key, { of, count }] of this.#unpublished) {
      if (count < fewest) continue;
      const [counter, one = '', what = ''] = of;
      if (counter === 'steps') this.#steps.inc({ step: one, what }, count);
      else this.#sms.inc({ verdict: one }, count);
      this.#unpublished.delete(key);
    }
  }

  /** The Prometheus text. */
  async text(): Promise<{ type: string; body: string }> {
    return { type: this.#registry.contentType, body: await this.#registry.metrics() };
  }

  #keep(of: Unpublished): void {
    const key = of.join(' ');
    this.#unpublished.set(key, { of, count: (this.#unpublished.get(key)?.count ?? 0) + 1 });
  }

  #gauge(name: string, help: string, read: () => number): void {
    new Gauge({ name, help, registers: [this.#registry], collect: setTo(read) });
  }
}

function setTo(read: () => number) {
  return function (this: Gauge) {
    this.set(read() - (read() % fewest));
  };
}

/** Milliseconds until the next whole hour. */
export function untilNextHour(now: Date): number {
  const hourMs = 3_600_000;
  return hourMs - (now.getTime() % hourMs);
}
