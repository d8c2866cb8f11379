import type { RedisLink } from './redis-link.js';
import { auditKey } from './redis-names.js';

/** Another process added a line first: read the last one again, and bind the new one to that. */
export class AuditMoved extends Error {}

/**
 * The audit of all processes as one chain: a line is added only when it is the next, so that two that write at once cannot
 * fork it. Never ends by itself: how long it is kept is somebody's decision.
 */
export class RedisAudit<Line extends { n: number }> {
  readonly #link: RedisLink;

  constructor(link: RedisLink) {
    this.#link = link;
  }

  async append(line: Line): Promise<void> {
    const added = await this.#link.write('append', [auditKey], [line.n, JSON.stringify(line)]);
    if (added !== 1) throw new AuditMoved();
  }

  async all(): Promise<readonly Line[]> {
    const lines = await this.#link.ask((client) => client.lrange(auditKey, 0, -1));
    return lines.map((line) => JSON.parse(line) as Line);
  }

  async last(): Promise<Line | undefined> {
    const line = await this.#link.ask((client) => client.lindex(auditKey, -1));
    return line === null ? undefined : (JSON.parse(line) as Line);
  }
}
