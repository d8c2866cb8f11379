/** Chance that plays the same again: a visit is known by its seed. */
export interface Chance {
  /** True with this likelihood, from 0 to 1. */
  is(likelihood: number): boolean;
  /** A whole number from 0 up to, not including, `count`. */
  below(count: number): number;
  /** One of these; throws on an empty list. */
  of<T>(list: readonly T[]): T;
}

/** The 32 bits of a seed stirred into numbers from 0 to 1 (mulberry32): plenty for visits, not for secrets. */
export function seeded(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return { is: (likelihood) => next() < likelihood, below, of: (list) => picked(list, below(list.length)) };
}

function picked<T>(list: readonly T[], at: number): T {
  const one = list[at];
  if (one === undefined) throw new Error('nothing to choose from');
  return one;
}
