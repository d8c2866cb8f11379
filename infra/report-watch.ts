import type { Reports } from '../bots/reports.js';
import type { Log } from './logs.js';
import type { Metrics } from './metrics.js';

/** So many in a week and somebody should phone. Fewer are shown to nobody: one could be a single visitor. */
const FLAGGED_FROM = 3;

export interface WatchTools {
  reports: Reports;
  /** Who keeps each record, by its id. */
  owners: ReadonlyMap<string, string>;
  clock: () => Date;
  metrics: Metrics;
  log: Log;
}

/**
 * From single reports to what an operator reads: at each whole hour the counts of the week, and one line of log when a
 * record reaches three. It never hides a record: a hostile visitor could hide 3919 that way.
 */
export class ReportWatch {
  readonly #tools: WatchTools;
  #flagged: ReadonlySet<string> = new Set();

  constructor(tools: WatchTools) {
    this.#tools = tools;
  }

  /** One visitor says that this record did not work. A count that is lost stops nothing: it is logged by its kind. */
  async count(record: string): Promise<void> {
    await this.#safely(() => this.#tools.reports.add(record, this.#today()));
  }

  /** Called on each whole hour, so that no count can be laid beside one visit. */
  async publish(): Promise<void> {
    await this.#safely(async () => {
      const week = await this.#tools.reports.week(this.#today());
      const flagged = [...week].filter(([, count]) => count >= FLAGGED_FROM);
      this.#tools.metrics.showReports(flagged);
      for (const [record, count] of flagged) if (!this.#flagged.has(record)) this.#tell(record, count);
      this.#flagged = new Set(flagged.map(([record]) => record));
    });
  }

  #tell(record: string, count: number): void {
    const owner = this.#tools.owners.get(record) ?? '';
    this.#tools.log('record_flagged', { record, owner, counts: { count } });
  }

  /** A day as the world counts it: a week needs no better one. */
  #today(): string {
    return this.#tools.clock().toISOString().slice(0, 10);
  }

  async #safely(what: () => Promise<void>): Promise<void> {
    try {
      await what();
    } catch (error) {
      this.#tools.metrics.fail('reports_failed');
      this.#tools.log('reports_failed', { error: error instanceof Error ? error.name : 'Unknown' });
    }
  }
}
