import assert from 'node:assert/strict';
import { FormSide } from './by-forms.js';
import { PageSide } from './by-page.js';
import { SmsSide } from './by-sms.js';
import type { House } from './house.js';
import { COMES_IN, JOINS, type Shown, type Side, type StoryDoor } from './side.js';
import type { PeopleStep, PeopleStory } from './story.js';
import { Worker } from './worker.js';

/** Plays both sides of a story against a real server: the visitor at one of the doors, the worker at the service. */
export class Play {
  readonly #sides = new Map<string, Side>();
  readonly #inside = new Set<string>();
  readonly #workers = new Map<string, Worker>();
  readonly #house: House;
  readonly #lang: PeopleStory['lang'];
  readonly #door: StoryDoor;
  readonly #channel: 'web' | 'sms';
  /** Those that somebody was given last; whoever heard them can give them. */
  #twoWords = '';

  constructor(house: House, { lang }: Pick<PeopleStory, 'lang'>, door: StoryDoor) {
    this.#house = house;
    this.#lang = lang;
    this.#door = door;
    this.#channel = door === 'sms' ? 'sms' : 'web';
  }

  async step(one: PeopleStep): Promise<void> {
    if (one.only !== undefined && one.only !== this.#channel) return;
    const where = JSON.stringify(one);
    if (one.minutes !== undefined) await this.#house.pass(one.minutes * 60, this.#alive());
    if (one.worker !== undefined) await this.#work(one.worker, one, where);
    else if (one.visitor !== undefined) await this.#visit(one.who, one.visitor);
    else await this.#write(one);
    await this.#house.people.tick(false);
    const shown = (await this.#sides.get(one.who)?.shown()) ?? { text: '', count: 0 };
    this.#twoWords = TWO_WORDS.exec(shown.text)?.[1] ?? this.#twoWords;
    const expected = this.#channel === 'sms' ? one.sms : one.shows;
    if (expected !== undefined) assertShown(expected, shown, `${where}\nshowed:\n${shown.text}`);
  }

  /** Everything the server holds of the talks of this story. */
  async held(): Promise<string> {
    const { store } = this.#house.server;
    const ids = [...this.#sides.values()].flatMap((side) => [...side.ids]);
    return JSON.stringify(
      await Promise.all(ids.map(async (id) => [await store.load(id), await store.since(id, 0)])),
    );
  }

  close(): void {
    for (const side of this.#sides.values()) side.close();
  }

  #alive(): string[] {
    return [...this.#workers.values()].filter(({ isAlive }) => isAlive).map(({ id }) => id);
  }

  async #side(who: string): Promise<Side> {
    const known = this.#sides.get(who);
    if (known !== undefined) return known;
    const side = this.#newSide();
    this.#sides.set(who, side);
    await side.arrive();
    return side;
  }

  #newSide(): Side {
    if (this.#door === 'sms') return new SmsSide(this.#house);
    return this.#door === 'forms'
      ? new FormSide(this.#house, this.#lang)
      : new PageSide(this.#house, this.#lang);
  }

  /** By SMS another wording where the story gives one; where it is empty that step needs no text. */
  async #write({ who, writes, texts }: PeopleStep): Promise<void> {
    const text = this.#channel === 'sms' ? (texts ?? writes) : writes;
    if (text !== undefined && text !== '') await (await this.#side(who)).write(text);
  }

  async #visit(who: string, what: NonNullable<PeopleStep['visitor']>): Promise<void> {
    const isNew = !this.#sides.has(who);
    const side = await this.#side(who);
    if (what === 'arrives') return isNew ? undefined : this.#again(who, side);
    if (what === 'comes_in') return this.#comeIn(who, side);
    if (what === 'joins') return this.#join(who, side);
    return what === 'gives_words' ? side.write(this.#twoWords) : side.act(what);
  }

  async #again(who: string, side: Side): Promise<void> {
    this.#inside.delete(who);
    await side.arrive();
  }

  async #comeIn(who: string, side: Side): Promise<void> {
    this.#inside.add(who);
    await this.#sayAll(COMES_IN[this.#channel][this.#lang], side);
  }

  async #join(who: string, side: Side): Promise<void> {
    if (!this.#inside.has(who)) await this.#comeIn(who, side);
    await this.#sayAll(JOINS[this.#channel][this.#lang], side);
  }

  /** What came before the last answer was seen on the way: the words she is given come last. */
  async #sayAll(all: readonly string[], side: Side): Promise<void> {
    for (const [at, words] of all.entries()) {
      await side.write(words);
      if (at < all.length - 1) await side.shown();
    }
  }

  async #work(name: string, one: PeopleStep, where: string): Promise<void> {
    const worker = this.#workers.get(name) ?? new Worker(name, this.#house.people.service);
    this.#workers.set(name, worker);
    await worker.act(one, where);
  }
}

const TWO_WORDS = /(?:votre place|ta place|place back|deux mots|two words) ?: (\p{L}+ \p{L}+)\./iu;

function assertShown(expected: NonNullable<PeopleStep['shows']>, shown: Shown, where: string): void {
  const { text, count, step, from, options } = shown;
  if (expected.nothing) assert.equal(count, 0, where);
  if (expected.step !== undefined) assert.equal(step, expected.step, where);
  if (expected.from !== undefined && from !== undefined) assert.equal(from, expected.from, where);
  for (const words of expected.says) assert.ok(text.includes(words), `« ${words} » is missing: ${where}`);
  for (const words of expected.never)
    assert.ok(!text.includes(words), `« ${words} » must not be there: ${where}`);
  if (expected.options) assert.deepEqual(options, expected.options, where);
}

/** One story from its first step to its last, and what is left of it. */
export async function playWithPeople(story: PeopleStory, house: House, door: StoryDoor): Promise<void> {
  const play = new Play(house, story, door);
  try {
    for (const one of story.talk) await play.step(one);
    await assertLeft(story, house, await play.held());
  } finally {
    play.close();
  }
}

async function assertLeft(story: PeopleStory, house: House, held: string): Promise<void> {
  for (const words of story.forgets) assert.ok(!held.includes(words), `« ${words} » is still held`);
  const [audit, lead] = [house.audit.map(({ act }) => act), house.lead.map(({ alert }) => alert)];
  if (story.audit) assert.deepEqual(audit, story.audit);
  if (story.lead) assert.deepEqual(lead, story.lead);
  if (story.survey)
    assert.deepEqual(Object.keys((await house.people.service.figures()).survey).sort(), story.survey);
}
