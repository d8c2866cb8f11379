import type { Reports } from '../../bots/reports.js';
import type { RedisLink } from './redis-link.js';
import { reportsKey } from './redis-names.js';

const DAYS = 7;
const DAY_MS = 86_400_000;
/** A day longer than the week, whatever hour a day begins at. */
const keptSeconds = (DAYS + 1) * 86_400;

/** Counts of all processes together: one hash a day, gone by itself after the week. */
export class RedisReports implements Reports {
  readonly #link: RedisLink;

  constructor(link: RedisLink) {
    this.#link = link;
  }

  async add(record: string, day: string): Promise<void> {
    await this.#link.write('report', [reportsKey(day)], [record, keptSeconds]);
  }

  async week(day: string): Promise<ReadonlyMap<string, number>> {
    const sums = new Map<string, number>();
    for (const counts of await Promise.all(daysTo(day).map((each) => this.#day(each))))
      for (const [record, count] of counts) sums.set(record, (sums.get(record) ?? 0) + count);
    return sums;
  }

  /** Scanned rather than read as an object: a record may have any name. */
  async #day(day: string): Promise<[string, number][]> {
    return this.#link.ask(async (client) => {
      const counts: [string, number][] = [];
      for await (const flat of client.hscanStream(reportsKey(day)) as AsyncIterable<string[]>)
        for (let i = 0; i + 1 < flat.length; i += 2) counts.push([flat[i] ?? '', Number(flat[i + 1])]);
      return counts;
    });
  }
}

/** The seven days that end with this one. */
function daysTo(day: string): string[] {
  return Array.from({ length: DAYS }, (_, back) =>
    new Date(Date.parse(day) - back * DAY_MS).toISOString().slice(0, 10),
  );
}
