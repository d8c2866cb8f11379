import assert from 'node:assert/strict';
import { separateWords } from '../../../content/communes/normalise-name.js';
import { soundOf } from '../../../dialogs/place/sound.js';

const heard = (text: string): string => soundOf(separateWords(text));

describe('The sound of a name', () => {
  const alike: [string, string][] = [
    ['Châteauroux', 'chatoroux'],
    ['Valençay', 'valansé'],
    ['Valençay', 'valencez'],
    ['Buzançais', 'buzancé'],
    ['Argenton', 'arjenton'],
    ['Le Blanc', 'le blan'],
    ['Aigurande', 'égurande'],
    ['Vendœuvres', 'vendeuvre'],
  ];
  for (const [name, written] of alike)
    it(`of ${name} is that of ${written}`, () => {
      assert.equal(heard(written), heard(name));
    });

  it('keeps apart what an accent keeps apart', () => {
    assert.notEqual(heard('Valence'), heard('Valencé'));
  });

  it('is that of its words, end to end', () => {
    assert.equal(soundOf(['le', 'pont']), `${soundOf(['le'])}${soundOf(['pont'])}`);
    assert.equal(soundOf([]), '');
  });
});

/** What a rule is about, and spellings with the sounds heard in them. */
const rules: Record<string, Record<string, string>> = {
  'vowels with an accent': {
    àlâtä: 'alata',
    îlïlî: 'ilili',
    ôlöl: 'olol',
    ùlûlül: 'ululul',
    plèvêvël: 'plEvEvEl',
  },
  '"œ"': { vœuvœul: 'vQvQl', oeuil: 'Qil', poemoel: 'pQmQl', loe: 'lo', loel: 'lQl' },
  '"ç"': { çaçal: 'sasal' },
  'doubled letters': { villettil: 'vilEtil', aaal: 'al', bbbal: 'bal', vagggel: 'vajEl' },
  '"ch", "sh" and "sch"': { chala: 'Sala', shala: 'Sala', schala: 'Sala', chachal: 'SaSal' },
  '"ph" and "h"': { phaphal: 'fafal', hahol: 'aol' },
  '"gn"': { agnal: 'anial', gnagnal: 'nianial' },
  '"g" before a vowel': {
    gal: 'gal',
    geal: 'jal',
    geol: 'jol',
    geul: 'jul',
    geageal: 'jajal',
    gel: 'jEl',
    gil: 'jil',
    gyl: 'jil',
    gél: 'jEl',
    gigil: 'jijil',
    gol: 'gol',
    gul: 'gul',
  },
  '"gu" before a vowel': {
    guel: 'gEl',
    guil: 'gil',
    guyl: 'gil',
    guél: 'gEl',
    guigui: 'gigi',
    gual: 'gual',
  },
  '"q" and "c"': {
    qal: 'kal',
    qual: 'kal',
    quiquil: 'kikil',
    cal: 'kal',
    cacol: 'kakol',
    cel: 'sEl',
    cil: 'sil',
    cyl: 'sil',
    cél: 'sEl',
    cicil: 'sisil',
  },
  '"z", "w" and "x"': { zazal: 'sasal', wawal: 'vaval', axaxal: 'aksaksal' },
};

describe('The sound of', () => {
  for (const [about, cases] of Object.entries(rules))
    it(`${about} is always the same`, () => {
      for (const [written, sound] of Object.entries(cases)) assert.equal(heard(written), sound, written);
    });
});

const ends: Record<string, Record<string, string>> = {
  'a "c", "g" or "k" after "n"': {
    blanc: 'bl2',
    sang: 's2',
    bank: 'b2',
    blancs: 'bl2',
    franckx: 'fr2',
    franckal: 'fr2kal',
    lac: 'lak',
    lacs: 'lak',
  },
  'an "e" after a letter': { vale: 'val', vales: 'val', e: 'E', es: 'Es', valesal: 'valEsal' },
  'consonants that are not heard': {
    valt: 'val',
    vald: 'val',
    valp: 'val',
    vals: 'val',
    valx: 'val',
    valpts: 'val',
    as: 'as',
    os: 'os',
    vas: 'va',
    vatal: 'vatal',
  },
};

describe('At the end of a word', () => {
  for (const [about, cases] of Object.entries(ends))
    it(`${about} is dropped`, () => {
      for (const [written, sound] of Object.entries(cases)) assert.equal(heard(written), sound, written);
    });

  it('"er", "et", "ez", "ée", "és" and "ées" are heard as "é"', () => {
    for (const end of ['er', 'et', 'ez', 'ée', 'és', 'ées']) assert.equal(heard(`val${end}`), 'valE', end);
    assert.deepEqual(['er', 'et', 'veral'].map(heard), ['Er', 'Et', 'vEral']);
  });
});

const nasals: Record<string, { spelt: string[]; sound: string }> = {
  pain: { spelt: ['ain', 'aim', 'ein', 'in', 'im', 'yn', 'ym', 'un', 'um'], sound: '1' },
  banc: { spelt: ['an', 'am', 'en', 'em'], sound: '2' },
  bon: { spelt: ['on', 'om'], sound: '3' },
  loin: { spelt: ['oin'], sound: 'w1' },
};

describe('The vowel of', () => {
  for (const [word, { spelt, sound }] of Object.entries(nasals)) {
    it(`"${word}" is heard before a consonant, however often`, () => {
      for (const letters of spelt)
        assert.equal(heard(`v${letters}v${letters}vl`), `v${sound}v${sound}vl`, letters);
    });

    it(`"${word}" is not heard before a vowel`, () => {
      for (const letters of spelt)
        for (const vowel of ['a', 'e', 'i', 'o', 'u', 'y', 'é'])
          assert.ok(!heard(`v${letters}${vowel}l`).includes(sound), `${letters}${vowel}`);
    });
  }

  it('"vin", "banc" and "bon" is not heard before "m"', () => {
    assert.deepEqual(['vinmal', 'vanmal', 'vonmal'].map(heard), ['vinmal', 'vanmal', 'vonmal']);
  });
});

const vowels: Record<string, { spelt: string[]; sound: string }> = {
  eau: { spelt: ['eau', 'au', 'o'], sound: 'o' },
  roi: { spelt: ['oi', 'oy'], sound: 'wa' },
  thé: { spelt: ['ai', 'ei', 'ay', 'ey', 'é', 'e'], sound: 'E' },
  jeu: { spelt: ['eu'], sound: 'Q' },
  loup: { spelt: ['ou'], sound: 'w' },
  lit: { spelt: ['i', 'y'], sound: 'i' },
};

describe('The letters heard as in', () => {
  for (const [word, { spelt, sound }] of Object.entries(vowels))
    it(`"${word}" are ${spelt.join(', ')}`, () => {
      for (const letters of spelt)
        assert.equal(heard(`v${letters}v${letters}vl`), `v${sound}v${sound}vl`, letters);
    });

  it('"lit" and "lit" are one when they meet, as are "thé" and "thé"', () => {
    assert.deepEqual(['viyl', 'véail', 'viyiyl'].map(heard), ['vil', 'vEl', 'vil']);
  });
});
