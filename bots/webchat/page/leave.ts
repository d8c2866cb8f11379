import { hush } from './aloud.js';
import { current } from './line.js';

/** Leaving fast. Whatever else fails, the screen is white first. */

const SHIFTS = 3;
const SHIFTS_WITHIN_MS = 5000;

let leaveTo = '';
let forget: () => void = () => undefined;

/** Makes every « Quitter » of the page, and Shift three times, leave at once. `wipe` forgets the talk. */
export function armLeaving(wipe: () => void): void {
  forget = wipe;
  const quit = document.querySelector('.quit');
  leaveTo = quit?.getAttribute('data-to') ?? quit?.getAttribute('href') ?? 'about:blank';
  document.addEventListener('click', (event) => {
    if (!(event.target as Element).closest('.quit')) return;
    event.preventDefault();
    leave();
  });
  document.addEventListener('keydown', countShifts);
}

/** On a screen without a talk: its links take its place, so that leaving the next one does not lead back to it. */
export function leaveNoStep(): void {
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="/"]');
    if (!link) return;
    event.preventDefault();
    location.replace(link.href);
  });
}

/** Curtain, then the server erases, then a neutral page takes the place of this one in the history. */
export function leave(): void {
  drawCurtain();
  eraseOnServer();
  forget();
  location.replace(navigator.onLine ? leaveTo : 'about:blank');
}

/** Plain white, and nothing of the page left under it. */
export function drawCurtain(): void {
  document.documentElement.className = 'curtain';
  document.body.replaceChildren();
  hush();
}

/** A beacon leaves with the page and needs no answer. */
export function eraseOnServer(): void {
  const known = current();
  if (!known) return;
  const path = `/v3/directline/conversations/${known.conversationId}/leave`;
  if (navigator.sendBeacon?.(path, known.token)) return;
  const body = known.token;
  void fetch(path, { method: 'POST', body, keepalive: true, credentials: 'omit' }).catch(() => undefined);
}

let shifts: number[] = [];

/** Capital letters are typed with Shift too: any other key in between starts the count again. */
function countShifts(event: KeyboardEvent): void {
  if (event.key !== 'Shift') shifts = [];
  else if (!event.repeat) shifts = [...shifts, event.timeStamp].slice(-SHIFTS);
  const [first, last] = [shifts[0] ?? 0, shifts[SHIFTS - 1]];
  if (last !== undefined && last - first < SHIFTS_WITHIN_MS) leave();
}
