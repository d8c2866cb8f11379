import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Conversations, Ending, Since } from '../../bots/conversations.js';
import { blankState, message } from '../bots/webchat/echo-bot.js';

/** A store made for one test, and the hands that move its time. */
export interface StoreUnderTest {
  store: Conversations;
  /** Lets time pass. */
  pass: (ms: number) => Promise<void> | void;
  /** How finely its time is told, in ms: a store elsewhere lives on while a test speaks. 1 when absent. */
  grainMs?: number;
  /** What a timer would do now and then. */
  sweep: () => Promise<unknown> | void;
}

const minute = 60_000;
const logged = (text: string) => ({ type: 'message', text });
const said = (text: string) => ({ logged: logged(text), raw: `raw ${text}` });

/** What any store of conversations must do, whatever it is made of. */
export function conversationsContract(
  name: string,
  make: () => Promise<StoreUnderTest> | StoreUnderTest,
): void {
  describe(`conversations in ${name}`, () => {
    let under: StoreUnderTest;
    let store: Conversations;
    let grain: number;
    beforeEach(async () => {
      under = await make();
      ({ store, grainMs: grain = 1 } = under);
    });

    const opened = (id: string) =>
      store.commit(id, 0, { state: blankState(), activities: [message('hi', 'a')] });
    const read = async (id: string, after = 0): Promise<Since> => {
      const since = await store.since(id, after);
      assert.notEqual(since, 'gone');
      return since as Since;
    };
    const numbers = ({ activities }: Since) =>
      activities.map(({ channelData }) => (channelData as { n: number }).n);

    describe('numbering', () => {
      it('starts at one and gives every activity the next number', async () => {
        await opened('c');
        assert.deepEqual(await store.accept('c', said('un')), { n: 2, repeated: false });
        await store.commit('c', 1, {
          state: blankState(),
          activities: [message('x', 's'), message('y', 's')],
          handled: 2,
        });
        const since = await read('c');
        assert.deepEqual(numbers(since), [1, 2, 3, 4]);
        assert.equal(since.watermark, 4);
      });

      it('replays only what comes after a number', async () => {
        await opened('c');
        await store.accept('c', said('un'));
        await store.accept('c', said('deux'));
        assert.deepEqual(numbers(await read('c', 2)), [3]);
      });

      it('answers a number beyond the end with nothing and the true end', async () => {
        await opened('c');
        assert.deepEqual(await read('c', 999), { activities: [], watermark: 1 });
      });

      it('keeps what the channel put beside the number', async () => {
        await opened('c');
        const [first] = (await read('c')).activities;
        assert.deepEqual(first?.channelData, { step: 'a', n: 1 });
      });
    });

    describe('a message sent twice under one client id', () => {
      it('gets its first number back and is kept once', async () => {
        await opened('c');
        const first = await store.accept('c', { clientId: 'k', ...said('un') });
        const again = await store.accept('c', { clientId: 'k', ...said('un') });
        assert.deepEqual(first, { n: 2, repeated: false });
        assert.deepEqual(again, { n: 2, repeated: true });
        assert.equal((await read('c')).watermark, 2);
      });

      it('is known even after it was answered', async () => {
        await opened('c');
        await store.accept('c', { clientId: 'k', ...said('un') });
        await store.commit('c', 1, { state: blankState(), activities: [], handled: 2 });
        assert.deepEqual(await store.accept('c', { clientId: 'k', ...said('un') }), { n: 2, repeated: true });
        const loaded = await store.load('c');
        assert.deepEqual(loaded !== 'gone' && loaded.pending, []);
      });

      it('does not collide with the same id in another conversation', async () => {
        await opened('c');
        await opened('d');
        await store.accept('c', { clientId: 'k', ...said('un') });
        assert.deepEqual(await store.accept('d', { clientId: 'k', ...said('un') }), {
          n: 2,
          repeated: false,
        });
      });
    });

    describe('a turn', () => {
      it('finds what is pending, oldest first, with the words as they were written', async () => {
        await opened('c');
        await store.accept('c', said('un'));
        await store.accept('c', said('deux'));
        const loaded = await store.load('c');
        assert.ok(loaded !== 'gone');
        assert.deepEqual(loaded.pending, [
          { n: 2, raw: 'raw un' },
          { n: 3, raw: 'raw deux' },
        ]);
      });

      it('is refused when another turn was committed in between', async () => {
        await opened('c');
        const turn = { state: blankState(), activities: [message('x', 's')] };
        assert.equal(await store.commit('c', 1, turn), 'done');
        assert.equal(await store.commit('c', 1, turn), 'stale');
        assert.equal((await read('c')).watermark, 2);
      });

      it('finds the revision in the state it loads', async () => {
        await opened('c');
        await store.commit('c', 1, { state: { ...blankState(), misses: 7 }, activities: [] });
        const loaded = await store.load('c');
        assert.ok(loaded !== 'gone');
        assert.equal(loaded.state.rev, 2);
        assert.equal(loaded.state.misses, 7);
      });

      it('cannot be changed afterwards by who holds its objects', async () => {
        const state = blankState();
        const words = message('hi', 'a');
        await store.commit('c', 0, { state, activities: [words] });
        state.misses = 9;
        words.text = 'changed';
        const loaded = await store.load('c');
        assert.equal(loaded !== 'gone' && loaded.state.misses, 0);
        assert.equal((await read('c')).activities[0]?.text, 'hi');
      });

      it('may leave only a name of what was written', async () => {
        await opened('c');
        await store.accept('c', { clientId: 'k', ...said('12 rue des Lilas') });
        await store.commit('c', 1, { state: blankState(), activities: [], handled: 2, keep: 'Châteauroux' });
        const text = JSON.stringify(await read('c'));
        assert.match(text, /Châteauroux/);
        assert.doesNotMatch(text, /Lilas/);
        assert.deepEqual(await store.accept('c', { clientId: 'k', ...said('x') }), { n: 2, repeated: true });
      });

      it('may leave nothing of what was written, and then a neutral mark stands for it', async () => {
        await opened('c');
        await store.accept('c', said('12 rue des Lilas'));
        await store.commit('c', 1, { state: blankState(), activities: [], handled: 2, keep: '' });
        assert.equal((await read('c')).activities[1]?.text, '•••');
        assert.deepEqual(numbers(await read('c', 2)), []);
      });

      it('does not open a conversation that is already open', async () => {
        await opened('c');
        assert.equal(await opened('c'), 'stale');
      });

      it('of a conversation nobody opened is gone', async () => {
        assert.equal(await store.commit('x', 3, { state: blankState(), activities: [] }), 'gone');
        assert.equal(await store.load('x'), 'gone');
        assert.equal(await store.since('x', 0), 'gone');
        assert.equal(await store.accept('x', said('un')), 'gone');
      });
    });

    describe('erasing', () => {
      const everyDoor = async (id: string) => [
        await store.load(id),
        await store.since(id, 0),
        await store.accept(id, said('un')),
        await store.commit(id, 1, { state: blankState(), activities: [] }),
        await opened(id),
      ];
      const allGone = ['gone', 'gone', 'gone', 'gone', 'gone'];

      it('leaves nothing behind any door', async () => {
        await opened('c');
        await store.erase('c', 'erase');
        assert.deepEqual(await everyDoor('c'), allGone);
      });

      it('wins over a turn that was already under way', async () => {
        await opened('c');
        await store.accept('c', said('un'));
        const loaded = await store.load('c');
        await store.erase('c', 'leave');
        assert.ok(loaded !== 'gone');
        const late = { state: loaded.state, activities: [message('late', 's')], handled: 2 };
        assert.equal(await store.commit('c', loaded.state.rev, late), 'gone');
        assert.deepEqual(await everyDoor('c'), allGone);
      });

      it('holds against a comeback for a day, and then leaves no trace at all', async () => {
        await opened('c');
        await store.erase('c', 'erase');
        await under.pass(24 * 60 * minute - grain);
        await under.sweep();
        assert.equal(await opened('c'), 'gone');
        await under.pass(grain);
        await under.sweep();
        assert.equal(await opened('c'), 'done');
      });

      it('may be repeated, also for what never was', async () => {
        await opened('c');
        for (const id of ['c', 'c', 'never']) await store.erase(id, 'erase');
        assert.equal(await store.load('c'), 'gone');
      });

      it('what never began keeps it from beginning, for half an hour', async () => {
        await store.erase('c', 'erase');
        await under.pass(30 * minute - grain);
        await under.sweep();
        assert.deepEqual(await everyDoor('c'), allGone);
      });

      it('of one conversation leaves the others alone', async () => {
        await opened('c');
        await opened('d');
        await store.erase('c', 'erase');
        assert.equal((await read('d')).watermark, 1);
      });
    });

    describe('silence', () => {
      it('of thirty minutes ends a conversation, even before any sweep', async () => {
        await opened('c');
        await under.pass(30 * minute - grain);
        assert.equal((await read('c')).watermark, 1);
        await under.pass(grain);
        assert.equal(await store.since('c', 0), 'gone');
      });

      it('is broken only by writing, not by reading or by the bot', async () => {
        await opened('c');
        await under.pass(20 * minute);
        await store.accept('c', said('un'));
        await under.pass(20 * minute);
        await read('c');
        await store.commit('c', 1, { state: blankState(), activities: [], handled: 2 });
        await under.pass(10 * minute);
        assert.equal(await store.load('c'), 'gone');
      });

      it('may last a day by SMS, so that an agreed word can take the talk up', async () => {
        const state = { ...blankState(), channel: 'sms' as const };
        await store.commit('c', 0, { state, activities: [] });
        await under.pass(20 * 60 * minute);
        await store.accept('c', said('un'));
        await under.pass(24 * 60 * minute - grain);
        assert.notEqual(await store.load('c'), 'gone');
        await under.pass(grain);
        assert.equal(await store.load('c'), 'gone');
      });

      it('is told by the sweep to who watches', async () => {
        const ends: (Ending | undefined)[] = [];
        await opened('c');
        store.watch('c', (ended) => ends.push(ended));
        await under.pass(30 * minute);
        await under.sweep();
        assert.deepEqual(ends, ['expired']);
      });
    });

    describe('words for a person', () => {
      const masked = { logged: logged('mon •••'), raw: 'mon 06 39 98 12 34' };
      const handled = (n: number, more: object) => ({
        state: blankState(),
        activities: [],
        handled: n,
        ...more,
      });
      const dataOf = async (n: number): Promise<unknown> =>
        (await read('c')).activities.find(({ channelData }) => (channelData as { n: number }).n === n)
          ?.channelData;

      it('are marked with their case, and what the mask hides is kept under it', async () => {
        await opened('c');
        await store.accept('c', masked);
        await store.commit('c', 1, handled(2, { toPerson: 'case' }));
        assert.deepEqual(await dataOf(2), { case: 'case', n: 2, veiled: true });
        assert.deepEqual(await store.unveil('c', 2), { text: 'mon 06 39 98 12 34' });
        assert.ok(!JSON.stringify(await read('c')).includes('06 39'));
      });

      it('have nothing under the mask when they are for the bot, or hold nothing to mask', async () => {
        await opened('c');
        await store.accept('c', masked);
        await store.accept('c', { logged: logged('bonjour'), raw: 'bonjour' });
        await store.commit('c', 1, handled(2, {}));
        await store.commit('c', 2, handled(3, { toPerson: 'case' }));
        assert.equal(await store.unveil('c', 2), undefined);
        assert.equal(await store.unveil('c', 3), undefined);
        assert.equal(await store.unveil('c', 99), undefined);
        assert.deepEqual(await dataOf(3), { case: 'case', n: 3 });
      });

      it('keep nothing under the mask once the two have parted, nor once erased', async () => {
        await opened('c');
        await store.accept('c', masked);
        await store.commit('c', 1, handled(2, { toPerson: 'case' }));
        await store.commit('c', 2, { state: blankState(), activities: [], parted: true });
        assert.equal(await store.unveil('c', 2), undefined);
        await store.erase('c', 'leave');
        assert.equal(await store.unveil('c', 2), 'gone');
      });
    });

    describe('who waits for a person', () => {
      it('is not silent as long as it is said that she is still there', async () => {
        await opened('c');
        for (let quarter = 0; quarter < 8; quarter += 1) {
          await under.pass(15 * minute);
          await store.stillThere('c');
        }
        assert.notEqual(await store.load('c'), 'gone');
        await under.pass(31 * minute);
        await under.sweep();
        assert.equal(await store.load('c'), 'gone');
        await store.stillThere('c');
        assert.equal(await store.load('c'), 'gone');
      });
    });

    describe('watching', () => {
      it('is told of each accept and commit, of nothing repeated, and once of the end', async () => {
        const told: (Ending | undefined)[] = [];
        await opened('c');
        store.watch('c', (ended) => told.push(ended));
        await store.accept('c', { clientId: 'k', ...said('un') });
        await store.accept('c', { clientId: 'k', ...said('un') });
        await store.commit('c', 1, { state: blankState(), activities: [], handled: 2 });
        await store.erase('c', 'leave');
        await store.erase('c', 'leave');
        assert.deepEqual(told, [undefined, undefined, 'leave']);
      });

      it('stops when asked', async () => {
        const told: unknown[] = [];
        await opened('c');
        const stop = store.watch('c', (ended) => told.push(ended));
        stop();
        stop();
        await store.accept('c', said('un'));
        assert.deepEqual(told, []);
      });
    });

    it('says that it can be reached', async () => {
      assert.equal(await store.isReachable(), true);
    });

    it('keeps its promises whatever the order in which turns, messages, readers and erasing meet', async () => {
      await fc.assert(
        fc.asyncProperty(schedules, async (steps) => walk(await make(), steps)),
        { numRuns: 60 },
      );
    });
  });
}

type Step =
  | { do: 'accept'; key: number }
  | { do: 'load' }
  | { do: 'commit'; replies: number }
  | { do: 'read' }
  | { do: 'erase' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('accept' as const), key: fc.nat(5) }) },
  { weight: 3, arbitrary: fc.constant({ do: 'load' as const }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('commit' as const), replies: fc.nat(3) }) },
  { weight: 3, arbitrary: fc.constant({ do: 'read' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'erase' as const }) },
);

/** Two turn runners on one conversation, each with its own, possibly old, view of it. */
const schedules = fc.array(fc.tuple(fc.nat(1), step), { maxLength: 40 });

/** Plays a schedule and checks after each step: answered once, numbered without holes, gone for good. */
async function walk({ store }: StoreUnderTest, steps: readonly [number, Step][]): Promise<void> {
  await store.commit('c', 0, { state: blankState(), activities: [] });
  const views: { rev: number; handled?: number }[] = [{ rev: 1 }, { rev: 1 }];
  const seen: number[] = [];
  const answered = new Set<number>();
  let erased = false;
  for (const [who, one] of steps) {
    const outcome = await play(one, views[who] ?? { rev: 1 });
    if (erased) assert.equal(outcome, 'gone');
    if (one.do === 'erase') erased = true;
  }

  async function play(one: Step, view: { rev: number; handled?: number }): Promise<unknown> {
    if (one.do === 'accept') return store.accept('c', { clientId: String(one.key), ...said('x') });
    if (one.do === 'load') return look(view);
    if (one.do === 'commit') return answer(one.replies, view);
    if (one.do === 'read') return replay();
    await store.erase('c', 'erase');
    return 'gone';
  }

  async function look(view: { rev: number; handled?: number }): Promise<unknown> {
    const loaded = await store.load('c');
    if (loaded === 'gone') return 'gone';
    view.rev = loaded.state.rev;
    view.handled = loaded.pending[0]?.n;
    return loaded;
  }

  async function answer(replies: number, view: { rev: number; handled?: number }): Promise<unknown> {
    const activities = Array.from({ length: replies }, () => message('r', 's'));
    const turn = { state: blankState(), activities, handled: view.handled };
    const outcome = await store.commit('c', view.rev, turn);
    if (outcome !== 'done' || view.handled === undefined) return outcome;
    assert.ok(!answered.has(view.handled), 'answered twice');
    answered.add(view.handled);
    return outcome;
  }

  async function replay(): Promise<unknown> {
    const since = await store.since('c', seen.length);
    if (since === 'gone') return 'gone';
    seen.push(...since.activities.map(({ channelData }) => (channelData as { n: number }).n));
    assert.deepEqual(
      seen,
      seen.map((_, index) => index + 1),
    );
    assert.equal(since.watermark, seen.length);
    return since;
  }
}
