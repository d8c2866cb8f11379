import type { Line, WaitingView } from '../service.js';
import type { Around, Put, ToConsole } from './wire.js';

/**
 * What to tell a console that saw `before`, so that it sees `now`: nothing, the few that changed, or all again when the
 * order of the others changed too.
 */
export function lineChange(before: Line, now: Line): ToConsole | undefined {
  const known = new Map(before.waiting.map((view) => [view.caseId, view]));
  const put: Put[] = [];
  for (const [at, view] of now.waiting.entries()) {
    const old = known.get(view.caseId);
    if (old === undefined || !isSame(old, view)) put.push({ at, view });
    known.delete(view.caseId);
  }
  const gone = [...known.keys()];
  if (!isOrderKept({ before, now, put, gone })) return { type: 'line', line: now };
  const around = isAroundSame(before, now) ? undefined : aroundOf(now);
  if (gone.length + put.length === 0 && around === undefined) return undefined;
  return { type: 'change', gone, put, ...(around && { around }) };
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

function isOrderKept(change: { before: Line; now: Line; put: Put[]; gone: string[] }): boolean {
  const after = waitingAfter(change.before.waiting, change);
  return after.every(({ caseId }, at) => caseId === change.now.waiting[at]?.caseId);
}

function isSame(one: WaitingView, other: WaitingView): boolean {
  return (
    one.fence === other.fence &&
    one.state === other.state &&
    one.band === other.band &&
    one.ringsUntil === other.ringsUntil &&
    one.notForMe === other.notForMe &&
    one.sector === other.sector &&
    one.far === other.far &&
    one.lang === other.lang &&
    one.reasons.join() === other.reasons.join()
  );
}

const aroundOf = ({ waiting: _waiting, ...around }: Line): Around => around;

/** Heartbeats move `until` alone: that is no news to anybody. */
function isAroundSame(before: Line, now: Line): boolean {
  const known = ({ me, ...rest }: Around) => JSON.stringify({ ...rest, me: me && { ...me, until: 0 } });
  return known(aroundOf(before)) === known(aroundOf(now));
}
