import { FormTalk } from '../../bots/webchat/form-talk.js';
import type { Heard } from '../../bots/webchat/official-client.js';
import { settled, shownIn } from './by-page.js';
import type { House } from './house.js';
import type { Shown, Side } from './side.js';
import type { PeopleStep } from './story.js';

/** Somebody of a story without JavaScript: she reads a page, sends its form, and looks again for what came meanwhile. */
export class FormSide implements Side {
  readonly ids = new Set<string>();
  readonly #house: House;
  readonly #lang: string;
  #talk: FormTalk;
  #seen = 0;

  constructor(house: House, lang: string) {
    this.#house = house;
    this.#lang = lang;
    this.#talk = new FormTalk(house.server.url);
  }

  async arrive(): Promise<void> {
    this.#talk = new FormTalk(this.#house.server.url);
    this.#seen = 0;
    await this.#talk.open(this.#lang);
  }

  async write(text: string): Promise<void> {
    await this.#talk.say(text);
    if (this.#talk.hidden('token') !== '') this.ids.add(this.#talk.id);
  }

  async act(what: NonNullable<PeopleStep['visitor']>): Promise<void> {
    if (what !== 'closes') throw new Error(`a form cannot: ${what}`);
    await this.#house.server.store.erase(this.#talk.id, 'leave');
  }

  async shown(): Promise<Shown> {
    if (this.#talk.hidden('token') === '') return { text: '', count: 0 };
    await settled(this.#house, this.#talk.id, () => Infinity);
    await this.#talk.submit({ look: '1' });
    const said = this.#talk.said();
    const fresh: Heard[] = said.slice(said.length < this.#seen ? 0 : this.#seen);
    this.#seen = said.length;
    return shownIn(fresh);
  }

  close(): void {
    this.#seen = 0;
  }
}
