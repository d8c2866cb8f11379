import type { Arrival, GatewayTools } from '../../gateway.js';
import { readJson, type Answer } from '../shared/call.js';
import { whenOf } from '../shared/when.js';
import type { OvhApi } from './api.js';

/** A right is missing, or a key is wrong: that will not pass by itself. */
const LACKS_A_RIGHT = [401, 403];

/**
 * The texts that wait at OVHcloud. Each is read by a signed call and deleted there once it is kept here: what is still in
 * the box is what has not been read, so that nothing is lost while a store or OVH is away, and none of her words stay there.
 */
export class OvhLetterbox {
  readonly #api: OvhApi;
  readonly #tools: Pick<GatewayTools, 'arrive' | 'report' | 'clock'>;
  #running: Promise<boolean> = Promise.resolve(true);
  /** The look that will begin once the running one is over: however many ask for it, one is enough. */
  #next: Promise<boolean> | undefined;
  /** Kept here and, as far as is known, not deleted there. */
  #done: ReadonlySet<string> = new Set();

  constructor(api: OvhApi, tools: Pick<GatewayTools, 'arrive' | 'report' | 'clock'>) {
    this.#api = api;
    this.#tools = tools;
  }

  /** Reads all that is there, in the order it came. Whether nothing had to be left. Never rejects. */
  look(): Promise<boolean> {
    this.#next ??= this.#running.then(() => {
      this.#next = undefined;
      this.#running = this.#readAll().catch(() => false);
      return this.#running;
    });
    return this.#next;
  }

  async #readAll(): Promise<boolean> {
    const answer = await this.#asked('GET', '/incoming');
    if (answer === undefined) return false;
    const ids = idsIn(answer.text);
    this.#done = new Set(ids.filter((id) => this.#done.has(id)));
    let isAllRead = true;
    for (const id of ids.filter((one) => !this.#done.has(one))) {
      const arrival = await this.#read(id);
      if (arrival === 'busy') return false;
      // One that OVH does not hand over must not keep the others waiting.
      isAllRead &&= arrival !== 'unread';
    }
    return isAllRead;
  }

  async #read(id: string): Promise<Arrival | 'unread'> {
    const answer = await this.#asked('GET', `/incoming/${id}`);
    if (answer === undefined) return 'unread';
    // Another process read it meanwhile.
    if (answer.status === 404) return 'repeated';
    const arrival = await this.#arrived(id, readJson(answer.text));
    if (arrival === 'busy') return 'busy';
    this.#done = new Set([...this.#done, id]);
    await this.#asked('DELETE', `/incoming/${id}`);
    return arrival;
  }

  #arrived(id: string, said: Record<string, unknown>): Promise<Arrival> {
    const { arrive, report, clock } = this.#tools;
    const { sender, message, creationDatetime } = said;
    if (typeof sender === 'string' && typeof message === 'string') {
      const at = whenOf(String(creationDatetime), clock());
      return arrive({ gateway: 'ovh', providerId: id, from: sender, text: message, at });
    }
    report('sms_unreadable', { step: 'ovh' });
    return Promise.resolve('refused');
  }

  /** `undefined`: not now; what is there stays there. */
  async #asked(method: 'GET' | 'DELETE', path: string): Promise<Answer | undefined> {
    const answer = await this.#api(method, path);
    if ('sent' in answer) return undefined;
    if (answer.status === 200 || answer.status === 404) return answer;
    const code = `incoming-http-${String(answer.status)}`;
    if (LACKS_A_RIGHT.includes(answer.status)) this.#tools.report('sms_alert', { step: `ovh.${code}` });
    return undefined;
  }
}

/** Ids are numbers that grow: the smallest came first. */
function idsIn(text: string): string[] {
  const ids: unknown = safely(text);
  if (!Array.isArray(ids)) return [];
  return ids
    .filter((id): id is number => Number.isSafeInteger(id))
    .sort((a, b) => a - b)
    .map(String);
}

function safely(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
