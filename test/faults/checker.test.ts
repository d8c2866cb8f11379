import assert from 'node:assert/strict';
import { faultsIn } from './checker.js';
import { newHistory, type Entry, type History } from './history.js';

const own = (n: number, clientId: string): Entry => ({
  n,
  id: `c|${String(n)}`,
  clientId,
  last: false,
  isBot: false,
  text: clientId,
});
const bot = (n: number, replyTo: number | undefined, last = true): Entry => ({
  n,
  id: `c|${String(n)}`,
  last,
  isBot: true,
  text: 'words',
  ...(replyTo === undefined ? {} : { replyToId: `c|${String(replyTo)}` }),
});

/** Opening, two messages, each with an answer of two parts and one. */
const whole = (): Entry[] => [
  bot(1, undefined),
  own(2, 'a'),
  own(3, 'b'),
  bot(4, 2, false),
  bot(5, 2),
  bot(6, 3),
];

function historyOf(log: Entry[], more: Partial<History> = {}): History {
  const acknowledged = [
    { clientId: 'a', id: 'c|2' },
    { clientId: 'b', id: 'c|3' },
  ];
  return { ...newHistory('v'), sent: ['a', 'b'], acknowledged, seen: whole(), logs: [log, log], ...more };
}

const without = (n: number) => whole().filter((entry) => entry.n !== n);
const last = { n: 7, id: 'c|7' };

describe('the checker of histories', () => {
  it('finds nothing wrong where all was kept', () => {
    assert.deepEqual(faultsIn([historyOf(whole())]), []);
  });

  const person = (n: number): Entry => ({ ...bot(n, undefined), step: 'human.talking' });

  it('lets a message to a person go without an answer of the bot', () => {
    const before = [person(1), own(2, 'a'), own(3, 'b'), bot(4, 2, false), bot(5, 2)];
    const meanwhile = [...without(6), person(6)];
    for (const log of [before, meanwhile]) assert.deepEqual(faultsIn([historyOf(log, { seen: [] })]), []);
  });

  const broken: [string, History, RegExp][] = [
    ['a message lost', historyOf(without(3)), /b was acknowledged and is lost/],
    ['a message doubled', historyOf([...whole(), { ...own(7, 'b') }]), /b is there twice/],
    [
      'a message under another name',
      historyOf(whole().map((e) => (e.n === 3 ? { ...e, id: 'x' } : e))),
      /as c\|3/,
    ],
    ['no answer', historyOf(without(6)), /b has no answer/],
    [
      'no answer where a person came when later words were answered already',
      historyOf([bot(1, undefined), own(2, 'a'), own(3, 'b'), bot(4, 3), person(5)]),
      /a has no answer/,
    ],
    ['two answers', historyOf([...whole(), { ...bot(7, 3) }]), /b was not answered once/],
    ['half an answer', historyOf(without(5)), /a was not answered once/],
    ['a torn answer', historyOf([...without(5), { ...bot(5, undefined) }, { ...bot(7, 2) }]), /a is torn/],
    ['a hole', historyOf([...whole(), { ...bot(8, undefined) }]), /number 8 at place 7/],
    [
      'words changed after they were seen',
      historyOf(whole().map((e) => (e.n === 6 ? { ...e, text: '?' } : e))),
      /another/,
    ],
    ['words seen twice', historyOf(whole(), { seen: [...whole(), bot(6, 3)] }), /came again/],
    [
      'something seen that is no more',
      historyOf(whole(), { seen: [...whole(), { ...bot(7, 3), ...last }] }),
      /another/,
    ],
    ['two servers with two stories', historyOf(whole(), { logs: [whole(), without(6)] }), /two stories/],
    [
      'something left after erasing',
      historyOf([], { erased: true, afterErasing: [404, 200] }),
      /answered 200/,
    ],
    [
      'messages that changed places',
      historyOf([bot(1, undefined), own(2, 'b'), own(3, 'a'), bot(4, 2, false), bot(5, 2), bot(6, 3)]),
      /b is out of order/,
    ],
  ];
  for (const [name, history, expected] of broken)
    it(`finds ${name}`, () => assert.match(faultsIn([history]).join('\n'), expected));
});
