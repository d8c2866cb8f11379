import { Talk, type Heard } from '../../bots/webchat/official-client.js';
import type { House } from './house.js';
import type { Shown, Side } from './side.js';
import type { PeopleStep } from './story.js';

/** Somebody of a story at the official client. */
export class PageSide implements Side {
  readonly ids = new Set<string>();
  readonly #house: House;
  readonly #lang: string;
  readonly #closed: Talk[] = [];
  #talk: Talk | undefined;
  #id = '';
  #mark = 0;

  constructor(house: House, lang: string) {
    this.#house = house;
    this.#lang = lang;
  }

  async arrive(): Promise<void> {
    if (this.#talk !== undefined) this.#closed.push(this.#talk);
    this.#talk = new Talk({ domain: this.#house.server.directLine, locale: this.#lang });
    const opening = await this.#talk.opening();
    this.#id = opening[0]?.id?.split('|')[0] ?? '';
    this.#mark = 0;
    this.ids.add(this.#id);
  }

  async write(text: string): Promise<void> {
    await this.#talk?.post(text);
  }

  async act(what: NonNullable<PeopleStep['visitor']>): Promise<void> {
    const { visitors } = this.#house.people;
    const { store } = this.#house.server;
    if (what === 'loses_network') visitors.connected(this.#id, false);
    if (what === 'comes_back') visitors.connected(this.#id, true);
    if (what === 'closes') await store.erase(this.#id, 'leave');
    if (what === 'is_silent') await store.erase(this.#id, 'expired');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }

  async shown(): Promise<Shown> {
    const talk = this.#talk;
    if (talk === undefined) return { text: '', count: 0 };
    await settled(this.#house, this.#id, () => lastOf(talk.heard));
    const fresh = talk.heard.filter((one) => isSaid(one) && numberOf(one) > this.#mark);
    this.#mark = Math.max(this.#mark, lastOf(talk.heard));
    return shownIn(fresh);
  }

  close(): void {
    for (const talk of [...this.#closed, this.#talk]) talk?.close();
  }
}

/** Until nothing is pending and the page has all that the server holds. */
export async function settled({ server }: House, id: string, seen: () => number): Promise<void> {
  const { store, turns } = server;
  for (let tries = 0; tries < 200; tries += 1) {
    const loaded = await store.load(id);
    if (loaded === 'gone') return;
    await turns.idle();
    const since = await store.since(id, 0);
    if (loaded.pending.length === 0 && since !== 'gone' && seen() >= since.watermark) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('the page did not get everything');
}

export function shownIn(fresh: readonly Heard[]): Shown {
  const last = fresh.at(-1);
  return {
    text: fresh.map((one) => one.text ?? '').join('\n'),
    count: fresh.length,
    step: last?.channelData?.step,
    from: (last?.from as { name?: string } | undefined)?.name,
    options: last?.suggestedActions?.actions.map(({ title }) => title),
  };
}

const numberOf = (one: Heard): number => one.channelData?.n ?? 0;
const lastOf = (heard: readonly Heard[]): number => Math.max(0, ...heard.map(numberOf));
const isSaid = (one: Heard): boolean => one.type === 'message' && !one.from.id.startsWith('dl_');
