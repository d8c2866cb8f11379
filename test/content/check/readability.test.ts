import assert from 'node:assert/strict';
import { measure, sentencesOf } from '../../../content/check/readability.js';
import { countSyllables } from '../../../content/check/syllables.js';

describe('syllables', () => {
  const french: Record<string, number> = {
    cou: 1,
    aide: 1,
    porte: 1,
    portes: 1,
    guerre: 1,
    parlent: 1,
    police: 2,
    danger: 2,
    'quelqu’un': 2,
    écrire: 2,
    voyage: 2,
    souvent: 2,
    appelez: 3,
    création: 3,
    document: 3,
    téléphone: 3,
    travailleuse: 3,
    sécurité: 4,
    gendarmerie: 4,
    // Two vowels heard apart, or together.
    oui: 1,
    nuit: 1,
    pays: 2,
    client: 2,
    louer: 2,
    théâtre: 2,
    situation: 4,
    // A last syllable that is written and not heard.
    vie: 1,
    pluie: 1,
    journée: 2,
    années: 2,
    vivent: 1,
    disent: 1,
    dorment: 1,
    peuvent: 1,
    protègent: 2,
    // The same letters, heard.
    comment: 2,
    content: 2,
    violent: 2,
    accident: 3,
    département: 4,
  };
  for (const [word, count] of Object.entries(french)) {
    it(`of « ${word} » are ${count} in French`, () => assert.equal(countSyllables(word, 'fr'), count));
  }

  const english: Record<string, number> = {
    call: 1,
    place: 1,
    called: 1,
    places: 2,
    wanted: 2,
    table: 2,
    police: 2,
    telephone: 3,
    emergency: 4,
  };
  for (const [word, count] of Object.entries(english)) {
    it(`of "${word}" are ${count} in English`, () => assert.equal(countSyllables(word, 'en'), count));
  }

  it('are at least one, whatever the word', () => {
    for (const word of ['', '17', 'brr', '…']) assert.equal(countSyllables(word, 'fr'), 1);
  });
});

describe('the measure of a text', () => {
  it('ends a sentence at a full stop, a question mark, a colon or a line break', () => {
    assert.deepEqual(sentencesOf('Un titre\nPuis ceci. Et cela ?').length, 3);
    assert.deepEqual(sentencesOf('Urgence : le {{n.police-17}}. …').length, 2);
  });

  it('follows the published formulas', () => {
    const french = measure('Le chat dort. Le chien dort.', 'fr');
    assert.equal(french.wordsPerSentence, 3);
    assert.ok(Math.abs(french.score - (207 - 1.015 * 3 - 73.6)) < 0.001);
    const english = measure('The cat sleeps. The dog sleeps.', 'en');
    assert.ok(Math.abs(english.score - (206.835 - 1.015 * 3 - 84.6)) < 0.001);
  });

  it('tells an easy letter from an administrative one', () => {
    const easy = 'Vous pouvez appeler. La police répond jour et nuit. Dites où vous êtes.';
    const hard =
      "L'irrecevabilité de la sollicitation susmentionnée nécessite une régularisation administrative.";
    assert.ok(measure(easy, 'fr').score > 85);
    assert.ok(measure(hard, 'fr').score < 30);
  });
});
