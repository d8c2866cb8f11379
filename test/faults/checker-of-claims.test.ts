import assert from 'node:assert/strict';
import { faultsInClaims } from './checker-of-claims.js';
import { newHistory, type Entry, type History } from './history.js';
import { newWorkerHistory, signed, type Claim, type WorkerHistory, type Words } from './worker-history.js';

const claim = (fence: number, asked: number): Claim => ({ case: 'c', fence, asked, done: asked + 1 });
const words = (worker: string, fence: number, asked: number): Words => ({
  ...claim(fence, asked),
  client: `${worker}-${String(asked)}`,
  text: signed(worker, fence, asked),
});
const entry = ({ client, text, case: of }: Words): Entry => ({
  ...{ n: 0, id: '', clientId: client, last: true, isBot: true, text, case: of },
});

const [first, second, third] = [words('anne', 2, 20), words('anne', 2, 30), words('brigitte', 4, 60)];

/** Anne takes the case, writes twice and leaves; Brigitte takes it, writes once and ends it. */
const anne = (more: Partial<WorkerHistory> = {}): WorkerHistory => ({
  ...newWorkerHistory('anne'),
  claims: [claim(2, 10)],
  words: [first, second],
  leaves: [{ asked: 40, done: 41 }],
  ...more,
});
const brigitte = (more: Partial<WorkerHistory> = {}): WorkerHistory => ({
  ...newWorkerHistory('brigitte'),
  claims: [claim(4, 50)],
  words: [third],
  ends: [claim(4, 70)],
  ...more,
});
const visitor = (...said: Words[]): History => {
  const asked: Entry = { n: 1, id: '1', last: true, isBot: true, text: 'words', step: 'human.talking' };
  return { ...newHistory('v'), logs: [[asked, ...said.map(entry)]] };
};
const whole = visitor(first, second, third);

const judged = (workers: WorkerHistory[], ...visitors: History[]) =>
  faultsInClaims(workers, visitors).join('\n');

describe('the checker of claims', () => {
  it('finds nothing wrong where all was kept', () => {
    assert.equal(judged([anne(), brigitte()], whole, visitor()), '');
  });

  it('lets what was under way at the same moment go either way', () => {
    const late = { ...second, asked: 45, done: 55 };
    assert.equal(judged([anne({ words: [first, late], leaves: [] }), brigitte()], whole), '');
    const leaves = [{ asked: 29, done: 45 }];
    assert.equal(judged([anne({ leaves }), brigitte()], whole), '');
  });

  const changed = { ...second, text: signed('anne', 2, 31) };
  const unheard = words('claire', 4, 61);
  const afterNewer = words('anne', 2, 53);
  const broken: [string, WorkerHistory[], History[], RegExp][] = [
    [
      'a word lost',
      [anne(), brigitte()],
      [visitor(first, third)],
      /« anne 2 30 » was acknowledged and is lost/,
    ],
    [
      'a word doubled',
      [anne(), brigitte()],
      [visitor(first, second, second, third)],
      /« anne 2 30 » is there twice/,
    ],
    ['a word in two logs', [anne(), brigitte()], [whole, visitor(second)], /« anne 2 30 » is there twice/],
    [
      'a word doubled that was never acknowledged',
      [anne({ words: [first] }), brigitte()],
      [visitor(first, second, second, third)],
      /« anne 2 30 » is there twice/,
    ],
    [
      'a word changed',
      [anne(), brigitte()],
      [visitor(first, changed, third)],
      /« anne 2 30 » is « anne 2 31 »/,
    ],
    [
      'words of one case in two logs',
      [anne(), brigitte()],
      [visitor(first, third), visitor(second)],
      /c stands in two logs/,
    ],
    [
      'a word in another case',
      [anne(), brigitte()],
      [visitor(first, { ...second, case: 'd' }, third)],
      /« anne 2 30 » stands in another case/,
    ],
    [
      'a number given to two',
      [anne(), brigitte({ claims: [claim(2, 12), claim(4, 50)] })],
      [whole],
      /c under 2 was held by anne and brigitte/,
    ],
    [
      'two who write under one number',
      [anne(), brigitte()],
      [visitor(first, second, third, unheard)],
      /c under 4 was held by brigitte and claire/,
    ],
    [
      'words of an older claim after those of a newer',
      [anne(), brigitte()],
      [visitor(first, third, second)],
      /« anne 2 30 » comes after « brigitte 4 60 »/,
    ],
    [
      'a later claim with a lower number',
      [anne(), brigitte({ claims: [claim(4, 5)] })],
      [whole],
      /c under 2 was taken after c under 4/,
    ],
    [
      'a word acknowledged after a newer claim was',
      [anne({ words: [first, second, afterNewer], leaves: [] }), brigitte()],
      [visitor(first, second, afterNewer, third)],
      /to c under 2 was acknowledged after c under 4/,
    ],
    [
      'an end acknowledged after a newer claim was',
      [anne({ ends: [claim(2, 55)], leaves: [] }), brigitte({ ends: [] })],
      [whole],
      /to c under 2 was acknowledged after c under 4/,
    ],
    [
      'a word acknowledged after she had left',
      [anne({ words: [first, { ...second, asked: 42, done: 43 }] }), brigitte()],
      [whole],
      /to c under 2 was acknowledged after she had left/,
    ],
    [
      'a word acknowledged after the end',
      [anne(), brigitte({ words: [{ ...third, asked: 72, done: 73 }] })],
      [whole],
      /to c under 4 was acknowledged after its end/,
    ],
    [
      'a talk taken that was ended',
      [anne({ ends: [claim(2, 35)], leaves: [] }), brigitte()],
      [whole],
      /c under 4 was taken of a talk that was ended/,
    ],
  ];
  for (const [name, workers, visitors, expected] of broken)
    it(`finds ${name}`, () => assert.match(judged(workers, ...visitors), expected));
});
