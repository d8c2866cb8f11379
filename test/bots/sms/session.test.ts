import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  isLate,
  judge,
  NOBODY_YET,
  pausedNow,
  type Arrived,
  type Judged,
  type Sender,
  type Verdict,
} from '../../../bots/sms/session.js';

const minute = 60_000;
const nine = Date.parse('2026-11-24T09:00:00Z');

interface Coming extends Partial<Omit<Arrived, 'at'>> {
  /** Minutes after nine. */
  at?: number;
  /** Minutes it was on its way. */
  late?: number;
}

function arriving({ at = 0, late = 0, ...rest }: Coming, known: Sender = NOBODY_YET): Judged {
  const text = rest.text ?? 'bonjour';
  const arrived: Arrived = {
    text,
    digest: text,
    begins: false,
    isAutomatic: false,
    isUrgent: () => false,
    ...rest,
    at: new Date(nine + (at - late) * minute),
  };
  return judge(arrived, known, new Date(nine + at * minute));
}

/** What is said to each of these in turn. */
function verdicts(all: readonly Coming[], known: Sender = NOBODY_YET): Verdict[] {
  let sender = known;
  return all.map((one) => {
    const judged = arriving(one, sender);
    ({ sender } = judged);
    return judged.verdict;
  });
}

const times = (count: number, one: (at: number) => Coming) =>
  Array.from({ length: count }, (_, at) => one(at));

describe('What is answered of what comes by SMS', () => {
  it('is a text that has just come', () => assert.equal(arriving({}).verdict, 'answer'));

  it('is nothing that was more than ten minutes on its way', () => {
    assert.equal(arriving({ late: 10 }).verdict, 'answer');
    assert.equal(arriving({ late: 10.1 }).verdict, 'late');
    assert.equal(arriving({ late: 600, isUrgent: () => true }).verdict, 'late');
  });

  it('is not put off by an operator whose clock goes fast', () => {
    assert.equal(isLate(new Date(nine + 5 * minute), new Date(nine)), false);
  });

  it('is no answer of a machine, unless it speaks of danger now', () => {
    assert.equal(arriving({ isAutomatic: true }).verdict, 'automatic');
    assert.equal(arriving({ isAutomatic: true, isUrgent: () => true }).verdict, 'answer');
  });

  it('is the same long words twice, and not a third time within ten minutes', () => {
    const text = 'Votre message nous est parvenu';
    assert.deepEqual(verdicts([{ text }, { text, at: 1 }, { text, at: 2 }, { text, at: 13 }]), [
      'answer',
      'answer',
      'loop',
      'answer',
    ]);
  });

  it('is « 1 » again and again, but not thirteen times in a row', () => {
    const ones = verdicts(times(13, (at) => ({ text: '1', at: at / 10 })));
    assert.deepEqual(ones, [...Array<Verdict>(12).fill('answer'), 'loop']);
    const mixed = verdicts(times(19, (at) => ({ text: at % 3 === 0 ? '2' : '1', at: at / 10 })));
    assert.ok(mixed.every((one) => one === 'answer'));
  });

  it('is a loop of danger words too, up to twice as many as of others', () => {
    const text = 'il me tape la maintenant au secours';
    const said = verdicts(times(60, (at) => ({ text, at: at / 1000, isUrgent: () => true })));
    assert.equal(said.filter((one) => one === 'answer').length, 40);
    assert.equal(said[40], 'loop');
  });

  it('is twenty texts in a minute and sixty in ten, and again once they are past', () => {
    const quick = verdicts(times(25, (at) => ({ text: `mot ${String(at)}`, at: at / 100 })));
    assert.equal(quick.filter((one) => one === 'flood').length, 5);
    const long = verdicts(times(70, (at) => ({ text: `mot ${String(at)}`, at: at / 8 })));
    assert.equal(long.filter((one) => one === 'flood').length, 10);
    assert.deepEqual(
      verdicts([...times(21, () => ({ text: 'a' + String(Math.random()) })), { at: 2 }]).at(-1),
      'answer',
    );
  });

  it('is twelve beginnings a day for one number, so that nobody has the neutral line sent to another without end', () => {
    const all = verdicts(times(14, (at) => ({ at: at * 60, begins: true })));
    assert.deepEqual(all.slice(-2), ['flood', 'flood']);
    assert.equal(verdicts(times(13, (at) => ({ at: at * 125, begins: true }))).at(-1), 'answer');
  });

  it('is one sentence, once, to who is paused, and nothing more for a day', () => {
    const paused = pausedNow(NOBODY_YET, new Date(nine));
    const all = verdicts(
      [{ at: 1 }, { at: 2, isUrgent: () => true }, { at: 24 * 60 - 1 }, { at: 24 * 60 }],
      paused,
    );
    assert.deepEqual(all, ['tell_pause', 'paused', 'paused', 'answer']);
  });

  it('remembers times and digests only, and none longer than a day', () => {
    const coming = fc.record({
      at: fc.nat(3000),
      text: fc.constantFrom('1', 'oui', 'un texte de plus de vingt signes', 'un autre texte assez long'),
      begins: fc.boolean(),
      isAutomatic: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(coming, { maxLength: 200 }), (all) => {
        let sender = NOBODY_YET;
        for (const one of [...all].sort((a, b) => a.at - b.at)) {
          ({ sender } = arriving(one, sender));
          const now = nine + one.at * minute;
          assert.ok(sender.answered.every((at) => now - at < 10 * minute) && sender.answered.length <= 120);
          assert.ok(sender.begun.every((at) => now - at < 1440 * minute));
          assert.ok(sender.texts.length <= 60);
        }
      }),
      { numRuns: 200 },
    );
  });
});
