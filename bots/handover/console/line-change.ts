import { isSameView } from '../same-view.js';
import type { Line, WaitingView } from '../service.js';
import type { Around, Put, ToConsole } from './wire.js';

/**
 * What to tell a console that saw `before`, so that it sees `now`: nothing, the few that changed, or all again when the
 * order of the others changed too.
 */
export function lineChange(before: Line, now: Line): ToConsole | undefined {
  const moved = movedBetween(before.waiting, now.waiting);
  if (moved === 'all') return { type: 'line', line: now };
  const around = isAroundSame(before, now) ? undefined : aroundOf(now);
  if (moved.gone.length + moved.put.length === 0 && around === undefined) return undefined;
  return { type: 'change', ...moved, ...(around && { around }) };
}

/** Of those who wait. `all`: more than the few that came, went or changed. */
type Moved = { gone: string[]; put: Put[] } | 'all';
type Waiting = readonly WaitingView[];

/** Consoles that see the same share their lists (line-board.ts): what happened between two is worked out once. */
const lastMoved = new WeakMap<Waiting, { before: Waiting; moved: Moved }>();

function movedBetween(before: Waiting, now: Waiting): Moved {
  if (before === now) return { gone: [], put: [] };
  const last = lastMoved.get(now);
  if (last?.before === before) return last.moved;
  const moved = movedOf(before, now);
  lastMoved.set(now, { before, moved });
  return moved;
}

function movedOf(before: Waiting, now: Waiting): Moved {
  const known = new Map(before.map((view) => [view.caseId, view]));
  const put: Put[] = [];
  for (const [at, view] of now.entries()) {
    const old = known.get(view.caseId);
    if (old === undefined || !isSameView(old, view)) put.push({ at, view });
    known.delete(view.caseId);
  }
  const gone = [...known.keys()];
  const after = waitingAfter(before, { gone, put });
  return after.every(({ caseId }, at) => caseId === now[at]?.caseId) ? { gone, put } : 'all';
}

/** The order a console has after it was told: what it knew without those, and each put where it belongs. */
export function waitingAfter(
  waiting: readonly WaitingView[],
  { gone, put }: { gone: readonly string[]; put: readonly Put[] },
): WaitingView[] {
  const out = new Set([...gone, ...put.map(({ view }) => view.caseId)]);
  const kept = waiting.filter(({ caseId }) => !out.has(caseId));
  for (const { at, view } of put) kept.splice(at, 0, view);
  return kept;
}

const aroundOf = ({ waiting: _waiting, ...around }: Line): Around => around;

/** Heartbeats move `until` alone: that is no news to anybody. */
function isAroundSame(before: Line, now: Line): boolean {
  const known = ({ me, ...rest }: Around) => JSON.stringify({ ...rest, me: me && { ...me, until: 0 } });
  return known(aroundOf(before)) === known(aroundOf(now));
}
