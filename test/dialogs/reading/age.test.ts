import assert from 'node:assert/strict';
import { readAge, saysOnlyAnAge } from '../../../dialogs/reading/age.js';

describe("the writer's age", () => {
  const said: readonly (readonly [string, number])[] = [
    ["j'ai 15 ans", 15],
    ['g 14 an', 14],
    ['g14ans', 14],
    ['jé 15 an', 15],
    ['jai 9ans é demi', 9],
    ["j'ai quinze ans", 15],
    ['J’ai dix-sept ans', 17],
    ["j'ai 15ans et il me tape", 15],
    ['im 13', 13],
    ["I'm fifteen", 15],
    ["I'm under my bed, I'm 13.", 13],
    ['im 12 n my mums boyfriend hurts us', 12],
    ['15 ans', 15],
    ['13 yo', 13],
    ["i'm 15 years old", 15],
    ["je n'ai que 16 ans", 16],
    ["J'ai 15 ans, depuis 3 ans il me tape", 15],
    ['j’ai 15 ans. De plus il crie', 15],
    ['je suis une fille de 15 ans', 15],
    ["j'ai 40 ans", 40],
    ['je vais avoir 18 ans', 17],
    ["j'ai bientôt 18 ans", 17],
    ["i'm nearly 18", 17],
    ["j'ai pas encore 18 ans", 17],
    ['je suis mineure', 17],
  ];
  for (const [text, age] of said) it(`reads ${age} in "${text}"`, () => assert.equal(readAge(text), age));

  it('stands alone in a message, or beside something that may be danger', () => {
    for (const text of [
      "J'ai moins de 18 ans.",
      "j'ai 13 ans",
      'g 15 ans',
      '15 ans',
      "I'm under 18",
      "i'm 15",
    ])
      assert.ok(saysOnlyAnAge(text), text);
    for (const text of [
      "j'ai 13 ans et je veux mourir",
      "j'ai moins de 18 ans il a un couteau",
      'aidez moi',
      '',
    ])
      assert.ok(!saysOnlyAnAge(text), text);
  });

  const notHers = [
    'mon fils a 12 ans',
    'ma fille de six ans',
    'depuis 3 ans',
    'il y a 10 ans',
    "j'ai 3 enfants",
    "j'ai 15 ans de mariage",
    "j'ai 17 ans de vie commune",
    "j'ai 12 ans d'ancienneté",
    "quand j'ai eu 15 ans il m'a frappée",
    "j'avais 15 ans",
    'mon mec de 17 an insiste',
    "I'm 20 weeks pregnant",
    "I'm ten minutes away",
    "i'm 15 years into this",
    "I'm 1 of 3",
    'my m8s bf calls her names',
    'im 6ft4. if i report will they laugh',
    "I'm six foot two",
    'im 10 meters away',
    'im 15 yards from him',
    'im 12k in debt',
    '15',
    '1 et 3',
    '36100',
    '',
  ];
  for (const text of notHers) it(`reads no age in "${text}"`, () => assert.equal(readAge(text), undefined));

  it('is bounded on a very long message', () => {
    assert.equal(readAge('j ai a peine '.repeat(10_000)), undefined);
  });
});
