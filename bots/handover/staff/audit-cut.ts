import { sealOf, type AuditLine, type Count } from './audit-chain.js';

/** How long a line of the audit is kept: twelve months, as docs/data-protection says. */
const KEPT_YEARS = 1;

/** The time from which on lines are kept. */
export function keptFrom(now: Date): number {
  const from = new Date(now);
  return from.setUTCFullYear(now.getUTCFullYear() - KEPT_YEARS);
}

/** The lines from the beginning on that may go: up to the first that is kept. None when only an earlier cut is there. */
export function tooOld(lines: readonly AuditLine[], from: number): readonly AuditLine[] {
  const kept = lines.findIndex(({ at }) => at >= from);
  const old = kept === -1 ? lines : lines.slice(0, kept);
  return old.length === 1 && old[0]?.cut !== undefined ? [] : old;
}

/** How often who did what, an earlier cut's counts among them. */
export function countsOf(lines: readonly AuditLine[], acts: readonly string[]): Count[] {
  const times = new Map<string, Count>();
  const add = (act: string, who: string, more: number) => {
    const key = `${act} ${who}`;
    times.set(key, [act, who, (times.get(key)?.[2] ?? 0) + more]);
  };
  for (const { act, who, cut } of lines) {
    if (cut !== undefined) for (const count of cut.counts) add(...count);
    else if (acts.includes(act)) add(act, who, 1);
  }
  return [...times.values()];
}

/** What stands in place of `last`, the last line that goes. */
export function cutLine(
  { n, at, mac }: AuditLine,
  cut: { at: number; counts: Count[] },
  key: Buffer,
): AuditLine {
  const seal = sealOf({ n, at, mac }, cut, key);
  return { n, at, act: 'cut', who: '-', mac, cut: { ...cut, seal } };
}
