import { onceFor } from '../../../content/once-for.js';
import { partsOf, type ListParts } from '../own-list.js';
import { isSame } from '../same.js';
import type { Line, WaitingView } from '../service.js';
import type { Around, Put, ToConsole } from './wire.js';

/**
 * What to tell a console that saw `before`, so that it sees `now`: nothing, the few that changed, or all again when most
 * stand elsewhere. Consoles that see the same of the same two moments are given the same object.
 */
export function lineChange(before: Line, now: Line): ToConsole | undefined {
  const moved = movedFor(partsOf(before.waiting), partsOf(now.waiting));
  if (moved === 'all') return { type: 'line', line: now };
  if (!isAroundSame(before, now)) return { ...moved, around: aroundOf(now) };
  return moved.gone.length + moved.put.length === 0 ? undefined : moved;
}

/** Of those who wait. `all`: more than the few that came, went or changed. */
type Moved = { type: 'change'; gone: string[]; put: Put[] } | 'all';
type Waiting = readonly WaitingView[];

const NOTHING: Moved = { type: 'change', gone: [], put: [] };

/** What happened to the shared list, and to the few that one console sees otherwise. */
function movedFor(before: ListParts, now: ListParts): Moved {
  const moved = movedBetween(before.views, now.views);
  if (moved === 'all' || before.own.size + now.own.size === 0) return moved;
  const put = new Map(
    moved.put.map(({ at, view }) => [at, { at, view: now.own.get(view.caseId) ?? view }] as const),
  );
  for (const id of new Set([...before.own.keys(), ...now.own.keys()])) {
    const at = placesIn(now.views).get(id);
    if (at === undefined || put.has(at)) continue;
    const view = now.own.get(id) ?? now.views[at];
    const old = before.own.get(id) ?? before.views[placesIn(before.views).get(id) ?? -1];
    if (view !== undefined && !isSame(old, view)) put.set(at, { at, view });
  }
  return { ...moved, put: [...put.values()].sort(byPlace) };
}

const byPlace = (one: Put, other: Put): number => one.at - other.at;

const placesIn = onceFor(
  (views: Waiting): ReadonlyMap<string, number> => new Map(views.map(({ caseId }, at) => [caseId, at])),
);

/** Consoles share their lists (line-board.ts): what happened between two is worked out once. */
const lastMoved = new WeakMap<Waiting, { before: Waiting; moved: Moved }>();

function movedBetween(before: Waiting, now: Waiting): Moved {
  if (before === now) return NOTHING;
  const last = lastMoved.get(now);
  if (last?.before === before) return last.moved;
  const moved = movedOf(before, now);
  lastMoved.set(now, { before, moved });
  return moved;
}

/** Between what begins and what ends as before, few stand. */
function movedOf(before: Waiting, now: Waiting): Moved {
  const start = sameFrom(
    (at) => before[at],
    (at) => now[at],
  );
  const most = Math.min(before.length, now.length) - start;
  const end = Math.min(
    most,
    sameFrom(
      (at) => before[before.length - 1 - at],
      (at) => now[now.length - 1 - at],
    ),
  );
  const [was, is] = [before.slice(start, before.length - end), now.slice(start, now.length - end)];
  const { gone, put, forward } = movedWithin(was, is);
  if (forward.length * 2 > now.length) return 'all';
  const moved = [...put, ...forward].sort(byPlace);
  return { type: 'change', gone, put: moved.map(({ at, view }) => ({ at: at + start, view })) };
}

/** How many are the very same, one after the other. */
function sameFrom(before: (at: number) => WaitingView | undefined, now: typeof before): number {
  let count = 0;
  while (before(count) !== undefined && before(count) === now(count)) count += 1;
  return count;
}

function movedWithin(before: Waiting, now: Waiting) {
  const known = new Map(before.map((view) => [view.caseId, view]));
  const put: Put[] = [];
  for (const [at, view] of now.entries()) {
    if (!isSame(known.get(view.caseId), view)) put.push({ at, view });
    known.delete(view.caseId);
  }
  const gone = [...known.keys()];
  const told = new Set([...gone, ...put.map(({ view }) => view.caseId)]);
  return { gone, put, forward: comeForward({ before, now, told }) };
}

/** Who says the same and stands before others than before: has waited ten minutes, or was given back. */
function comeForward({ before, now, told }: { before: Waiting; now: Waiting; told: ReadonlySet<string> }) {
  const others = before.filter(({ caseId }) => !told.has(caseId));
  const forward = new Map<string, Put>();
  let next = 0;
  for (const [at, view] of now.entries()) {
    if (told.has(view.caseId)) continue;
    while (forward.has(others[next]?.caseId ?? '')) next += 1;
    if (others[next]?.caseId === view.caseId) next += 1;
    else forward.set(view.caseId, { at, view });
  }
  return [...forward.values()];
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
  const known = ({ me, ...rest }: Around) => ({ ...rest, me: me && { ...me, until: 0 } });
  return isSame(known(aroundOf(before)), known(aroundOf(now)));
}
