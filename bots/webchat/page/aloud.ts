import { locale, say } from './language.js';
import { toElement } from './to-dom.js';

/**
 * The last words of the bot read aloud, only when she asks and only by a voice that is in the device: a remote one
 * would send them to somebody else. Nothing is ever read by itself.
 */

const voices = (): SpeechSynthesis | undefined => globalThis.speechSynthesis;

let button: HTMLElement | undefined;

/** Puts « Écouter » in the bar, where no line is added for it, as soon as the device has a voice of its own for the language of the page. */
export function offerVoice(): void {
  if (!voices()) return;
  const attributes = { type: 'button', id: 'aloud', class: 'tongue', 'data-w': 'listen' };
  button = toElement(['button', attributes, say('listen')]);
  button.onclick = () => (voices()?.speaking ? hush() : read());
  document.querySelector('.sos')?.append(button);
  // Old Safari has no listeners here.
  voices()!.onvoiceschanged = voiceIs;
  voiceIs();
}

/** The language of the page has changed, or the voices of the device. */
export function voiceIs(): void {
  if (button) button.hidden = !voiceFor(locale());
}

/** Silence, at once. */
export function hush(): void {
  voices()?.cancel();
  named('listen');
}

/** Some devices write `fr_FR`. */
const voiceFor = (lang: string): SpeechSynthesisVoice | undefined =>
  voices()
    ?.getVoices()
    .find((one) => one.localService && one.lang.slice(0, 2) === lang.slice(0, 2));

/** All that was said since her last words. While somebody may come in, nothing is read. */
function read(): void {
  const lines = [...document.querySelectorAll<HTMLElement>('#log > *')];
  const from = lines.map((one) => one.className).lastIndexOf('own') + 1;
  const last = lines.slice(from).filter((one) => !one.classList.contains('discreet'));
  const parts = last.flatMap((one) => [...one.querySelectorAll<HTMLElement>('p,h2,.dial,.answers button')]);
  hush();
  for (const part of parts) utter(part);
  if (voices()?.pending || voices()?.speaking) named('hush');
}

function utter(part: HTMLElement): void {
  const words = new SpeechSynthesisUtterance(part.textContent ?? '');
  words.lang = part.closest<HTMLElement>('[lang]')?.lang ?? locale();
  const voice = voiceFor(words.lang);
  if (!voice) return;
  words.voice = voice;
  words.onend = () => void (voices()?.pending || voices()?.speaking || named('listen'));
  voices()?.speak(words);
}

function named(key: 'listen' | 'hush'): void {
  if (!button) return;
  button.dataset['w'] = key;
  button.textContent = say(key);
}
