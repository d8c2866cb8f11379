import assert from 'node:assert/strict';
import { apply } from '../../bots/handover/queue.js';
import { emptyQueue, RULES } from '../../bots/handover/queue-rules.js';
import type { Command, Queue } from '../../bots/handover/queue-model.js';
import type { QueueStore } from '../../bots/handover/queue-store.js';

const card = { worker: 'w', name: 'Camille', role: 'worker' } as const;
const signIn = (worker: string): Command => ({ kind: 'sign_in', card: { ...card, worker }, capacity: 1 });
const changed = (queue: Queue, command: Command) => apply(queue, command, { now: 1000, rules: RULES }).queue;

/** What any store of the line must do, whatever it is made of. `again` opens the same document as another process does. */
export function queueContract(
  name: string,
  make: () => Promise<{ store: QueueStore; again: () => Promise<QueueStore> | QueueStore }>,
): void {
  describe(`the line in ${name}`, () => {
    let store: QueueStore;
    let again: () => Promise<QueueStore> | QueueStore;
    beforeEach(async () => {
      ({ store, again } = await make());
    });

    it('is empty at first, under revision 0', async () => {
      assert.deepEqual(await store.load(), { rev: 0, queue: emptyQueue() });
    });

    it('is replaced under the revision that was read, which then grows by one', async () => {
      const queue = changed(emptyQueue(), signIn('w'));
      assert.equal(await store.commit(0, queue), 'done');
      assert.deepEqual(await store.load(), { rev: 1, queue });
    });

    it('refuses what was made from an older one, and keeps what stands', async () => {
      const first = changed(emptyQueue(), signIn('first'));
      await store.commit(0, first);
      assert.equal(await store.commit(0, changed(emptyQueue(), signIn('late'))), 'stale');
      assert.equal(await store.commit(5, emptyQueue()), 'stale');
      assert.deepEqual((await store.load()).queue, first);
    });

    it('lets one of many win who change it at once', async () => {
      const other = await again();
      const tries = Array.from({ length: 20 }, (_, at) =>
        (at % 2 ? store : other).commit(0, changed(emptyQueue(), signIn(`w${String(at)}`))),
      );
      const outcomes = await Promise.all(tries);
      assert.equal(outcomes.filter((outcome) => outcome === 'done').length, 1);
      assert.equal((await store.load()).queue.present.length, 1);
    });

    it('cannot be changed by holding on to it', async () => {
      const queue = changed(emptyQueue(), signIn('w'));
      await store.commit(0, queue);
      queue.present.length = 0;
      (await store.load()).queue.present.length = 0;
      assert.equal((await store.load()).queue.present.length, 1);
    });

    it('tells who watches of each change, and nobody who has stopped', async () => {
      const heard: string[] = [];
      const stop = store.watch(() => heard.push('a'));
      const told = new Promise<void>((resolve) => store.watch(() => resolve()));
      await store.commit(0, changed(emptyQueue(), signIn('w')));
      await told;
      assert.deepEqual(heard, ['a']);
      stop();
      const more = new Promise<void>((resolve) => store.watch(() => resolve()));
      await store.commit(1, changed(emptyQueue(), signIn('v')));
      await more;
      assert.deepEqual(heard, ['a']);
    });

    it('tells nobody of a change that was refused', async () => {
      let told = 0;
      store.watch(() => (told += 1));
      await store.commit(3, emptyQueue());
      assert.equal(told, 0);
    });
  });
}
