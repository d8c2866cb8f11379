import assert from 'node:assert/strict';
import type { Activity, Conversations } from '../../../bots/conversations.js';
import type { Outbox, Reply } from '../../../bots/sms/gateway.js';
import { Unasked } from '../../../bots/sms/unasked.js';
import { newState } from '../../../dialogs/state.js';
import { openedAt } from '../../../dialogs/sms/with-person.js';
import { MemoryConversations } from '../../../infra/stores/memory-conversations.js';

const minute = 60_000;
const start = Date.parse('2026-11-24T09:00:00Z');

/** As the delivery does: a known reference is not posted twice. */
class Kept implements Outbox {
  readonly posted = new Map<string, Reply>();
  isAway = false;
  post(reply: Reply): Promise<void> {
    if (this.isAway) return Promise.reject(new Error('away'));
    if (!this.posted.has(reply.reference)) this.posted.set(reply.reference, reply);
    return Promise.resolve();
  }
  state = () => Promise.resolve(undefined);
  erase = () => Promise.resolve();
  texts = () => [...this.posted.values()].map(({ text }) => text);
}

/** A talk whose window opened at `start`, in a real store. */
class Scene {
  now = start;
  readonly store: Conversations = new MemoryConversations({ clock: () => new Date(this.now) });
  readonly outbox = new Kept();
  isOff = false;
  unasked = this.make();

  make(): Unasked {
    const outboxOf = (name: string) => (name === 'kannel' ? this.outbox : undefined);
    return new Unasked({ store: this.store, outboxOf, isOff: () => this.isOff });
  }

  async open(gateway = 'kannel'): Promise<this> {
    const thread = { at: start, window: openedAt(start) };
    const state = { ...newState({ lang: 'fr', channel: 'sms' }), thread };
    await this.store.commit('talk', 0, { state, activities: [] });
    const sms = { thread: 'thread-1', gateway, hashes: ['a', 'b'], at: start };
    const logged = {
      type: 'message',
      text: '1',
      from: { id: 'visitor', name: '', role: 'user' },
      channelData: { sms },
    };
    await this.store.accept('talk', { logged, raw: '1' });
    return this;
  }

  async say(...activities: Partial<Activity>[]): Promise<void> {
    const loaded = await this.store.load('talk');
    assert.ok(loaded !== 'gone');
    const last = {
      ...activities.at(-1),
      channelData: { ...(activities.at(-1)?.channelData as object), last: true },
    };
    const timed = [...activities.slice(0, -1), last].map((one) => ({
      ...one,
      timestamp: new Date(this.now),
    }));
    await this.store.commit('talk', loaded.state.rev, { state: loaded.state, activities: timed });
  }
}

const words = (text: string, more: object = {}): Partial<Activity> => ({
  type: 'message',
  text,
  channelData: more,
});

describe('What nobody asked for by SMS', () => {
  it('goes out once, to the thread and the gateway of her last text, also when another process looks again', async () => {
    const scene = await new Scene().open();
    await scene.say(words('Bonjour.'));
    await scene.unasked.look('talk');
    await scene.unasked.look('talk');
    await scene.make().look('talk');
    assert.deepEqual(scene.outbox.texts(), ['Bonjour.']);
    const [reply] = [...scene.outbox.posted.values()];
    assert.equal(reply?.thread, 'thread-1');
    assert.equal(reply.answering.getTime(), start);
  });

  it('is tried again when the way out was away', async () => {
    const scene = await new Scene().open();
    await scene.say(words('Bonjour.'));
    scene.outbox.isAway = true;
    await assert.rejects(scene.unasked.look('talk'));
    scene.outbox.isAway = false;
    await scene.unasked.look('talk');
    assert.deepEqual(scene.outbox.texts(), ['Bonjour.']);
  });

  it('leaves answers to the answers, and words that wait behind a knock where they are', async () => {
    const scene = await new Scene().open();
    await scene.say({ ...words('une réponse'), replyToId: 'talk|0000001' });
    await scene.say(
      words('Pour ce soir ?', { waits: true }),
      words('Claire. Repondez 1.', { step: 'human.knock' }),
    );
    await scene.unasked.look('talk');
    assert.deepEqual(scene.outbox.texts(), ['Claire. Repondez 1.']);
  });

  it('may reach her no later than the end of her window: a knock counts from itself, words from her last text', async () => {
    const scene = await new Scene().open();
    scene.now = start + 5 * minute;
    await scene.say(words('mots'));
    scene.now = start + 15 * minute;
    await scene.say(words('Claire. Repondez 1.', { step: 'human.knock' }));
    await scene.unasked.look('talk');
    const deadlines = [...scene.outbox.posted.values()].map(
      ({ answering }) => answering.getTime() + 10 * minute,
    );
    assert.deepEqual(deadlines, [start + 10 * minute, start + 20 * minute]);
  });

  it('sends nothing through a gateway that is not there, nor while SMS is switched off', async () => {
    const other = await new Scene().open('another');
    await other.say(words('mots'));
    await other.unasked.look('talk');
    const off = await new Scene().open();
    off.isOff = true;
    await off.say(words('mots'));
    await off.unasked.look('talk');
    assert.deepEqual([...other.outbox.texts(), ...off.outbox.texts()], []);
  });

  it('is nothing for a talk of the page, or one that is over', async () => {
    const scene = new Scene();
    await scene.unasked.look('nowhere');
    await scene.store.commit('web', 0, {
      state: newState({ lang: 'fr', channel: 'web' }),
      activities: [words('oui')],
    });
    await scene.unasked.look('web');
    assert.deepEqual(scene.outbox.texts(), []);
  });
});
