import { createHmac, timingSafeEqual } from 'node:crypto';

/** What somebody of the house did, never what was said: each line is bound to all before it. */
export interface AuditEntry {
  /** Grows by one. */
  n: number;
  /** Milliseconds since 1970. */
  at: number;
  /** `accept`, `unveil`, `switch`, `sign_in`… */
  act: string;
  /** Name of an account, or `-` for the service itself. */
  who: string;
  /** Random id of a talk; tells nothing by itself. */
  case?: string;
  /** What of: a switch, a level, a role. */
  what?: string;
}

export interface AuditLine extends AuditEntry {
  /** HMAC over the line before and this entry. Its key is not where the lines are. */
  mac: string;
  /** In the first line alone, when the beginning was cut: it stands in place of the last line that went (audit-cut.ts). */
  cut?: Cut;
}

/** That the beginning went on purpose. Without its seal a chain that begins later than at 1 is not whole. */
export interface Cut {
  /** When: milliseconds since 1970. */
  at: number;
  /** How often who did what in the lines that went, where that is still asked. */
  counts: readonly Count[];
  /** HMAC over the number, time and MAC of the last line that went, and over all of this. */
  seal: string;
}

export type Count = readonly [act: string, who: string, times: number];

/** The MAC before the first line. */
export const START = 'start';

export type Verdict =
  | { whole: true; lines: number; mac: string; cut?: { on: number; upTo: number; last: number } }
  /** `line`: the first that does not follow from those before; or the head that was logged is nowhere. */
  | { whole: false; line: number }
  | { whole: false; lostHead: string };

/**
 * Whether nothing was changed, taken out, put in or, when a `head` logged earlier is given, cut off the end. A beginning may
 * be missing only where a cut says so under its seal.
 */
export function verifyAudit(lines: readonly AuditLine[], key: Buffer, head?: string): Verdict {
  let last: Pick<AuditLine, 'n' | 'mac'> = { n: 0, mac: START };
  for (const [at, line] of lines.entries()) {
    const follows = line.n === last.n + 1 && isSame(line.mac, macOf(line, last.mac, key));
    const holds = line.cut === undefined ? follows : at === 0 && isCut(line, line.cut, key);
    if (!holds) return { whole: false, line: last.n + 1 };
    last = line;
  }
  if (head !== undefined && !lines.some(({ mac }) => mac === head)) return { whole: false, lostHead: head };
  const first = lines[0];
  if (first?.cut === undefined) return { whole: true, lines: lines.length, mac: last.mac };
  const cut = { on: first.cut.at, upTo: first.n, last: first.at };
  return { whole: true, lines: lines.length - 1, mac: last.mac, cut };
}

/** What binds an entry to the line before it. */
export function macOf({ n, at, act, who, case: id, what }: AuditEntry, before: string, key: Buffer): string {
  return digest([before, n, at, act, who, id ?? null, what ?? null], key);
}

/** What only who has the key can put on a cut: no MAC of a line begins as this does. */
export function sealOf(
  { n, at, mac }: Pick<AuditLine, 'n' | 'at' | 'mac'>,
  cut: Omit<Cut, 'seal'>,
  key: Buffer,
): string {
  return digest(['cut', n, at, mac, cut.at, cut.counts], key);
}

/** What the seal does not cover can be one thing only. */
function isCut(line: AuditLine, cut: Cut, key: Buffer): boolean {
  const { act, who, case: id, what } = line;
  const isBare = act === 'cut' && who === '-' && id === undefined && what === undefined;
  return isBare && isSame(cut.seal, sealOf(line, cut, key));
}

function digest(parts: readonly unknown[], key: Buffer): string {
  return createHmac('sha256', key).update(JSON.stringify(parts)).digest('hex').slice(0, 40);
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
