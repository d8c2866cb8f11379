/**
 * Which row of the table of what was learned a feature has. Only features that came often enough have one; any other is
 * passed over, and all but a handful share theirs with none. An open hash table of one number a slot, since what takes long
 * is to fetch from memory what lies apart: the row, and what the place of the slot does not tell of the feature.
 */
export type Slots = Uint32Array;

const SLOT_BITS = 20;
const REST_BITS = 32 - SLOT_BITS;
const LAST_SLOT = (1 << SLOT_BITS) - 1;
const REST = (1 << REST_BITS) - 1;
const EMPTY = 0;
/** Slots must stay half empty, so that few are looked at; and `rowOf` ends only at an empty one. */
export const MOST_ROWS = 1 << (SLOT_BITS - 1);

export const NO_ROW = -1;

/**
 * Files features by their numbers; the row of each is its place in the list. Of features that are not in the list one in fifty
 * thousand is taken for another (one in 3,500 with MOST_ROWS), and a handful of the listed share a row: what was learned was
 * learned so, and one counts for little among a hundred.
 * @throws when there are more than MOST_ROWS.
 */
export function slotsOf(features: Uint32Array): Slots {
  if (features.length > MOST_ROWS) throw new Error(`more than ${String(MOST_ROWS)} features`);
  const slots = new Uint32Array(1 << SLOT_BITS);
  features.forEach((feature, row) => {
    let slot = feature >>> REST_BITS;
    while (slots[slot] !== EMPTY) slot = (slot + 1) & LAST_SLOT;
    slots[slot] = ((row + 1) << REST_BITS) | (feature & REST);
  });
  return slots;
}

/** The row of a feature, or NO_ROW. */
export function rowOf(feature: number, slots: Slots): number {
  const rest = feature & REST;
  for (let slot = feature >>> REST_BITS; ; slot = (slot + 1) & LAST_SLOT) {
    const held = slots[slot]!;
    if (held === EMPTY) return NO_ROW;
    if ((held & REST) === rest) return (held >>> REST_BITS) - 1;
  }
}
