import type { WaitingView } from './service.js';

/**
 * Who waits, as one console sees it: the list that all share, and the few in it that are special for this one. What differs
 * between two moments is worked out once for the shared list, and for each console only for its few.
 */
export interface ListParts {
  views: readonly WaitingView[];
  own: ReadonlyMap<string, WaitingView>;
}

const parts = new WeakMap<readonly WaitingView[], ListParts>();
const NONE: ReadonlyMap<string, WaitingView> = new Map();

/** A list of one console's own, that remembers what it is made of. */
export function ownList(list: WaitingView[], of: ListParts): WaitingView[] {
  parts.set(list, of);
  return list;
}

/** What a list is made of; any other is shared as it is. */
export function partsOf(list: readonly WaitingView[]): ListParts {
  return parts.get(list) ?? { views: list, own: NONE };
}
