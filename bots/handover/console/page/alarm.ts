/** Sound and notice that somebody waits. They repeat until somebody takes her; no word of her is in them. */

const REPEAT_MS = 5000;
const NOTICE_EVERY = 4;

export interface AlarmWords {
  title: string;
  body: string;
}

export class Alarm {
  #audio: AudioContext | undefined;
  #ringing = 0;
  #count = 0;

  /** A browser lets a page sound and notify only after a press: this is one. */
  async test(words: AlarmWords): Promise<void> {
    this.#audio ??= new AudioContext();
    await this.#audio.resume();
    if ('Notification' in window && Notification.permission === 'default')
      await Notification.requestPermission();
    this.#sound(false);
    this.#notify(words);
  }

  ring(isUrgent: boolean, words: AlarmWords): void {
    if (this.#ringing !== 0) return;
    this.#count = 0;
    const once = () => {
      this.#sound(isUrgent);
      if (this.#count % NOTICE_EVERY === 0) this.#notify(words);
      this.#count += 1;
    };
    once();
    this.#ringing = setInterval(once, REPEAT_MS);
  }

  stop(): void {
    clearInterval(this.#ringing);
    this.#ringing = 0;
  }

  get isRinging(): boolean {
    return this.#ringing !== 0;
  }

  /** Two soft notes; four, higher, when danger waits. */
  #sound(isUrgent: boolean): void {
    const audio = (this.#audio ??= new AudioContext());
    const notes = isUrgent ? [880, 660, 880, 660] : [523, 659];
    for (const [at, pitch] of notes.entries()) note(audio, pitch, audio.currentTime + at * 0.22);
  }

  #notify({ title, body }: AlarmWords): void {
    if (!('Notification' in window) || Notification.permission !== 'granted') return;
    new Notification(title, { body, tag: 'line', silent: true });
  }
}

function note(audio: AudioContext, pitch: number, at: number): void {
  const [oscillator, gain] = [audio.createOscillator(), audio.createGain()];
  oscillator.frequency.value = pitch;
  gain.gain.setValueAtTime(0.0001, at);
  gain.gain.exponentialRampToValueAtTime(0.2, at + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.0001, at + 0.2);
  oscillator.connect(gain).connect(audio.destination);
  oscillator.start(at);
  oscillator.stop(at + 0.21);
}
