import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { Handover, type Attached } from '../../../bots/handover/handover.js';
import { apply } from '../../../bots/handover/queue.js';
import { emptyQueue, RULES } from '../../../bots/handover/queue-rules.js';
import { makeWords } from '../../../bots/words.js';
import { MemoryConversations } from '../../../infra/stores/memory-conversations.js';
import { MemoryLimits } from '../../../infra/stores/memory-limits.js';
import { MemoryQueue } from '../../../infra/stores/memory-queue.js';
import { worldOf } from '../../dialogs/world.js';

const { content } = worldOf();
const clock = () => new Date('2026-11-24T09:00:00Z');
const PLACE = {
  channel: 'web',
  lang: 'fr',
  level: 'D1',
  cause: null,
  reasons: [],
  agreed: true,
  far: false,
} as const;

/** Somebody waits with two words; anybody may try pairs, each conversation from where `from` says. */
async function waiting(from: (talk: string) => string) {
  let made = 0;
  const newId = () => `case-${String((made += 1))}`;
  const handover = new Handover({ content, clock, newId, key: randomBytes(32), words: makeWords(content) });
  const running = handover.attach({
    queue: new MemoryQueue(),
    store: new MemoryConversations({ clock }),
    limits: new MemoryLimits(randomBytes(32), { opening: 9, token: 9, message: 9 }),
    turns: { fromOf: from, unasked: () => Promise.resolve('gone') } as unknown as Attached['turns'],
    bot: {} as Attached['bot'],
    failed: (error) => assert.fail(String(error)),
  });
  await running.service.signIn({ worker: 'w', name: 'Camille', role: 'worker' });
  const answer = await handover.desk.request('hers', PLACE);
  assert.equal(answer.kind, 'waiting');
  const words = String(answer.kind === 'waiting' ? answer.values['words'] : '');
  const tries = async (talk: string, said: string) => (await handover.desk.resume(talk, said)).kind;
  return { tries, words };
}

describe('Two words, tried', () => {
  it('open nothing after five pairs in one conversation, not even the right one', async () => {
    const { tries, words } = await waiting(() => '');
    for (let count = 0; count < 5; count += 1) assert.equal(await tries('one', 'tilleul chaise'), 'wrong');
    assert.equal(await tries('one', words), 'wrong');
    assert.equal(await tries('another', words), 'resumed');
  });

  it('open nothing after thirty from one address, however many conversations it begins', async () => {
    const { tries, words } = await waiting((talk) => (talk === 'elsewhere' ? 'b' : 'a'));
    for (let count = 0; count < 30; count += 1)
      assert.equal(await tries(`talk-${String(count)}`, 'tilleul chaise'), 'wrong');
    assert.equal(await tries('new', words), 'wrong');
    assert.equal(await tries('elsewhere', words), 'resumed');
  });

  it('are never closed to her by what everybody else tries', async () => {
    const { tries, words } = await waiting((talk) => talk);
    for (let count = 0; count < 700; count += 1) await tries(`talk-${String(count)}`, 'tilleul chaise');
    assert.equal(await tries('hers again', words), 'resumed');
  });

  it('tell the lead once an hour that somebody guesses, and nobody of a few slips', () => {
    const rules = { ...RULES, manyWrongWords: 10 };
    let queue = emptyQueue();
    const wrong = (times: number, now: number) => {
      for (let count = 0; count < times; count += 1)
        queue = apply(queue, { kind: 'wrong_words' }, { now, rules }).queue;
      return queue.outbox.filter((event) => event.to === 'lead').map(({ alert }) => alert);
    };
    assert.deepEqual(wrong(9, 0), []);
    assert.deepEqual(wrong(30, 1000), ['words_guessed']);
    assert.deepEqual(wrong(9, 3_600_001), ['words_guessed']);
    assert.deepEqual(wrong(1, 3_600_002), ['words_guessed', 'words_guessed']);
  });
});
