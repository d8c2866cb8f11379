/** Sound and notice that somebody waits. They repeat until somebody takes her; no word of her is in them. */

const REPEAT_MS = 5000;
const NOTICE_EVERY = 4;
/** A sound that the browser held back for longer is not made any more: what it told of may be over. */
const FRESH_MS = 1000;

export interface AlarmWords {
  title: string;
  body: string;
}

/** What the browser let through. */
export type Tested = 'both' | 'sound' | 'notice' | 'neither';

export class Alarm {
  #audio: AudioContext | undefined;
  #notice: Notification | undefined;
  #repeating = 0;
  #count = 0;
  #isUrgent = false;

  /** A browser lets a page sound and notify only after a press: this is one. */
  async test(words: AlarmWords): Promise<Tested> {
    const hasSound = await this.#sound(false);
    if ('Notification' in window && Notification.permission === 'default')
      await Notification.requestPermission();
    const hasNotice = this.#notify(words);
    if (hasSound) return hasNotice ? 'both' : 'sound';
    return hasNotice ? 'notice' : 'neither';
  }

  /** Until `stop`. What becomes urgent meanwhile is heard at once. */
  ring(isUrgent: boolean, words: AlarmWords): void {
    const isNews = !this.isRinging || (isUrgent && !this.#isUrgent);
    this.#isUrgent = isUrgent;
    if (!isNews) return;
    clearInterval(this.#repeating);
    this.#count = 0;
    this.#repeating = setInterval(() => this.#again(words), REPEAT_MS);
    this.#again(words);
  }

  /** Also takes its notice back: nobody is to come for who has been taken. */
  stop(): void {
    if (!this.isRinging) return;
    clearInterval(this.#repeating);
    this.#repeating = 0;
    this.#notice?.close();
  }

  /** For what must be known once. */
  once(words: AlarmWords): void {
    void this.#sound(true);
    this.#notify(words);
  }

  get isRinging(): boolean {
    return this.#repeating !== 0;
  }

  /** It rings, and the browser lets nothing be heard: as after a reload, before any press. */
  get isMute(): boolean {
    return this.isRinging && this.#audio !== undefined && this.#audio.state !== 'running';
  }

  #again(words: AlarmWords): void {
    void this.#sound(this.#isUrgent);
    if (this.#count % NOTICE_EVERY === 0) this.#notify(words);
    this.#count += 1;
  }

  /** Two soft notes; four, higher, when danger waits. False when the browser let none be heard. */
  async #sound(isUrgent: boolean): Promise<boolean> {
    const audio = (this.#audio ??= new AudioContext());
    const asked = Date.now();
    // Without a press before, this one waits for the next press: then all that was held back would sound together.
    await Promise.race([audio.resume(), new Promise((late) => setTimeout(late, FRESH_MS))]);
    if (audio.state !== 'running' || Date.now() - asked > FRESH_MS) return false;
    const notes = isUrgent ? [880, 660, 880, 660] : [523, 659];
    for (const [at, pitch] of notes.entries()) note(audio, pitch, audio.currentTime + at * 0.22);
    return true;
  }

  /** A new one each time: the same one changed in place would call nobody. */
  #notify({ title, body }: AlarmWords): boolean {
    if (!('Notification' in window) || Notification.permission !== 'granted') return false;
    try {
      this.#notice?.close();
      const notice = new Notification(title, { body, tag: 'line', silent: true });
      notice.onclick = () => window.focus();
      this.#notice = notice;
      return true;
    } catch {
      // The browsers of telephones and tablets let no page notify by itself.
      return false;
    }
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
