/** What a benchmark finds: a table with ours and what a user would pick instead, from the same run, and its goals. */
export interface Finding {
  columns: readonly string[];
  /** One row each, the first cell naming what was measured. */
  rows: readonly (readonly string[])[];
  goals: readonly Goal[];
  /** How it was measured, in a sentence or two, so that somebody else would find the same. */
  how: string;
  /** Of a run made shorter than it must be: printed, and not kept. */
  isDraft?: boolean;
}

export interface Goal {
  /** « ≤ 15 kB », with what was found. */
  text: string;
  isMet: boolean;
  /** Why it is missed and what would reach it; printed only then. */
  whenMissed?: string;
}

export interface Bench {
  /** As in `npm run bench -- NAME`. */
  name: string;
  title: string;
  run: () => Promise<Finding>;
}

/** The value in the middle; the mean of the two in the middle for an even count. NaN for none. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which a `share` (0 to 1) of the values lie, between neighbours when it falls between. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
}

/** A number as a person reads it: three figures that mean something, thousands apart. No unit: nothing follows. */
export function shown(value: number, unit: string): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return `${value.toLocaleString('en-GB', { maximumFractionDigits: digits })} ${unit}`.trimEnd();
}

/** A goal that a figure stays at or under a limit, said with both. */
export function atMost(what: string, found: number, limit: number, unit: string): Goal {
  return { text: `${what} ≤ ${shown(limit, unit)}: ${shown(found, unit)}`, isMet: found <= limit };
}
