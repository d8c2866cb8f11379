/**
 * A page left open on a table. After five minutes it covers itself; after thirty it forgets everything. Dates are
 * compared, because a sleeping telephone stops its timers.
 */

const COVER_MS = 5 * 60_000;
const FORGET_MS = 30 * 60_000;
const LOOK_MS = 5000;
const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'wheel', 'touchmove', 'input'];

let lastSeen = Date.now();
let covered = false;

/** Calls `cover` after five minutes without a sign of life, `forget` after thirty. */
export function watchIdle(cover: () => void, forget: () => void): void {
  const look = () => {
    const idle = Date.now() - lastSeen;
    // Marked before it is drawn: drawing moves the focus, and the focus looks again.
    const isDue = idle >= COVER_MS && !covered;
    covered = idle >= COVER_MS;
    if (idle >= FORGET_MS) forget();
    else if (isDue) cover();
  };
  const seen = () => {
    look();
    if (!covered) stir();
  };
  for (const sign of SIGNS_OF_LIFE) addEventListener(sign, seen, { passive: true });
  for (const wake of ['visibilitychange', 'pageshow', 'focus']) addEventListener(wake, look, true);
  setInterval(look, LOOK_MS);
}

/** Somebody is there: the count starts again. While covered, only a choice on the cover says so. */
export function stir(): void {
  lastSeen = Date.now();
  covered = false;
}
