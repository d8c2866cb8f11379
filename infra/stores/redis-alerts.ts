import { LocalAlerts, nameOfAlert, type Alerts, type LeadAlert } from '../alerts.js';
import type { RedisLink } from './redis-link.js';
import { alertsChannel, alertToldKey } from './redis-names.js';

const knownSeconds = 3600;

/** Alerts to the leads of all processes: a lead's console may be open in another than the one that looks after the line. */
export class RedisAlerts implements Alerts {
  readonly #link: RedisLink;
  readonly #here = new LocalAlerts();

  constructor(link: RedisLink) {
    this.#link = link;
    link.listener.on('smessage', (channel: string, words: string) => {
      if (channel === alertsChannel) void this.#here.tell(JSON.parse(words) as LeadAlert);
    });
    link.listener.on('ready', () => this.#listen());
    if (link.listener.status === 'ready') this.#listen();
  }

  /** Passed on before it is marked as told: an alert twice is better than none. */
  async tell(alert: LeadAlert): Promise<boolean> {
    await this.#here.tell(alert);
    return this.#link.ask(async (client) => {
      await client.spublish(alertsChannel, JSON.stringify(alert));
      const key = alertToldKey(nameOfAlert(alert));
      return (await client.set(key, '1', 'EX', knownSeconds, 'NX')) === 'OK';
    });
  }

  watch(listener: (alert: LeadAlert) => void): void {
    this.#here.watch(listener);
  }

  #listen(): void {
    void this.#link.listener.ssubscribe(alertsChannel).catch(() => undefined);
  }
}
