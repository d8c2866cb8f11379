import assert from 'node:assert/strict';
import { saysProfession } from '../../../dialogs/reading/profession.js';
import { readSubject, type Subject } from '../../../dialogs/reading/subject.js';

describe('what a line of its own may be for', () => {
  const said: readonly (readonly [string, Subject])[] = [
    ['je suis sourd', 'deaf'],
    ['chui malentendante', 'deaf'],
    ["I'm deaf", 'deaf'],
    ['je suis handicapée', 'disabled'],
    ['i am in a wheelchair', 'disabled'],
    ['je suis gay', 'lgbt'],
    ['lesbienne', 'lgbt'],
    ['je suis une femme trans', 'lgbt'],
    ["i'm a lesbian", 'lgbt'],
    ['mariage forcé', 'forced_marriage'],
    ['on veut me marier de force', 'forced_marriage'],
    ['mes parents me forcent à me marier', 'forced_marriage'],
    ['they want to marry me off', 'forced_marriage'],
    ['revenge porn', 'online'],
    ['il a publié des photos intimes', 'online'],
    ['he leaked my nudes', 'online'],
    ['ma fille a disparu', 'missing_child'],
    ['mon fils a été enlevé par son père', 'missing_child'],
    ['my daughter is missing', 'missing_child'],
    ['je suis agricultrice', 'farm'],
    ['agriculteur', 'farm'],
    ["I'm a farmer", 'farm'],
    ["je vis à l'étranger", 'abroad'],
    ['i live abroad', 'abroad'],
    ['je suis au Maroc', 'abroad'],
    ["j'habite en Belgique", 'abroad'],
    ['on est bloqués en Espagne', 'abroad'],
    ['je vis aux Pays-Bas', 'abroad'],
    ["i'm stuck in Morocco", 'abroad'],
    ['Portugal', 'abroad'],
    ['au Sénégal', 'abroad'],
  ];
  for (const [text, subject] of said) {
    it(`reads ${subject} in "${text}"`, () => assert.equal(readSubject(text), subject));
  }

  const unsaid = [
    'mon mari me frappe',
    'je ne suis pas gay',
    'mon mari est agriculteur',
    'il est sourd à mes demandes',
    "il m'a forcée à arrêter de travailler",
    'je suis mariée',
    'mon chat a disparu',
    'i sent him a photo',
    'Châteauroux',
    'je viens du Maroc',
    'mon mari est en Algérie',
    "il veut m'emmener au Maroc",
    "dans l'inde",
    '',
  ];
  for (const text of unsaid) {
    it(`reads nothing in "${text}"`, () => assert.equal(readSubject(text), undefined));
  }
});

describe('a profession', () => {
  for (const text of [
    'je suis médecin',
    'je suis infirmière et ma patiente a des bleus',
    "je suis prof, j'ai une élève qui a peur",
    'je suis assistante sociale',
    "je travaille à l'hôpital",
    "I'm a nurse",
    'i work as a social worker',
  ]) {
    it(`is said in "${text}"`, () => assert.ok(saysProfession(text)));
  }
  for (const text of [
    'mon mari est médecin',
    'je dois voir un médecin',
    'je suis fatiguée',
    'i need a doctor',
  ]) {
    it(`is not said in "${text}"`, () => assert.ok(!saysProfession(text)));
  }
});
