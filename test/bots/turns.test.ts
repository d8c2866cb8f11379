import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import fc from 'fast-check';
import type { Bot } from '../../bots/bot.js';
import type { Conversations } from '../../bots/conversations.js';
import { Turns } from '../../bots/turns.js';
import { MemoryConversations } from '../../infra/stores/memory-conversations.js';
import { echoBot, message } from './webchat/echo-bot.js';

const clock = () => new Date('2026-11-23T20:00:00Z');

interface Setting {
  store: MemoryConversations;
  turns: Turns;
  reports: unknown[];
  say: (text: string) => Promise<void>;
  texts: () => Promise<string[]>;
  /** Waits asked for and not yet over, and what happens after each. */
  waits: { run: () => void; waitMs: number }[];
}

async function setting(bot: Bot = echoBot, wrap = (store: Conversations) => store): Promise<Setting> {
  const store = new MemoryConversations({ clock });
  const reports: unknown[] = [];
  const report = (event: string, what: object) => void reports.push({ event, ...what });
  const waits: Setting['waits'] = [];
  const later = (run: () => void, waitMs: number) => void waits.push({ run, waitMs });
  const turns = new Turns({ store: wrap(store), bot, clock, report, later, deadlineMs: 50 });
  await turns.open('c', 'fr');
  const say = async (text: string) => {
    await store.accept('c', { logged: { type: 'message', text }, raw: text });
  };
  const texts = async () => {
    const since = await store.since('c', 0);
    return since === 'gone' ? ['gone'] : since.activities.map(({ text }) => text ?? '');
  };
  return { store, turns, reports, say, texts, waits };
}

/** The same store with its answers late by some turns of the event loop, as over a network. */
function slowed(store: Conversations, delays: number[]): Conversations {
  const wait = async () => {
    for (let left = delays.shift() ?? 0; left > 0; left -= 1) await new Promise(setImmediate);
  };
  const late = async <R>(call: () => Promise<R>): Promise<R> => {
    await wait();
    const result = await call();
    await wait();
    return result;
  };
  return {
    accept: (id, inbound) => late(() => store.accept(id, inbound)),
    load: (id) => late(() => store.load(id)),
    commit: (id, rev, turn) => late(() => store.commit(id, rev, turn)),
    since: (id, after) => late(() => store.since(id, after)),
    erase: (id, how) => late(() => store.erase(id, how)),
    watch: (id, listener) => store.watch(id, listener),
    stillThere: (id) => late(() => store.stillThere(id)),
    unveil: (id, n) => late(() => store.unveil(id, n)),
    isReachable: () => store.isReachable(),
  };
}

/** The same store, one of whose verbs fails as long as `line.away` names it. */
function breaking(store: Conversations, line: { away: string }): Conversations {
  const unless = <R>(verb: string, call: () => Promise<R>): Promise<R> =>
    line.away === verb ? Promise.reject(new Error('away')) : call();
  return {
    ...slowed(store, []),
    load: (id) => unless('load', () => store.load(id)),
    erase: (id, how) => unless('erase', () => store.erase(id, how)),
  };
}

describe('turns', () => {
  it('begin with the bot', async () => {
    const { texts } = await setting();
    assert.deepEqual(await texts(), ['Bonjour']);
  });

  it('answer messages in the order they came, each once, however many calls there are', async () => {
    const { turns, say, texts } = await setting();
    for (const text of ['a', 'b', 'c']) {
      await say(text);
      void turns.hear('c');
    }
    await Promise.all([turns.hear('c'), turns.hear('c')]);
    const answers = (await texts()).filter((text) => text.startsWith('echo'));
    assert.deepEqual(answers, ['echo a', 'echo b', 'echo c']);
  });

  it('remember what the turn before remembered', async () => {
    const { turns, say, texts } = await setting();
    for (const text of ['a', 'b', 'c']) await say(text);
    await turns.hear('c');
    assert.equal((await texts()).at(-1), 'turn 3');
  });

  it('say which message they answer, and which words are the last', async () => {
    const { turns, store, say } = await setting();
    await say('a');
    await turns.hear('c');
    const since = await store.since('c', 2);
    assert.ok(since !== 'gone');
    assert.deepEqual(
      since.activities.map(({ replyToId, channelData }) => [
        replyToId,
        (channelData as { last?: true }).last,
      ]),
      [
        ['c|0000002', undefined],
        ['c|0000002', true],
      ],
    );
  });

  it('replace what was written by the one name the bot keeps', async () => {
    const { turns, say, texts } = await setting();
    await say('where 12 rue des Lilas');
    await turns.hear('c');
    assert.equal((await texts())[1], 'Châteauroux');
  });

  it('end the conversation when the bot says so, and leave nothing', async () => {
    for (const word of ['leave', 'erase']) {
      const { turns, say, texts } = await setting();
      await say(word);
      await turns.hear('c');
      assert.deepEqual(await texts(), ['gone']);
    }
  });

  it('of a conversation that is gone do nothing', async () => {
    const { turns, store, reports } = await setting();
    await store.erase('c', 'erase');
    await turns.hear('c');
    await turns.hear('never');
    assert.deepEqual(reports, []);
  });

  describe('that fail', () => {
    it('apologise with the numbers, keep the state and go on with the next message', async () => {
      const { turns, say, texts } = await setting();
      for (const text of ['boom', 'a']) await say(text);
      await turns.hear('c');
      assert.deepEqual((await texts()).slice(3), ['sorry', 'echo a', 'turn 1']);
    });

    it('report the error by its class and the step, never its words', async () => {
      const { turns, say, reports } = await setting();
      await say('boom');
      await turns.hear('c');
      assert.deepEqual(reports, [{ event: 'turn_failed', step: 'echo.open', error: 'RangeError' }]);
    });

    it('by never ending are cut, and the late answer is dropped', async () => {
      let answerLate: () => void = () => undefined;
      const hear: Bot['hear'] = (state) =>
        new Promise((resolve) => {
          answerLate = () => resolve({ state, activities: [message('too late', 's')] });
        });
      const { turns, say, texts, reports } = await setting({ ...echoBot, hear });
      await say('a');
      await turns.hear('c');
      answerLate();
      await new Promise(setImmediate);
      assert.deepEqual(await texts(), ['Bonjour', 'a', 'sorry']);
      assert.deepEqual(reports, [{ event: 'turn_late', step: 'echo.open', error: 'TurnLate' }]);
    });

    it('because the store is away lose nothing: the next call answers', async () => {
      const line = { away: '' };
      const { turns, say, texts, reports } = await setting(echoBot, (store) => breaking(store, line));
      await say('a');
      line.away = 'load';
      await turns.hear('c');
      line.away = '';
      await turns.hear('c');
      assert.equal((await texts()).at(-1), 'turn 1');
      assert.deepEqual(reports, [{ event: 'turn_failed', step: 'store', error: 'Error' }]);
    });

    it('because the store is away are tried again by themselves once it is back', async () => {
      const line = { away: 'load' };
      const { turns, say, texts, waits } = await setting(echoBot, (store) => breaking(store, line));
      await say('a');
      await turns.hear('c');
      assert.equal(waits.length, 1);
      line.away = '';
      waits.pop()?.run();
      await turns.idle();
      assert.equal((await texts()).at(-1), 'turn 1');
      assert.deepEqual(waits, []);
    });

    it('again and again wait longer each time, one wait at a time, and then stop', async () => {
      const line = { away: 'load' };
      const { turns, say, waits } = await setting(echoBot, (store) => breaking(store, line));
      await say('a');
      await turns.hear('c');
      const waited: number[] = [];
      for (let next = waits.pop(); next && waited.length < 50; next = waits.pop()) {
        await turns.hear('c');
        assert.deepEqual(waits, []);
        waited.push(next.waitMs);
        next.run();
        await turns.idle();
      }
      assert.deepEqual(
        waited,
        [...waited].sort((a, b) => a - b),
      );
      assert.ok(waited.length > 3 && waited.length < 10, String(waited.length));
    });

    it('to erase what she asked to have erased do so as soon as the store is back', async () => {
      const line = { away: 'erase' };
      const { turns, say, texts, waits } = await setting(echoBot, (store) => breaking(store, line));
      await say('erase');
      await turns.hear('c');
      line.away = '';
      waits.pop()?.run();
      await turns.idle();
      assert.deepEqual(await texts(), ['gone']);
    });
  });

  it('take in what the bot sends through its context, before what it returns', async () => {
    const hear: Bot['hear'] = async (state, context) => {
      const [sent] = await context.sendActivities([{ type: 'message', text: 'first' }]);
      assert.ok(sent);
      return { state, activities: [message('second', 's')] };
    };
    const { turns, say, texts } = await setting({ ...echoBot, hear });
    await say('a');
    await turns.hear('c');
    assert.deepEqual((await texts()).slice(2), ['first', 'second']);
  });

  it('let somebody else speak unasked, as one numbered step', async () => {
    const { turns, texts } = await setting();
    const reference = { conversation: { id: 'c' } as Activity['conversation'] };
    await turns.adapter.continueConversation(reference, async (context) => {
      await context.sendActivity('a worker is here');
    });
    assert.deepEqual(await texts(), ['Bonjour', 'a worker is here']);
  });

  it('drop unasked words for a conversation that is gone', async () => {
    const { turns, store, texts } = await setting();
    await store.erase('c', 'erase');
    await turns.tell('c', [message('late', 's')]);
    assert.deepEqual(await texts(), ['gone']);
  });

  it('count each screen they arrive at once, however many messages it takes', async () => {
    const store = new MemoryConversations({ clock });
    const counted: string[] = [];
    const count = (step: string) => counted.push(step);
    const turns = new Turns({ store, bot: echoBot, clock, report: () => undefined, count });
    await turns.open('c', 'fr');
    await store.accept('c', { logged: {}, raw: 'a' });
    await turns.hear('c');
    assert.deepEqual(counted, ['echo.open', 'echo.second']);
  });

  it('answer each message exactly once when two processes race on a slow store', async () => {
    const delays = () => fc.array(fc.nat(3), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(delays(), delays(), fc.integer({ min: 1, max: 5 }), async (mine, yours, messages) => {
        const { store, turns, say, texts } = await setting(echoBot, (inner) => slowed(inner, mine));
        const report = () => undefined;
        const other = new Turns({ store: slowed(store, yours), bot: echoBot, clock, report });
        for (let n = 0; n < messages; n += 1) await say(String(n));
        await Promise.all([turns.hear('c'), other.hear('c')]);
        const answers = (await texts()).filter((text) => text.startsWith('echo'));
        assert.deepEqual(
          answers,
          Array.from({ length: messages }, (_, n) => `echo ${n}`),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('never bring back a conversation that was erased while they ran', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(3), { maxLength: 20 }), fc.nat(12), async (delays, when) => {
        const { store, turns, say, texts, reports } = await setting(echoBot, (inner) =>
          slowed(inner, delays),
        );
        for (const text of ['a', 'b']) await say(text);
        const running = turns.hear('c');
        for (let left = when; left > 0; left -= 1) await new Promise(setImmediate);
        await store.erase('c', 'erase');
        await running;
        assert.deepEqual(await texts(), ['gone']);
        assert.deepEqual(reports, []);
      }),
      { numRuns: 40 },
    );
  });
});
