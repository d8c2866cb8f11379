import { Counter, Gauge, Registry, collectDefaultMetrics } from 'prom-client';

/** Fewer than these are not shown: at night one person alone would be. */
const fewest = 5;

/** Of the usual figures of a process, those that count each connection. */
const tellsOfOne = /^process_open_fds$|^nodejs_active_/;

export type StepCount = 'reached' | 'left';

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
  readonly #unpublished = new Map<string, number>();
  readonly #steps = new Counter({
    name: 'reperes_steps_total',
    help: 'Steps of the conversation reached, and steps on which it was left, published by whole hours.',
    labelNames: ['step', 'what'],
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
    help: 'Lines and places said not to work three times or more in seven days: 1 each, by whole hours.',
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

  constructor(gauges: Gauges, content: { pack: string; version: string }) {
    collectDefaultMetrics({ register: this.#registry });
    for (const { name } of this.#registry.getMetricsAsArray())
      if (tellsOfOne.test(name)) this.#registry.removeSingleMetric(name);
    this.#gauge('reperes_conversations', 'Conversations alive, rounded down to fives.', gauges.conversations);
    this.#gauge('reperes_streams', 'Live streams open, rounded down to fives.', gauges.streams);
    new Gauge({
      name: 'reperes_content_info',
      help: 'The content in use.',
      labelNames: ['pack', 'version'],
      registers: [this.#registry],
    }).set(content, 1);
  }

  count(step: string, what: StepCount): void {
    const key = `${what} ${step}`;
    this.#unpublished.set(key, (this.#unpublished.get(key) ?? 0) + 1);
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

  /** In place of those shown before. Never how often: from three on, each step of a count would be one person. */
  showFlagged(records: readonly string[]): void {
    this.#reports.reset();
    for (const record of records) this.#reports.set({ record }, 1);
  }

  /** Called on each whole hour by a timer of service.ts. */
  publish(): void {
    for (const [key, count] of this.#unpublished) {
      if (count < fewest) continue;
      const [what = '', step = ''] = key.split(' ');
      this.#steps.inc({ step, what }, count);
      this.#unpublished.delete(key);
    }
  }

  /** The Prometheus text. */
  async text(): Promise<{ type: string; body: string }> {
    return { type: this.#registry.contentType, body: await this.#registry.metrics() };
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
