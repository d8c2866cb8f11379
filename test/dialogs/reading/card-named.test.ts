import assert from 'node:assert/strict';
import { isDoneToWriter, readCardNamed } from '../../../dialogs/reading/card-named.js';
import { synonyms } from './danger-content.js';

const NAMED: readonly (readonly [text: string, id: string | undefined])[] = [
  ['ordonnance de protection', 'order'],
  ["C'est quoi l'ordonnance de protection ?", 'order'],
  ['Je voudrais PORTER PLAINTE', 'complaint'],
  ['la main courante ça sert à quoi', 'complaint'],
  ["j'ai besoin d'un certificat médical", 'medical'],
  ['comment garder des preuves', 'evidence'],
  ['mon titre de sejour finit bientot', 'residence'],
  ['le bouton MonShérif', 'monsherif'],
  ["une aide d'urgence de la caf", 'money'],
  ["le kit d'urgence", 'kit'],
  ['il connaît mon mot de passe', 'phone'],
  ['protection order', 'order'],
  ['my residence permit', 'residence'],
  ['bonjour', undefined],
  ['je suis chez ma mère avec mes enfants', undefined],
  ['ordonnance du médecin', undefined],
  ['', undefined],
];

describe('The card a message names', () => {
  for (const [text, id] of NAMED) {
    it(`is ${id ?? 'none'} in « ${text} »`, () => assert.equal(readCardNamed(text, synonyms), id));
  }

  it('is the one with the longest name when there are two', () => {
    assert.equal(readCardNamed('une plainte puis une ordonnance de protection', synonyms), 'order');
  });

  it('is no question of the writer’s when it was done to the writer', () => {
    assert.equal(isDoneToWriter('elle a porté plainte contre moi', synonyms), true);
    assert.equal(isDoneToWriter('porter plainte contre lui', synonyms), false);
  });

  it('is looked for in a bounded part of a very long message', () => {
    assert.equal(readCardNamed(`${'mot '.repeat(2000)} porter plainte`, synonyms), undefined);
  });
});
