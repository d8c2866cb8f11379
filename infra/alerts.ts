import type { ToLead } from '../bots/handover/queue-model.js';

/** One alert of the line, as its outbox numbers it. */
export type LeadAlert = ToLead & { n: number; at: number };

/** Carries what the line has for the leads to every process where one may have a console open. */
export interface Alerts {
  /** May be told twice of one alert; each process hears it once. True for the first who tells it: that one logs it. */
  tell(alert: LeadAlert): Promise<boolean>;
  watch(listener: (alert: LeadAlert) => void): void;
}

/** So many are remembered, to hear none of them twice. */
const mostKnown = 200;

/** Hears each alert once, in this process. */
export class LocalAlerts implements Alerts {
  readonly #known = new Set<string>();
  readonly #listeners: ((alert: LeadAlert) => void)[] = [];

  tell(alert: LeadAlert): Promise<boolean> {
    const name = nameOfAlert(alert);
    if (this.#known.has(name)) return Promise.resolve(false);
    this.#known.add(name);
    for (const oldest of this.#known) if (this.#known.size > mostKnown) this.#known.delete(oldest);
    for (const listener of this.#listeners) listener(alert);
    return Promise.resolve(true);
  }

  watch(listener: (alert: LeadAlert) => void): void {
    this.#listeners.push(listener);
  }
}

export const nameOfAlert = ({ n, at }: LeadAlert): string => `${String(n)}-${String(at)}`;
