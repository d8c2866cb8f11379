import type { Worker } from './desk-browser.js';

/** What a console let be heard and seen outside its page. */
export interface Observed {
  /** Pitches of the notes, in order. */
  notes: number[];
  notices: { title: string; body: string; isOpen: boolean }[];
  asked: number;
  focused: number;
}

/** How a browser stands to a page that wants to be heard. */
export interface Manners {
  permission: 'granted' | 'denied' | 'default';
  /** Answered when a page asks for it. */
  answers?: 'granted' | 'denied';
  /** No page may make a sound before a press; `resume` waits until then. */
  isSilent?: boolean;
  /** As on a telephone: a page may not notify by itself, whatever is permitted. */
  refusesNotices?: boolean;
}

/** A sound card and a desk that keep what came to them. Runs in the browser, where nothing of this module is. */
const OBSERVE = `(manners) => {
  const seen = { notes: [], notices: [], asked: 0, focused: 0 };
  const card = { state: manners.isSilent ? 'suspended' : 'running', wake: [] };
  class Sound {
    currentTime = 0;
    destination = {};
    get state() {
      return card.state;
    }
    resume() {
      return card.state === 'running' ? Promise.resolve() : new Promise((wake) => card.wake.push(wake));
    }
    createGain() {
      const gain = { setValueAtTime() {}, exponentialRampToValueAtTime() {} };
      return { gain, connect: (next) => next };
    }
    createOscillator() {
      const frequency = { value: 0 };
      return { frequency, connect: (next) => next, start: () => seen.notes.push(frequency.value), stop() {} };
    }
  }
  class Notice {
    static permission = manners.permission;
    static requestPermission() {
      seen.asked += 1;
      Notice.permission = manners.answers ?? 'denied';
      return Promise.resolve(Notice.permission);
    }
    isOpen = true;
    constructor(title, { body }) {
      if (manners.refusesNotices) throw new TypeError('Illegal constructor');
      Object.assign(this, { title, body });
      seen.notices.push(this);
    }
    close() {
      this.isOpen = false;
    }
  }
  const allowSound = () => {
    card.state = 'running';
    for (const wake of card.wake.splice(0)) wake();
  };
  const focus = () => void (seen.focused += 1);
  Object.assign(globalThis, { AudioContext: Sound, Notification: Notice, focus, seen, allowSound });
}`;

/** To be run before the page: see `first` of the worker in a browser. */
export const observing = (manners: Manners): string => `(${OBSERVE})(${JSON.stringify(manners)})`;

export async function observedIn({ page }: Worker): Promise<Observed> {
  return JSON.parse(await page.evaluate('JSON.stringify(seen)')) as Observed;
}
