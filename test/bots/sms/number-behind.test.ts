import assert from 'node:assert/strict';
import type { Activity, Conversations } from '../../../bots/conversations.js';
import { cameBy } from '../../../bots/sms/came-by.js';
import { numberBehind } from '../../../bots/sms/number-behind.js';
import { SealedNumbers } from '../../../bots/sms/sealed-numbers.js';
import { MemoryThreads } from '../../../infra/stores/memory-threads.js';

const NUMBER = '+33639980142';
const clock = () => new Date('2026-11-30T09:00:00Z');

/** Texts from one telephone in one talk, on a line whose numbers are sealed. */
async function texting() {
  const threads = new MemoryThreads(clock);
  const numbers = new SealedNumbers({ threads, secret: 'a'.repeat(32), clock, newId: () => 'thread-1' });
  const { thread, hashes } = await numbers.meet(NUMBER);
  const accepted = { thread, hashes, gateway: 'kannel', text: 'bonjour', at: clock() };
  const said = cameBy({ type: 'message', text: 'bonjour', channelData: { n: 1 } }, accepted);
  const talks = new Map<string, Partial<Activity>[]>([
    ['by-sms', [said, { type: 'message', channelData: { n: 2 } }]],
    ['on-the-page', [{ type: 'message', text: 'bonjour', channelData: { n: 1 } }]],
  ]);
  const since = (id: string) =>
    Promise.resolve(talks.has(id) ? { activities: talks.get(id), watermark: 2 } : 'gone');
  const store = { since } as unknown as Conversations;
  const asked: string[] = [];
  const numbersOf = (gateway: string) => (asked.push(gateway), numbers);
  return {
    numbers,
    talks,
    asked,
    thread,
    behind: (talk: string) => numberBehind(talk, { store, numbersOf }),
  };
}

describe('The number behind a talk', () => {
  it('is opened by who seals the numbers of the gateway she texts through', async () => {
    const { behind, asked } = await texting();
    assert.equal(await behind('by-sms'), NUMBER);
    assert.deepEqual(asked, ['kannel']);
  });

  it('is not there on the page', async () => {
    const { behind } = await texting();
    assert.equal(await behind('on-the-page'), undefined);
  });

  it('is gone with the talk, and gone with the thread', async () => {
    const { behind, talks, numbers, thread } = await texting();
    await numbers.erase(thread);
    assert.equal(await behind('by-sms'), undefined);
    talks.delete('by-sms');
    assert.equal(await behind('by-sms'), undefined);
  });
});
