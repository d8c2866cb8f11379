import { AuditMoved } from '../../bots/handover/staff/audit.js';
import type { RedisLink } from './redis-link.js';
import { auditKey, auditSeenKey } from './redis-names.js';

/** Longer than an event of the line is ever carried again. */
const seenSeconds = 24 * 3600;

/**
 * The audit of all processes as one chain: a line is added only when it is the next, so that two that write at once cannot
 * fork it. It never ends by itself: only what is older than it is kept is cut.
 */
export class RedisAudit<Line extends { n: number; mac: string }> {
  readonly #link: RedisLink;

  constructor(link: RedisLink) {
    this.#link = link;
  }

  /** Throws AuditMoved when another process added a line first. What has the name `once` is added once, whoever brings it. */
  async append(line: Line, once?: string): Promise<void> {
    const keys = [auditKey, auditSeenKey(once ?? '')];
    const args = [line.n, JSON.stringify(line), once === undefined ? 0 : seenSeconds];
    if ((await this.#link.write('append', keys, args)) !== 1) throw new AuditMoved();
  }

  async all(): Promise<readonly Line[]> {
    const lines = await this.#link.ask((client) => client.lrange(auditKey, 0, -1));
    return lines.map((line) => JSON.parse(line) as Line);
  }

  async first(most: number): Promise<readonly Line[]> {
    const lines = await this.#link.ask((client) => client.lrange(auditKey, 0, most - 1));
    return lines.map((line) => JSON.parse(line) as Line);
  }

  /** False when another process cut first. */
  async cut(gone: number, line: Line): Promise<boolean> {
    return (await this.#link.write('cut', [auditKey], [gone, line.mac, JSON.stringify(line)])) === 1;
  }

  async last(): Promise<Line | undefined> {
    const line = await this.#link.ask((client) => client.lindex(auditKey, -1));
    return line === null ? undefined : (JSON.parse(line) as Line);
  }
}
