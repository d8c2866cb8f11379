import type { DangerLabel } from '../../content/model.js';

/**
 * Figures of speech, true denials and idle talk: where what was learned hears them about as loud as any danger, no danger and no
 * need is taken from it. Wanting a person and leaving are heard all the same.
 */
export const IDLE: ReadonlySet<DangerLabel> = new Set(['negated_or_figurative', 'greeting_or_offtopic']);
const ALWAYS_HEARD: ReadonlySet<DangerLabel> = new Set([...IDLE, 'wants_human', 'quick_exit']);

/** The loudest danger may be this much louder, and the idle talk this much under even, chosen on lines kept aside. */
const ABOUT_AS_LOUD = 3;

export function isHushed(label: DangerLabel): boolean {
  return !ALWAYS_HEARD.has(label);
}

/** `scores` by label; 0 is even odds. */
export function isIdleTalk(labels: readonly DangerLabel[], scores: ArrayLike<number>): boolean {
  let idle = -Infinity;
  let danger = -Infinity;
  labels.forEach((label, at) => {
    const score = scores[at]!;
    if (IDLE.has(label)) idle = Math.max(idle, score);
    else if (isHushed(label)) danger = Math.max(danger, score);
  });
  return idle > -ABOUT_AS_LOUD && idle > danger - ABOUT_AS_LOUD;
}
