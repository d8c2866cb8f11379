/**
 * A person of the team in a talk by SMS. She who wrote first opens a window, and only in it may the person's words go out;
 * after ten silent minutes a knock that names no subject, and the words once she has answered it. Outside the window,
 * nothing. Pure: times are passed in, in ms since 1970.
 */

const MINUTE = 60_000;

export const WINDOW_MINUTES = 20;
/** After so long without a word of hers, somebody else may hold the telephone. */
export const SILENT_MS = 10 * MINUTE;

export type Window =
  /** Asked whether a person may write; nothing may go out but this question. */
  | { is: 'asked' }
  | { is: 'open'; until: number; heardAt: number; held: readonly string[]; knocked: boolean }
  | { is: 'shut' };

/** What goes out now. Keys of content, or a person's words as they are. */
export type Out =
  | { kind: 'ask_window' }
  | { kind: 'knock' }
  | { kind: 'in_line'; count: number }
  | { kind: 'words'; text: string };

export interface Moved {
  window: Window;
  out: readonly Out[];
  /** Words of the person that will not be sent: the console must say so to who wrote them. */
  unsent: readonly string[];
}

/** A window from now on, by her own answer. */
export function openedAt(now: number): Window {
  return { is: 'open', until: now + WINDOW_MINUTES * MINUTE, heardAt: now, held: [], knocked: false };
}

/** Whether anything may still reach her through it, be it a knock. */
export function isOpen(window: Window | undefined, now: number): window is Extract<Window, { is: 'open' }> {
  return window?.is === 'open' && !isOver(window, now);
}

/** The window is offered as an answer to a text of hers, never unasked. */
export function offered(): Moved {
  return { window: { is: 'asked' }, out: [{ kind: 'ask_window' }], unsent: [] };
}

/** A text of hers: « 1 » opens, or lets in what a knock announced; « 2 » shuts; « ? » asks for her place in line. */
export function heardFromHer(
  window: Window,
  text: string,
  { now, inLine }: { now: number; inLine: number },
): Moved {
  const said = text.trim();
  if (said === '?') return unmoved(window, [{ kind: 'in_line', count: inLine }]);
  if (window.is === 'asked') return answeredOffer(said, now);
  if (window.is !== 'open' || isOver(window, now)) return shut(window);
  if (window.knocked && said !== '1') return unmoved(window, []);
  const out = window.held.map((words): Out => ({ kind: 'words', text: words }));
  return { window: { ...window, heardAt: now, held: [], knocked: false }, out, unsent: [] };
}

/** Words of the person: sent, announced by a knock, or given back to who wrote them. */
export function saidByPerson(window: Window, text: string, now: number): Moved {
  if (window.is !== 'open' || isOver(window, now))
    return { ...shut(window), unsent: [...heldIn(window), text] };
  if (now - window.heardAt < SILENT_MS && !window.knocked)
    return { window, out: [{ kind: 'words', text }], unsent: [] };
  const held = [...window.held, text];
  const out: Out[] = window.knocked ? [] : [{ kind: 'knock' }];
  return { window: { ...window, held, knocked: true }, out, unsent: [] };
}

/** Whether the person may write now without a knock: what the console shows. */
export function mayWriteNow(window: Window | undefined, now: number): boolean {
  return isOpen(window, now) && !window.knocked && now - window.heardAt < SILENT_MS;
}

function answeredOffer(said: string, now: number): Moved {
  if (said !== '1') return { window: { is: 'shut' }, out: [], unsent: [] };
  return { window: openedAt(now), out: [], unsent: [] };
}

function isOver({ until }: { until: number }, now: number): boolean {
  return now >= until;
}

function unmoved(window: Window, out: readonly Out[]): Moved {
  return { window, out, unsent: [] };
}

function shut(window: Window): Moved {
  return { window: { is: 'shut' }, out: [], unsent: heldIn(window) };
}

function heldIn(window: Window): readonly string[] {
  return window.is === 'open' ? window.held : [];
}
