import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { parse } from 'yaml';
import { triageSchema } from '../../content/schema.js';
import { applies, assess, isHigher, type Answers } from '../../dialogs/triage.js';

const read = (path: string): unknown => parse(readFileSync(path, 'utf8'));
const triage = triageSchema.parse(read('content/questions/triage.yaml'));
const table = read('test/dialogs/triage-table.yaml') as {
  single: Record<string, string>;
  combined: { answers: Answers; is: string }[];
};

/** `D2 direct child medical`: level, cause (or `-`), doors. */
function inWords(answers: Answers): string {
  const { level, cause, doors } = assess(triage, answers);
  const words = [level, cause ?? '-', ...[...doors].sort()];
  return words.at(-1) === '-' ? level : words.join(' ');
}

const everyAnswer = [...triage.questions, ...triage.someone_else].flatMap((question) =>
  question.answers.map((answer) => [question.id, answer.id] as const),
);

/** Any answers a person can give, skips and questions left out included. */
const anyAnswers = fc.record(
  Object.fromEntries(
    triage.questions.map(({ id, many, answers }) => {
      const ids = [...answers.map((answer) => answer.id), 'skip'];
      return [id, many ? fc.subarray(ids, { minLength: 1 }) : fc.constantFrom(...ids).map((one) => [one])];
    }),
  ),
  { requiredKeys: [] },
) as fc.Arbitrary<Answers>;

describe('Triage gives what the written decision says', () => {
  it('has a line in the table for every answer that can be given', () => {
    assert.deepEqual(Object.keys(table.single).sort(), everyAnswer.map((pair) => pair.join('.')).sort());
  });

  for (const [pair, expected] of Object.entries(table.single)) {
    it(`${pair} alone is ${expected}`, () => {
      const [question = '', answer = ''] = pair.split('.');
      assert.equal(inWords({ [question]: [answer] }), expected);
    });
  }

  for (const { answers, is } of table.combined) {
    it(`${JSON.stringify(answers)} is ${is}`, () => assert.equal(inWords(answers), is));
  }

  it('gives any two answers at least the higher of the two alone', () => {
    for (const [q1, a1] of everyAnswer) {
      for (const [q2, a2] of everyAnswer) {
        const both = assess(triage, q1 === q2 ? { [q1]: [a1, a2] } : { [q1]: [a1], [q2]: [a2] }).level;
        assert.ok(!isHigher(assess(triage, { [q1]: [a1] }).level, both), `${q1}.${a1} with ${q2}.${a2}`);
      }
    }
  });

  it('never falls when one more answer is given', () => {
    fc.assert(
      fc.property(anyAnswers, fc.constantFrom(...everyAnswer), (answers, [question, answer]) => {
        const more = { ...answers, [question]: [...(answers[question] ?? []), answer] };
        assert.ok(!isHigher(assess(triage, answers).level, assess(triage, more).level));
      }),
      { numRuns: 2000, seed: 36 },
    );
  });

  it('gives a cause to D2 and D3 only, and reasons to whatever is above D?', () => {
    fc.assert(
      fc.property(anyAnswers, (answers) => {
        const { level, cause } = assess(triage, answers);
        assert.equal(cause !== null, level === 'D2' || level === 'D3');
        assert.ok(level !== 'D3' || cause === 'direct');
      }),
      { numRuns: 2000, seed: 36 },
    );
  });

  it('gives its reasons: what has a level of its own, then what weighs, never what says nothing', () => {
    const answers = { neck: ['earlier'], weapon: ['no'], worse: ['more_often', 'forced_sex'] };
    assert.deepEqual(assess(triage, answers).reasons, [
      'neck.earlier',
      'worse.forced_sex',
      'worse.more_often',
    ]);
  });

  it('ignores answers it does not know', () => {
    assert.equal(inWords({ neck: ['whatever'], unheard_of: ['yes'] }), 'D?');
  });
});

describe('A follow-up question is put only where it has a meaning', () => {
  const question = (id: string) => triage.questions.find((one) => one.id === id)!;

  it('asks a question that follows nothing, whatever was answered', () => {
    assert.equal(applies(question('neck'), {}), true);
  });

  it('asks about lasting signs only after an older squeeze of the neck', () => {
    assert.equal(applies(question('neck_signs'), { neck: ['earlier'] }), true);
    assert.equal(applies(question('neck_signs'), { neck: ['recent'] }), false);
    assert.equal(applies(question('neck_signs'), {}), false);
  });

  it('asks about a separation only when the one who hurts may be a partner', () => {
    assert.equal(applies(question('separation'), { who_hurts: ['partner_or_ex'] }), true);
    assert.equal(applies(question('separation'), { who_hurts: ['rather_not_say'] }), true);
    assert.equal(applies(question('separation'), { who_hurts: ['adult_child'] }), false);
  });
});
