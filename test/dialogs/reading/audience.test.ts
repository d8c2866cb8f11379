import assert from 'node:assert/strict';
import { readAudience, type Audience } from '../../../dialogs/reading/audience.js';

describe('whom the writer says to be', () => {
  const said: readonly (readonly [string, Audience])[] = [
    ['je suis un homme', 'man'],
    ['jsuis un mec', 'man'],
    ['chui 1 homme battu', 'man'],
    ['je suis homme et victime', 'man'],
    ["I'm a man", 'man'],
    ['im a gay man', 'man'],
    ['ma femme me frappe et je suis un homme', 'man'],
    ['on est 2 hommes', 'man'],
    ['nous sommes deux hommes mariés', 'man'],
    ['we are both men', 'man'],
    ['je suis une femme', 'woman'],
    ['je suis une jeune femme de 25 ans', 'woman'],
    ['on est deux femmes', 'woman'],
    ["because we're both women", 'woman'],
    ['i am a woman', 'woman'],
    ["j'ai 72 ans", 'elder'],
    ["I'm 80 years old", 'elder'],
    ["j'ai 70 ans et je suis un homme", 'elder'],
    ['je suis une personne âgée', 'elder'],
    ['je suis une personne agee', 'elder'],
    ['jsuis trop vieille', 'elder'],
    ['je suis vieux et malade', 'elder'],
    ['je suis à la retraite', 'elder'],
    ["I'm retired", 'elder'],
    ["I'm an old woman", 'elder'],
  ];
  for (const [text, audience] of said) {
    it(`reads ${audience} in "${text}"`, () => assert.equal(readAudience(text), audience));
  }

  const unsaid = [
    'mon mari me frappe',
    'ma femme me frappe',
    'my wife hits me',
    'je suis avec un homme violent',
    'je suis mariée à un homme',
    'je ne suis pas un homme',
    "j'ai 40 ans",
    'ma mère a 80 ans',
    'ma mère est une personne âgée',
    'je suis agée de 30 ans',
    'je suis vieux jeu',
    'il me dit je suis un homme',
    'ma fille est à la retraite',
    'je suis la fille de Madame',
    'im old enough',
    'he is a man',
    '',
  ];
  for (const text of unsaid) {
    it(`reads nobody in "${text}"`, () => assert.equal(readAudience(text), undefined));
  }
});
