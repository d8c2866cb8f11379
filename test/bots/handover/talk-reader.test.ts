import assert from 'node:assert/strict';
import type { Conversations } from '../../../bots/conversations.js';
import { readTalk } from '../../../bots/handover/talk-reader.js';
import { MemoryConversations } from '../../../infra/stores/memory-conversations.js';
import { blankState, message } from '../webchat/echo-bot.js';

const talk = 'talk';
const caseId = 'case';

describe('What a worker reads of a talk', () => {
  let store: MemoryConversations;
  let rev: number;

  beforeEach(async () => {
    store = new MemoryConversations({ clock: () => new Date(0) });
    rev = 0;
    await commit({ activities: [message('bonjour', 'a')] });
  });

  async function commit(turn: Partial<Parameters<Conversations['commit']>[2]>): Promise<void> {
    assert.equal(await store.commit(talk, rev, { state: blankState(), activities: [], ...turn }), 'done');
    rev += 1;
  }

  async function write(clientId: string): Promise<number> {
    const logged = { type: 'message', text: clientId, from: { id: 'her', role: 'user' as const, name: '' } };
    const accepted = await store.accept(talk, { clientId, logged, raw: clientId });
    assert.ok(accepted !== 'gone');
    return accepted.n;
  }

  /** The safety net has read it, and it went to the person. */
  const handle = (n: number) => commit({ handled: n, toPerson: caseId });

  /** The store of a busy day: something comes in between two readings. */
  function whileReading(after: 'load' | 'since', happens: () => Promise<void>): Conversations {
    const once = async (what: 'load' | 'since') => {
      if (what !== after || hasHappened) return;
      hasHappened = true;
      await happens();
    };
    let hasHappened = false;
    return new Proxy<Conversations>(store, {
      get(target, name) {
        const value = Reflect.get(target, name) as (...given: unknown[]) => Promise<unknown>;
        if (name !== 'load' && name !== 'since') return value.bind(target);
        return async (...given: unknown[]) => {
          const found = await value.apply(target, given);
          await once(name);
          return found;
        };
      },
    });
  }

  const all = async (from: Conversations) => {
    const first = await readTalk(from, { talk, caseId, after: 0 });
    const next = await readTalk(from, { talk, caseId, after: first.watermark });
    return [...first.messages, ...next.messages].map(({ text }) => text);
  };

  for (const after of ['load', 'since'] as const) {
    it(`is every word once, though one comes in right after « ${after} » and is handled later`, async () => {
      let late = 0;
      const busy = whileReading(after, async () => void (late = await write('second')));
      await handle(await write('first'));
      const first = await readTalk(busy, { talk, caseId, after: 0 });
      await handle(late);
      const next = await readTalk(store, { talk, caseId, after: first.watermark });
      const texts = [...first.messages, ...next.messages].map(({ text }) => text);
      assert.deepEqual(texts, ['first', 'second']);
    });

    it(`is every word once, though one comes in right after « ${after} » and is handled at once`, async () => {
      await handle(await write('first'));
      const busy = whileReading(after, async () => handle(await write('second')));
      assert.deepEqual(await all(busy), ['first', 'second']);
    });

    it(`is every word once, though one that waited is handled right after « ${after} »`, async () => {
      const n = await write('first');
      const busy = whileReading(after, () => handle(n));
      assert.deepEqual(await all(busy), ['first']);
    });
  }
});
