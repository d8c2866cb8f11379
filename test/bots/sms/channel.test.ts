import assert from 'node:assert/strict';
import { maskPersonal } from '../../../bots/masking.js';
import { makeSignpostBot } from '../../../bots/signpost-bot.js';
import { SmsChannel } from '../../../bots/sms/channel.js';
import type { Accepted, Outbox, Reply } from '../../../bots/sms/gateway.js';
import { pausedNow } from '../../../bots/sms/session.js';
import { Turns } from '../../../bots/turns.js';
import { worldOf } from '../../dialogs/world.js';
import { MemoryConversations } from '../../../infra/stores/memory-conversations.js';
import { MemorySenders } from '../../../infra/stores/memory-senders.js';
import { silentReaders } from '../../stories/readers.js';

const content = worldOf().content;
const minute = 60_000;
const neutral = "Service d'information sociale du Departement de l'Indre. Pour continuer, repondez 1.";
const ended = "C'est fini. Nous n'enverrons plus rien.";

class Outgoing implements Outbox {
  readonly posted: Reply[] = [];

  post(reply: Reply): Promise<void> {
    if (!this.posted.some(({ reference }) => reference === reply.reference)) this.posted.push(reply);
    return Promise.resolve();
  }
  state = () => Promise.resolve(undefined);
  erase = () => Promise.resolve();
}

/** The real channel, turns, bot and stores, with a clock in the test's hands and a way out that only keeps. */
class House {
  now = Date.parse('2026-11-24T09:00:00Z');
  readonly clock = () => new Date(this.now);
  readonly outbox = new Outgoing();
  readonly store = new MemoryConversations({ clock: this.clock });
  readonly senders = new MemorySenders(this.clock);
  readonly counted: string[] = [];
  readonly later: (() => void)[] = [];
  isOff = false;
  readonly turns: Turns;
  readonly channel: SmsChannel;
  #given = 0;

  constructor() {
    const bot = makeSignpostBot({ content, clock: this.clock, readers: silentReaders });
    this.turns = new Turns({
      ...this,
      bot,
      report: () => undefined,
      later: (run) => void this.later.push(run),
    });
    this.channel = new SmsChannel({
      ...this,
      content,
      secret: 's'.repeat(32),
      mask: maskPersonal,
      isOff: () => this.isOff,
      count: (verdict) => this.counted.push(verdict),
    });
  }

  message(text: string, more: Partial<Accepted> = {}): Accepted {
    this.#given += 1;
    const providerId = `m${String(this.#given)}`;
    return {
      thread: 'thread-1',
      hashes: ['today', 'yesterday'],
      gateway: 'kannel',
      providerId,
      text,
      at: this.clock(),
      ...more,
    };
  }

  /** Writes, and gives what was posted for it. */
  async write(text: string, more: Partial<Accepted> = {}): Promise<string[]> {
    const before = this.outbox.posted.length;
    const arrival = await this.channel.accept(this.message(text, more));
    assert.equal(arrival, 'kept');
    await this.channel.idle();
    return this.outbox.posted.slice(before).map((reply) => reply.text);
  }
}

describe('The channel of SMS', () => {
  let house: House;
  beforeEach(() => (house = new House()));

  it('sends nothing before a text has come, and then the neutral line alone', async () => {
    assert.equal(house.outbox.posted.length, 0);
    assert.deepEqual(await house.write('bonjour'), [neutral]);
    house.now += 600 * minute;
    await house.channel.idle();
    assert.equal(house.outbox.posted.length, 1);
  });

  it('answers through the gateway it came by, for the thread it came from, counted from when it was written', async () => {
    const at = new Date(house.now - 3 * minute);
    await house.write('bonjour', { gateway: 'smpp', thread: 'other', at });
    const [reply] = house.outbox.posted;
    assert.deepEqual([reply?.gateway, reply?.thread, reply?.answering], ['smpp', 'other', at]);
    assert.match(reply?.reference ?? '', /^[\w-]+$/);
  });

  it('answers nothing to what comes eleven minutes late, danger included, and keeps nothing of it', async () => {
    assert.deepEqual(await house.write('il va me tuer', { at: new Date(house.now - 11 * minute) }), []);
    assert.deepEqual(house.counted, ['late']);
    assert.equal(house.store.size, 0);
  });

  it('takes the same message of an operator once', async () => {
    const first = house.message('bonjour');
    await house.channel.accept(first);
    await house.channel.accept(first);
    await house.channel.idle();
    assert.equal(house.outbox.posted.length, 1);
  });

  it('keeps the order of texts that come at once', async () => {
    await house.write('bonjour');
    const all = ['1', 'Levroux', '1', '2', '2'].map((text) => house.channel.accept(house.message(text)));
    await Promise.all(all);
    await house.channel.idle();
    const texts = house.outbox.posted.map(({ text }) => text).join('\n');
    const order = ['repondez 1', 'numero est garde', 'ESP Levroux', 'medecin', 'Menace', 'Peur pour'].map(
      (words) => texts.indexOf(words),
    );
    assert.ok(
      order.every((at, index) => at >= 0 && at >= (order[index - 1] ?? 0)),
      texts,
    );
  });

  it('ends with one last line on STOP, however it was written, and holds nothing of the talk', async () => {
    await house.write('mon mari me frappe');
    const id = await house.channel.talkOf('thread-1');
    await Promise.all(['STOP', 'stop'].map((text) => house.channel.accept(house.message(text))));
    await house.channel.idle();
    const last = house.outbox.posted.filter((reply) => reply.last);
    assert.deepEqual(
      last.map(({ text }) => text),
      [ended],
    );
    assert.equal(await house.store.since(id ?? '', 0), 'gone');
    assert.equal(house.store.size, 0);
  });

  it('is silent to STOP when it holds nothing', async () => {
    assert.deepEqual(await house.write('STOP'), []);
    assert.equal(house.store.size, 0);
  });

  it('says busy while the store is away, so that the operator keeps the message and brings it again', async () => {
    const message = house.message('bonjour');
    const accept = house.store.accept.bind(house.store);
    house.store.accept = () => Promise.reject(new Error('away'));
    assert.equal(await house.channel.accept(message), 'busy');
    house.store.accept = accept;
    assert.equal(await house.channel.accept(message), 'kept');
    await house.channel.idle();
    assert.deepEqual(
      house.outbox.posted.map(({ text }) => text),
      [neutral],
    );
  });

  it('says busy when the store has no more room', async () => {
    house.store.commit = () => Promise.resolve('full');
    assert.equal(await house.channel.accept(house.message('bonjour')), 'busy');
  });

  it('answers once the store is back within ten minutes, and never later', async () => {
    for (const [waited, expected] of [
      [9, [neutral]],
      [11, []],
    ] as const) {
      house = new House();
      const commit = house.store.commit.bind(house.store);
      let isAway = false;
      house.store.commit = (...args) => (isAway ? Promise.reject(new Error('away')) : commit(...args));
      house.store.watch = watchedBy(house, () => (isAway = true));
      await house.channel.accept(house.message('bonjour'));
      await house.turns.idle();
      isAway = false;
      house.store.watch = MemoryConversations.prototype.watch.bind(house.store);
      house.now += waited * minute;
      for (const run of house.later.splice(0)) run();
      await house.turns.idle();
      await house.channel.idle();
      assert.deepEqual(
        house.outbox.posted.map(({ text }) => text),
        expected,
      );
    }
  });

  it('tells who is paused one reviewed sentence, with the emergency numbers, and nothing more', async () => {
    await house.senders.keep(
      ['today', 'yesterday'],
      pausedNow(await house.senders.look(['today', 'yesterday']), house.clock()),
    );
    assert.deepEqual(await house.write('alors'), [
      'Nous ne repondons plus a ce numero pendant 24 heures. Urgence: 17, ou SMS au 114.',
    ]);
    assert.deepEqual(await house.write('alors'), []);
    house.now += 24 * 60 * minute;
    assert.deepEqual(await house.write('bonjour', { hashes: ['tomorrow', 'today'] }), [neutral]);
  });

  it('still erases on STOP for who is paused, and says nothing', async () => {
    await house.write('bonjour');
    const known = await house.senders.look(['today', 'yesterday']);
    const { paused, ...sender } = pausedNow(known, house.clock());
    await house.senders.keep(['today', 'yesterday'], { ...sender, paused: { ...paused!, told: true } });
    assert.ok((await house.channel.talkOf('thread-1')) !== undefined);
    assert.deepEqual(await house.write('STOP'), []);
    assert.equal(await house.channel.talkOf('thread-1'), undefined);
  });

  it('switched off says one neutral line to each number, danger included, and hears again at once when back', async () => {
    house.isOff = true;
    const closed = await house.write('il me frappe maintenant');
    assert.equal(closed.length, 1);
    assert.match(closed[0] ?? '', /^Service d'information sociale .*ferme.* 17, ou SMS au 114\.$/);
    assert.deepEqual(await house.write('encore'), []);
    house.now += 23 * 60 * minute;
    assert.deepEqual(await house.write('encore'), []);
    assert.deepEqual(await house.write('Réponse automatique : je suis absente', { hashes: ['c', 'd'] }), []);
    assert.equal((await house.write('bonjour', { thread: 't2', hashes: ['e', 'f'] })).length, 1);
    assert.equal(await house.channel.talkOf('thread-1'), undefined, 'nothing is kept of it');
    house.isOff = false;
    assert.deepEqual(await house.write('bonjour'), [neutral]);
    assert.deepEqual(house.counted, ['tell_off', 'off', 'off', 'automatic', 'tell_off', 'answer']);
  });

  it('switched off still ends and erases on STOP', async () => {
    await house.write('bonjour');
    house.isOff = true;
    assert.deepEqual(await house.write('STOP'), [ended]);
    assert.equal(await house.channel.talkOf('thread-1'), undefined);
  });

  it('knows a sender by yesterday’s hash after midnight', async () => {
    await house.senders.keep(
      ['today', 'yesterday'],
      pausedNow(await house.senders.look(['today', 'yesterday']), house.clock()),
    );
    assert.equal((await house.write('alors', { hashes: ['tomorrow', 'today'] })).length, 1);
    assert.deepEqual(await house.write('alors', { hashes: ['tomorrow', 'today'] }), []);
  });

  it('hears the beginning and the end of a text of ten thousand signs', async () => {
    const long = `${'il pleut encore. '.repeat(600)} il va me tuer maintenant`;
    const said = await house.write(long);
    assert.match(said[0] ?? '', /^Appelez le 17/);
  });

  it('answers an empty text, and one of signs alone, by the neutral line', async () => {
    for (const [at, text] of ['', '   ', '😀', '\u0000\u0007', '??'].entries())
      assert.deepEqual(await house.write(text, { thread: `t${String(at)}` }), [neutral]);
  });

  it('holds no number and none of her words but for the turn', async () => {
    await house.write('je suis Jeanne, 06 39 98 01 03, jeanne@example.org');
    const id = (await house.channel.talkOf('thread-1')) ?? '';
    const everything = JSON.stringify([await house.store.load(id), await house.store.since(id, 0)]);
    for (const trace of ['06 39 98', 'jeanne@']) assert.ok(!everything.includes(trace), trace);
    assert.ok(!id.includes('thread-1'));
  });
});

/** Calls `then` once the answer begins to be waited for: from there on the store is away. */
function watchedBy({ store }: House, then: () => void): MemoryConversations['watch'] {
  return (id, listener) => {
    then();
    return MemoryConversations.prototype.watch.call(store, id, listener);
  };
}
