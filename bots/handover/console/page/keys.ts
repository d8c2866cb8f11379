import { togglePause } from './bar.js';
import type { Desk } from './desk.js';
import { accept } from './line.js';
import { offersIn } from './ringing.js';

/** Letters with Alt and Shift, so that no key of who writes, and none of a screen reader, is taken. « ? » only outside fields. */
export const KEYS = {
  a: 'key_accept',
  p: 'key_pause',
  f: 'key_field',
  d: 'key_directory',
  n: 'key_notes',
  t: 'key_other_talk',
  z: 'key_undo',
  e: 'key_erase',
} as const;

type Key = keyof typeof KEYS;

export function listenToKeys(desk: Desk, onHelp: () => void): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.key === '?' && !isWriting(event.target)) return onHelp();
    const key = letterOf(event);
    if (!event.altKey || !event.shiftKey || event.ctrlKey || !(key in KEYS)) return;
    event.preventDefault();
    press(key as Key, desk);
  };
  addEventListener('keydown', onKey);
  return () => removeEventListener('keydown', onKey);
}

/** With Alt some keyboards give another sign: then the place of the key tells. */
function letterOf({ key, code }: KeyboardEvent): string {
  return /^[a-z]$/i.test(key) ? key.toLowerCase() : code.replace(/^Key/, '').toLowerCase();
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}

function press(key: Key, desk: Desk): void {
  const { state } = desk;
  const focus = (id: string) => document.getElementById(id)?.focus();
  if (key === 'f') focus('field');
  else if (key === 'd') focus('search');
  else if (key === 'n') focus('notes');
  else if (key === 'p') togglePause(desk);
  else if (key === 't') nextTalk(desk);
  else if (key === 'a') {
    const [offer] = offersIn(state);
    if (offer !== undefined) void accept(desk, offer);
  } else
    document
      .querySelector<HTMLButtonElement>(`[aria-keyshortcuts="Alt+Shift+${key.toUpperCase()}"]`)
      ?.click();
}

function nextTalk(desk: Desk): void {
  const { talks, current } = desk.state;
  const at = talks.findIndex(({ caseId }) => caseId === current);
  const next = talks[(at + 1) % Math.max(1, talks.length)];
  if (next === undefined) return;
  desk.patch({ current: next.caseId });
  desk.patchTalk(next.caseId, { unread: 0 });
}
