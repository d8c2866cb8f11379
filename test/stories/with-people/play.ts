import assert from 'node:assert/strict';
import { Talk, type Heard } from '../../bots/webchat/official-client.js';
import type { House } from './house.js';
import type { PeopleStep, PeopleStory } from './story.js';
import { assertTexts, Texter } from './texter.js';
import { Worker } from './worker.js';

interface Visitor {
  talk: Talk;
  id: string;
  mark: number;
  /** The two words she was given. */
  words: string;
}

/** Plays both sides of a story against a real server: the visitor at the official client, the worker at the service. */
export class Play {
  readonly #visitors = new Map<string, Visitor>();
  readonly #workers = new Map<string, Worker>();
  readonly #closed: Talk[] = [];
  readonly #ids: string[] = [];
  readonly #house: House;
  readonly #lang: string;
  readonly #texters = new Map<string, Texter>();
  readonly #bySms: boolean;
  #twoWords = '';

  constructor(house: House, { lang, channel }: Pick<PeopleStory, 'lang' | 'channel'>) {
    this.#house = house;
    this.#lang = lang;
    this.#bySms = channel === 'sms';
  }

  async step(one: PeopleStep): Promise<void> {
    const where = JSON.stringify(one);
    if (one.minutes !== undefined) await this.#house.pass(one.minutes * 60, this.#alive());
    if (one.worker !== undefined) await this.#work(one.worker, one, where);
    else if (one.visitor !== undefined && this.#bySms) await this.#texter(one.who).write(this.#twoWords);
    else if (one.visitor !== undefined) await this.#visit(one);
    else if (one.writes !== undefined) await this.#write(one);
    await this.#house.people.tick(false);
    if (this.#bySms) return this.#texts(one);
    const shown = await this.#shown(one.who);
    if (one.shows !== undefined) assertText(one.shows, shown, `${where}\nshowed:\n${shown.text}`);
  }

  /** Everything the server holds of the talks of this story. */
  async held(): Promise<string> {
    const { store } = this.#house.server;
    const ids = [...this.#ids, ...[...this.#texters.values()].flatMap((one) => [...one.ids])];
    return JSON.stringify(
      await Promise.all(ids.map(async (id) => [await store.load(id), await store.since(id, 0)])),
    );
  }

  close(): void {
    for (const { talk } of this.#visitors.values()) talk.close();
    for (const talk of this.#closed) talk.close();
  }

  #alive(): string[] {
    return [...this.#workers.values()].filter(({ isAlive }) => isAlive).map(({ id }) => id);
  }

  /** By SMS the two words of whoever was given them last are given by anybody. */
  async #texts(one: PeopleStep): Promise<void> {
    const got = await this.#texter(one.who).shown();
    const given = got.map(({ text }) => TWO_WORDS_SMS.exec(text)?.[1]);
    this.#twoWords = given.find((words) => words !== undefined) ?? this.#twoWords;
    assertTexts(one, got);
  }

  #texter(who: string): Texter {
    const texter = this.#texters.get(who) ?? new Texter(this.#house);
    this.#texters.set(who, texter);
    return texter;
  }

  async #visitor(who: string): Promise<Visitor> {
    return this.#visitors.get(who) ?? this.#arrive(who);
  }

  async #arrive(who: string): Promise<Visitor> {
    const talk = new Talk({ domain: this.#house.server.directLine, locale: this.#lang });
    const opening = await talk.opening();
    const visitor = { talk, id: opening[0]?.id?.split('|')[0] ?? '', mark: 0, words: '' };
    this.#ids.push(visitor.id);
    const before = this.#visitors.get(who);
    if (before) this.#closed.push(before.talk);
    this.#visitors.set(who, { ...visitor, words: before?.words ?? '' });
    return this.#visitors.get(who)!;
  }

  async #write({ who, writes = '' }: PeopleStep): Promise<void> {
    if (this.#bySms) return this.#texter(who).write(writes);
    const visitor = await this.#visitor(who);
    await visitor.talk.post(writes);
  }

  async #visit({ who, visitor: what }: PeopleStep): Promise<void> {
    const visitor = what === 'arrives' ? await this.#arrive(who) : await this.#visitor(who);
    const { visitors } = this.#house.people;
    if (what === 'loses_network') visitors.connected(visitor.id, false);
    if (what === 'comes_back') visitors.connected(visitor.id, true);
    if (what === 'closes') await this.#house.server.store.erase(visitor.id, 'leave');
    if (what === 'is_silent') await this.#house.server.store.erase(visitor.id, 'expired');
    if (what === 'gives_words') await visitor.talk.post(visitor.words);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }

  async #work(name: string, one: PeopleStep, where: string): Promise<void> {
    const worker = this.#workers.get(name) ?? new Worker(name, this.#house.people.service);
    this.#workers.set(name, worker);
    await worker.act(one, where);
  }

  /** Until nothing is pending and the page has all that the server holds. */
  async #settle(who: string): Promise<void> {
    const visitor = this.#visitors.get(who);
    if (!visitor) return;
    const { store, turns } = this.#house.server;
    for (let tries = 0; tries < 200; tries += 1) {
      const loaded = await store.load(visitor.id);
      if (loaded === 'gone') return;
      await turns.idle();
      const since = await store.since(visitor.id, 0);
      if (loaded.pending.length === 0 && since !== 'gone' && lastOf(visitor.talk.heard) >= since.watermark)
        return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error('the page did not get everything');
  }

  /** What came on her page in this step; the two words are remembered as she would. */
  async #shown(who: string): Promise<{ text: string; fresh: Heard[] }> {
    await this.#settle(who);
    const visitor = this.#visitors.get(who);
    if (!visitor) return { text: '', fresh: [] };
    const fresh = visitor.talk.heard.filter((one) => isSaid(one) && numberOf(one) > visitor.mark);
    visitor.mark = Math.max(visitor.mark, lastOf(visitor.talk.heard));
    const text = fresh.map((one) => one.text ?? '').join('\n');
    visitor.words = TWO_WORDS.exec(text)?.[1] ?? visitor.words;
    return { text, fresh };
  }
}

const TWO_WORDS = /(?:votre place|ta place|place back|deux mots) ?: (\p{L}+ \p{L}+)\./u;
const TWO_WORDS_SMS = /deux mots: (\p{L}+ \p{L}+)\./u;
const numberOf = (one: Heard): number => one.channelData?.n ?? 0;
const lastOf = (heard: readonly Heard[]): number => Math.max(0, ...heard.map(numberOf));
const isSaid = (one: Heard): boolean => one.type === 'message' && !one.from.id.startsWith('dl_');

function assertText(
  shows: NonNullable<PeopleStep['shows']>,
  { text, fresh }: { text: string; fresh: readonly Heard[] },
  where: string,
): void {
  const last = fresh.at(-1);
  if (shows.nothing) assert.equal(fresh.length, 0, where);
  if (shows.step !== undefined) assert.equal(last?.channelData?.step, shows.step, where);
  if (shows.from !== undefined) assert.equal((last?.from as { name?: string }).name, shows.from, where);
  for (const words of shows.says) assert.ok(text.includes(words), `« ${words} » is missing: ${where}`);
  for (const words of shows.never)
    assert.ok(!text.includes(words), `« ${words} » must not be there: ${where}`);
  if (shows.options) {
    assert.deepEqual(
      last?.suggestedActions?.actions.map(({ title }) => title),
      shows.options,
      where,
    );
  }
}

/** One story from its first step to its last, and what is left of it. */
export async function playWithPeople(story: PeopleStory, house: House): Promise<void> {
  const play = new Play(house, story);
  try {
    for (const one of story.talk) await play.step(one);
    const held = await play.held();
    for (const words of story.forgets) assert.ok(!held.includes(words), `« ${words} » is still held`);
    if (story.audit)
      assert.deepEqual(
        house.audit.map(({ act }) => act),
        story.audit,
      );
    if (story.lead)
      assert.deepEqual(
        house.lead.map(({ alert }) => alert),
        story.lead,
      );
    if (story.survey)
      assert.deepEqual(Object.keys((await house.people.service.figures()).survey).sort(), story.survey);
  } finally {
    play.close();
  }
}
