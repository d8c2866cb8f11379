import { say } from './language.js';
import { byId } from './to-dom.js';

/** The writing field: it keeps nothing once sent, and says its limit before, not after. */

const LONGEST = 2000;
const SAY_FROM = 1700;

const field = (): HTMLTextAreaElement => byId('field') as HTMLTextAreaElement;

/** Calls `send` with words worth sending; too long or empty ones stay where they are. */
export function openField(send: (words: string) => void): void {
  const submit = (event: Event) => {
    event.preventDefault();
    const words = field().value.trim();
    if (words === '' || words.length > LONGEST) return field().focus();
    setField('');
    send(words);
  };
  byId('write').addEventListener('submit', submit);
  field().addEventListener('input', tell);
  field().addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) submit(event);
  });
}

/** Puts words in the field, or empties it. Words she is writing now are kept after those given back. */
export function setField(words: string): void {
  field().value = words;
  tell();
}

/** What the field holds now. */
export const written = (): string => field().value;

/** How much room is left, once it matters; and a field as tall as what is in it. */
function tell(): void {
  const left = LONGEST - field().value.trim().length;
  const words = left < 0 ? say('too_long', -left) : left < LONGEST - SAY_FROM ? say('room_left', left) : '';
  byId('room').textContent = words;
  byId('room').classList.toggle('over', left < 0);
  field().setAttribute('aria-invalid', String(left < 0));
  field().rows = Math.min(
    5,
    Math.max(1, Math.ceil(field().value.length / 32), field().value.split('\n').length),
  );
}
