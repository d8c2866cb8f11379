import type { Reports } from '../bots/reports.js';
import type { Limits } from '../bots/webchat/limits.js';
import type { Log } from './logs.js';
import type { Metrics } from './metrics.js';

/** So many in a week and somebody should phone. Fewer are shown to nobody: one could be a single visitor. */
const FLAGGED_FROM = 3;

export interface WatchTools {
  reports: Reports;
  limits: Limits;
  /** Who keeps each record, by its id. */
  owners: ReadonlyMap<string, string>;
  clock: () => Date;
  metrics: Metrics;
  log: Log;
}

/**
 * From single reports to what an operator reads: at each whole hour the records with three or more in the week, and one
 * line of log when a record gets there and each time its count has doubled since. It never hides a record: a hostile
 * visitor could hide 3919 that way.
 */
export class ReportWatch {
  readonly #tools: WatchTools;
  /** By record, the count that was last told, or the least since. */
  #told: ReadonlyMap<string, number> = new Map();

  constructor(tools: WatchTools) {
    this.#tools = tools;
  }

  /**
   * One visitor says that this record did not work; `from`: what stands for her in the limits, an address. Each record
   * once a day and five in all, so that nobody alone raises a flag. A count that is lost stops nothing: it is logged
   * by its kind.
   */
  async count(record: string, from: string): Promise<void> {
    await this.#safely(async () => {
      const { limits, reports } = this.#tools;
      if ((await limits.take('same_report', `${record} ${from}`)) !== 'pass') return;
      if ((await limits.take('report', from)) !== 'pass') return;
      await reports.add(record, this.#today());
    });
  }

  /** Called on each whole hour, so that no count can be laid beside one visit. */
  async publish(): Promise<void> {
    await this.#safely(async () => {
      const week = await this.#tools.reports.week(this.#today());
      const flagged = [...week].filter(([, count]) => count >= FLAGGED_FROM);
      this.#tools.metrics.showFlagged(flagged.map(([record]) => record));
      this.#told = new Map(flagged.map(([record, count]) => [record, this.#toldOf(record, count)]));
    });
  }

  #toldOf(record: string, count: number): number {
    const told = this.#told.get(record);
    if (told !== undefined && count < 2 * told) return Math.min(told, count);
    this.#tell(record, count);
    return count;
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
