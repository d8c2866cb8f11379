import assert from 'node:assert/strict';
import { apply } from '../../../bots/handover/queue.js';
import { emptyQueue, RULES } from '../../../bots/handover/queue-rules.js';
import { limitedDesk, PLACE } from './limited-desk.js';

/** Somebody waits with two words; anybody may try pairs, each conversation from where `from` says. */
async function waiting(from: (talk: string) => string) {
  const desk = await limitedDesk(from);
  const answer = await desk.request('hers', PLACE);
  assert.equal(answer.kind, 'waiting');
  const words = String(answer.kind === 'waiting' ? answer.values['words'] : '');
  const tries = async (talk: string, said: string) => (await desk.resume(talk, said)).kind;
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

  for (const [network, addressOf, beside] of [
    ['an IPv6 /48', (at: number) => `2001:db8:7:${at.toString(16)}`, '2001:db8:8:1'],
    ['an IPv4 /24', (at: number) => `203.0.113.${String(at)}`, '203.0.114.1'],
  ] as const) {
    it(`open nothing after sixty from one network, ${network}, however many addresses it has`, async () => {
      const { tries, words } = await waiting((talk) =>
        talk === 'beside' ? beside : addressOf(Number(talk.replace(/\D/g, '') || '200')),
      );
      for (let count = 0; count < 60; count += 1)
        assert.equal(await tries(`talk-${String(count)}`, 'tilleul chaise'), 'wrong');
      assert.equal(await tries('new', words), 'wrong');
      assert.equal(await tries('beside', words), 'resumed');
    });
  }

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
