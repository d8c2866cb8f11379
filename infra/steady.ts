const minuteMs = 60_000;
/** Once up it stays up so long. */
const upMs = 5 * minuteMs;

/**
 * A flag that one person alone may raise, as it may be shown: it changes on whole minutes only and stays up for five, so
 * that nobody who reads it all the time learns the moment in which she came or went.
 */
export class Steady {
  #minute = -1;
  #wasUp = false;
  #upUntil = 0;
  #shown = false;

  /** Told as often as one likes; gives what may be shown. */
  look(isUp: boolean, now: Date): boolean {
    const minute = Math.floor(now.getTime() / minuteMs);
    if (minute !== this.#minute) this.#turn(minute);
    this.#wasUp ||= isUp;
    return this.#shown;
  }

  #turn(minute: number): void {
    const start = minute * minuteMs;
    if (this.#wasUp && !this.#shown) this.#upUntil = start + upMs;
    this.#shown = this.#wasUp || start < this.#upUntil;
    this.#minute = minute;
    this.#wasUp = false;
  }
}
