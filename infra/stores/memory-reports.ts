import type { Reports } from '../../bots/reports.js';

const DAYS = 7;
const DAY_MS = 86_400_000;

/** Counts in this process, gone on restart; a day is dropped once it is no longer in the week. */
export class MemoryReports implements Reports {
  readonly #days = new Map<string, Map<string, number>>();

  add(record: string, day: string): Promise<void> {
    const counts = this.#days.get(day) ?? new Map<string, number>();
    counts.set(record, (counts.get(record) ?? 0) + 1);
    this.#days.set(day, counts);
    this.#drop(day);
    return Promise.resolve();
  }

  week(day: string): Promise<ReadonlyMap<string, number>> {
    this.#drop(day);
    const sums = new Map<string, number>();
    for (const [on, counts] of this.#days) {
      if (on > day) continue;
      for (const [record, count] of counts) sums.set(record, (sums.get(record) ?? 0) + count);
    }
    return Promise.resolve(sums);
  }

  #drop(today: string): void {
    const first = new Date(Date.parse(today) - (DAYS - 1) * DAY_MS).toISOString().slice(0, 10);
    for (const day of this.#days.keys()) if (day < first) this.#days.delete(day);
  }
}
