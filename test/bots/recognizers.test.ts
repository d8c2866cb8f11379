import assert from 'node:assert/strict';
import { makeRecognizers, type Recognizers, type Thread } from '../../bots/recognizers/recognizers.js';
import { numberBelieved, timeBelieved } from '../../bots/recognizers/judge.js';
import type { FromWorker, ToWorker, Wall } from '../../bots/recognizers/protocol.js';
import { timeSaid } from '../../bots/recognizers/time-said.js';
import { wallAt } from '../../bots/recognizers/wall.js';

/** Monday 23 November 2026, three in the afternoon in Châteauroux. */
const NOW = new Date('2026-11-23T14:00:00Z');
const ZONE = 'Europe/Paris';
const WALL: Wall = [2026, 11, 23, 15, 0];
const at = { now: NOW, zone: ZONE };

describe('a day and hour in our own words', () => {
  it('reads the clock of the département, whatever the machine', () => {
    assert.deepEqual(wallAt(NOW, ZONE), WALL);
    assert.deepEqual(wallAt(new Date('2026-07-01T22:30:00Z'), ZONE), [2026, 7, 2, 0, 30]);
  });

  const said: readonly (readonly [string, string])[] = [
    ['demain vers 10 h', '2026-11-24T10:00'],
    ['demain 10h30', '2026-11-24T10:30'],
    ['demain à 10:30', '2026-11-24T10:30'],
    ['demain matin', '2026-11-24T09:00'],
    ['demain aprem', '2026-11-24T14:00'],
    ['après-demain à 9h', '2026-11-25T09:00'],
    ['lundi matin', '2026-11-30T09:00'],
    ['mardi à 14h', '2026-11-24T14:00'],
    ['vers 18h', '2026-11-23T18:00'],
    ['9h', '2026-11-24T09:00'],
    ['ce soir', '2026-11-23T19:00'],
    ['ce soir à 8h', '2026-11-23T20:00'],
    ['à midi', '2026-11-24T12:00'],
    ['midi', '2026-11-24T12:00'],
    ['dans 2 heures', '2026-11-23T17:00'],
    ['tomorrow at 10', '2026-11-24T10:00'],
    ['tomorrow 2pm', '2026-11-24T14:00'],
    ['monday morning', '2026-11-30T09:00'],
    ['tonight', '2026-11-23T19:00'],
    ['in half an hour', '2026-11-23T15:30'],
  ];
  for (const [text, hour] of said) {
    it(`reads "${text}" as ${hour}`, () => assert.deepEqual(timeSaid(text, WALL), { at: hour }));
  }

  // The readings of Recognizers-Text that are wrong in French, and what is past, refused or somebody else's.
  const unsure = [
    'hier soir',
    'le mois dernier',
    'il y a trois jours',
    'il y a 2 heures',
    'ce week-end',
    'je peux mai pas',
    'mars',
    'pas demain',
    "aujourd'hui à 10h",
    'il rentre à 18h',
    'demain à 5h',
    'last night',
    'he is back at 6pm',
  ];
  for (const text of unsure)
    it(`is not sure of "${text}"`, () => assert.equal(timeSaid(text, WALL), 'unsure'));

  for (const text of ['1er janvier', 'le 3 décembre à 14h', 'bonjour', 'demain']) {
    it(`leaves "${text}" to the recognizer`, () => assert.equal(timeSaid(text, WALL), undefined));
  }
});

describe('what is believed of the recognizer', () => {
  const one = (text: string, seen: string, value: string) => {
    const start = text.indexOf(seen);
    return numberBelieved(text, [{ start, end: start + seen.length - 1, value }]);
  };
  it('believes a number that is the whole message', () => {
    assert.equal(one('la onzième', 'onzième', '11'), 11);
    assert.equal(one('le numéro vingt-trois', 'vingt-trois', '23'), 23);
  });
  it('does not believe what it misreads in French', () => {
    assert.equal(one('deux cents', 'deux', '2'), undefined);
    assert.equal(one('trois et demi', 'trois et demi', '1,5'), undefined);
    assert.equal(one('un peu', 'un', '1'), undefined);
    assert.equal(one('un homme', 'un', '1'), undefined);
    assert.equal(one('attendez une seconde', 'une seconde', '2'), undefined);
    assert.equal(one('la dernière', 'dernière', '0'), undefined);
    assert.equal(one('3,5', '3,5', '3,5'), undefined);
  });
  it('takes the nearest moment to come and nothing past, far or without an hour', () => {
    const found = (type: string, value: string) => [{ start: 0, end: 1, readings: [{ type, value }] }];
    assert.deepEqual(timeBelieved(found('datetime', '2026-12-03 14:00:00'), WALL), {
      at: '2026-12-03T14:00',
    });
    assert.deepEqual(timeBelieved(found('time', '10:00:00'), WALL), { at: '2026-11-24T10:00' });
    assert.equal(timeBelieved(found('datetime', '2026-11-22 14:00:00'), WALL), undefined);
    assert.equal(timeBelieved(found('datetime', '2029-11-22 14:00:00'), WALL), undefined);
    assert.equal(timeBelieved(found('date', '2026-12-03'), WALL), undefined);
    assert.equal(timeBelieved(found('duration', '259200'), WALL), undefined);
  });
});

/** A thread that says what it is told to, and notes what it was sent. */
class FakeThread implements Thread {
  sent: ToWorker[] = [];
  isEnded = false;
  readonly #answers: (question: ToWorker) => FromWorker | undefined;
  #listener: (message: FromWorker) => void = () => undefined;
  constructor(answers: (question: ToWorker) => FromWorker | undefined) {
    this.#answers = answers;
  }
  postMessage(message: ToWorker): void {
    this.sent.push(message);
    const answer = this.#answers(message);
    if (answer !== undefined) queueMicrotask(() => this.say(answer));
  }
  say(message: FromWorker): void {
    this.#listener(message);
  }
  on(event: string, listener: (message: FromWorker) => void): void {
    if (event === 'message') this.#listener = listener;
  }
  terminate(): Promise<void> {
    this.isEnded = true;
    return Promise.resolve();
  }
  unref(): void {}
}

describe('the thread of the recognizers', () => {
  let threads: FakeThread[] = [];
  let readers: Recognizers | undefined;
  const start = (answers: (question: ToWorker) => FromWorker | undefined) => {
    threads = [];
    readers = makeRecognizers({
      enabled: true,
      deadlineMs: 5,
      spawn: () => {
        threads.push(new FakeThread(answers));
        return threads.at(-1)!;
      },
    });
    return readers;
  };
  afterEach(() => readers?.close());
  const eleven = (question: ToWorker): FromWorker | undefined =>
    'id' in question ? { id: question.id, found: [{ start: 3, end: 9, value: '11' }] } : undefined;

  it('asks nothing of a thread that is still cold', async () => {
    assert.equal(await start(eleven).readNumber('la onzième', 'fr'), undefined);
    assert.deepEqual(threads[0]?.sent, []);
  });

  it('answers once warm', async () => {
    const warm = start(eleven);
    threads[0]?.say({ warm: ['number', 'ordinal'] });
    await warm.ready();
    assert.equal(await warm.readNumber('la onzième', 'fr'), 11);
  });

  it('sends no text longer than its cap', async () => {
    const warm = start(eleven);
    threads[0]?.say({ warm: ['number', 'ordinal'] });
    assert.equal(await warm.readNumber('1 '.repeat(300), 'fr'), undefined);
    assert.equal(await warm.readTime('1 '.repeat(150), 'fr', at), undefined);
    assert.deepEqual(threads[0]?.sent, []);
  });

  it('ends a thread that is late, and the answer is undefined', async () => {
    const warm = start(() => undefined);
    threads[0]?.say({ warm: ['number', 'ordinal'] });
    assert.equal(await warm.readNumber('la onzième', 'fr'), undefined);
    assert.equal(threads[0]?.isEnded, true);
    assert.equal(await warm.readNumber('la onzième', 'fr'), undefined, 'and the next turn goes on at once');
  });

  it('warms the reading of times when it is first needed, once, and asks nothing meanwhile', async () => {
    const warm = start(eleven);
    threads[0]?.say({ warm: ['number', 'ordinal'] });
    assert.equal(await warm.readTime('le 3 décembre à 14h', 'fr', at), undefined);
    warm.prepareTime();
    assert.equal(await warm.readNumber('la onzième', 'fr'), undefined);
    assert.deepEqual(threads[0]?.sent, [{ warm: 'time' }]);
    threads[0]?.say({ warm: ['time'] });
    assert.equal(await warm.readNumber('la onzième', 'fr'), 11);
  });

  it('never starts a thread when switched off, and our own lexicon still answers', async () => {
    const off = makeRecognizers({ enabled: false, spawn: () => assert.fail('a thread was started') });
    await off.ready();
    assert.equal(await off.readNumber('la onzième', 'fr'), undefined);
    assert.deepEqual(await off.readTime('demain vers 10 h', 'fr', at), { at: '2026-11-24T10:00' });
    await off.close();
  });
});

describe('Recognizers-Text itself, in its worker', function () {
  this.timeout(120_000);
  let readers: Recognizers;
  before(async () => {
    // Nothing is timed here: the deadline is out of the way.
    readers = makeRecognizers({ enabled: true, deadlineMs: 60_000 });
    await readers.ready();
  });
  after(() => readers.close());

  it('knows the ranks and numbers that our lexicon does not', async () => {
    assert.equal(await readers.readNumber('la onzième', 'fr'), 11);
    assert.equal(await readers.readNumber('le numéro vingt-trois', 'fr'), 23);
    assert.equal(await readers.readNumber('quatre vingt dix sept', 'fr'), 97);
    assert.equal(await readers.readNumber('twenty-three', 'en'), 23);
  });

  for (const text of [
    'deux cents',
    'trois et demi',
    'un peu',
    'un homme',
    'une amie',
    'la dernière',
    'attendez une seconde',
  ]) {
    it(`does not take "${text}" for a choice`, async () => {
      assert.equal(await readers.readNumber(text, 'fr'), undefined);
    });
  }
});
