import assert from 'node:assert/strict';
import { worldOf } from '../world.js';
import { conceptsIn, indexConcepts } from '../../../dialogs/danger/concepts.js';
import { featureReader, withoutCourtesies } from '../../../dialogs/danger/features.js';
import { newForm } from '../../../dialogs/danger/forms.js';
import { emptyJudgement, judge, networkOf } from '../../../dialogs/danger/learned.js';
import { lexiconOf } from '../../../dialogs/danger/lexicon.js';
import { tokensOf } from '../../../dialogs/danger/tokens.js';
import { readLines } from '../../../infra/danger/lines.js';

const { hearing } = worldOf().content;
const learned = networkOf(hearing.learned);
const index = indexConcepts(hearing.concepts, hearing.spellings);
const formOf = lexiconOf([...index.byText.keys(), ...learned.words], index, learned);

describe('Words known by heart', () => {
  it('are judged exactly as if they were worked out each time', () => {
    const read = featureReader(index);
    const scores = (text: string, by: typeof formOf) => {
      const tokens = withoutCourtesies(tokensOf(text, hearing.spellings, by)).slice(0, 40);
      const judgement = emptyJudgement(learned);
      judge({ tokens, features: read(tokens, conceptsIn(tokens, index), []) }, learned, judgement);
      return [...judgement.scores];
    };
    for (const { text } of readLines('test/danger/public.csv')) {
      const anew = scores(text, newForm);
      scores(text, formOf).forEach((score, at) => assert.ok(Math.abs(score - anew[at]!) < 1e-4, text));
    }
  });

  it('are those of the lists, and nothing that a person writes is added to them', () => {
    assert.equal(formOf('gorge'), formOf('gorge'));
    assert.notEqual(formOf('zzyzxq'), formOf('zzyzxq'));
    assert.deepEqual(formOf('zzyzxq'), formOf('zzyzxq'));
  });
});
