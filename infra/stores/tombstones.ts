/** What stays of a conversation that was erased: no text, no step, only that it must not come back. */
const tombstoneMs = 24 * 60 * 60_000;

/**
 * Of one that never was, only as long as a beginning may still be on its way, or a client may send it again: nothing
 * was said in it that could come back.
 */
const tombstoneOfNoneMs = 30 * 60_000;

/** About 15 MB of the first, and 3 MB of the second, which cost whoever makes them nothing but a request. */
const MOST = { lived: 100_000, none: 20_000 };

/**
 * Bounded marks of what may not begin. Beyond a bound the oldest goes: then the very first form of that talk, sent
 * again, would begin a new one that holds what is in this form and nothing of before. Marks of talks that never
 * were never push out those of talks that were.
 */
export class Tombstones {
  readonly #lived = new Map<string, number>();
  readonly #none = new Map<string, number>();

  /** Marks `id` as over from `now` (ms since 1970). The first mark counts, unless the talk lived after all. */
  bury(id: string, hasLived: boolean, now: number): void {
    if (hasLived) mark(this.#lived, id, { until: now + tombstoneMs, most: MOST.lived });
    else if (!this.has(id, now)) mark(this.#none, id, { until: now + tombstoneOfNoneMs, most: MOST.none });
  }

  has(id: string, now: number): boolean {
    return (this.#lived.get(id) ?? 0) > now || (this.#none.get(id) ?? 0) > now;
  }

  sweep(now: number): void {
    for (const marks of [this.#lived, this.#none])
      for (const [id, until] of marks) if (until <= now) marks.delete(id);
  }

  /** How many there are. */
  get size(): number {
    return this.#lived.size + this.#none.size;
  }
}

function mark(
  marks: Map<string, number>,
  id: string,
  { until, most }: { until: number; most: number },
): void {
  marks.delete(id);
  marks.set(id, until);
  if (marks.size <= most) return;
  const [oldest] = marks.keys();
  if (oldest !== undefined) marks.delete(oldest);
}
