import assert from 'node:assert/strict';
import type { Commune } from '../../../content/model.js';
import {
  byPopulation,
  gazetteerOf,
  lettersOfName,
  makeGazetteer,
  type Entry,
} from '../../../dialogs/place/gazetteer.js';
import { soundOf } from '../../../dialogs/place/sound.js';
import { consonantsOf, lettersOf } from '../../../dialogs/place/spelling.js';
import { contentOf, made, named, names } from './small-gazetteer.js';

describe('The gazetteer', () => {
  it('is made once for a content', () => {
    const content = contentOf([{ name: 'Vatan' }]);
    assert.equal(gazetteerOf(content), gazetteerOf(content));
    assert.notEqual(gazetteerOf(content), gazetteerOf(contentOf([])));
  });

  it('knows its own département by code and name', () => {
    assert.deepEqual(named().departement, { code: '36', words: 'indre' });
  });

  it('keeps the communes of a postcode together, the most populous first', () => {
    const { byPostcode } = made(
      { name: 'Baudres', postcodes: ['36110'], population: 400 },
      { name: 'Levroux', postcodes: ['36110', '36119'], population: 2800 },
      { name: 'Vatan', postcodes: ['36150'] },
    );
    assert.deepEqual(names(byPostcode.get('36110')), ['Levroux', 'Baudres']);
    assert.deepEqual(names(byPostcode.get('36119')), ['Levroux']);
    assert.deepEqual(names(byPostcode.get('36150')), ['Vatan']);
    assert.equal(byPostcode.size, 3);
  });

  it('leaves the communes of the content in their order', () => {
    const content = contentOf([{ name: 'Baudres' }, { name: 'Levroux', population: 2800 }]);
    makeGazetteer(content);
    assert.deepEqual(names(content.communes), ['Baudres', 'Levroux']);
  });

  it('knows other départements by their names, however the content says them', () => {
    const departements = new Map([
      ['18', 'dans le Cher'],
      ['23', 'en Creuse'],
      ['36', "dans l'Indre"],
      ['37', 'en l’Indre-et-Loire'],
      ['41', 'Loir-et-Cher'],
      ['974', 'à La Réunion'],
      ['70', 'au Doubs'],
      ['22', "aux Côtes-d'Armor"],
      ['40', 'Dans les Landes'],
      ['99', 'Le Vieux dans la Ville'],
    ]);
    const { departementsByName } = makeGazetteer(contentOf([], { departements }));
    assert.deepEqual(
      [...departementsByName].map(([name, code]) => `${code} ${name}`),
      [
        '18 cher',
        '23 creuse',
        '37 indre et loire',
        '41 loir et cher',
        '974 reunion',
        '70 doubs',
        '22 cotes d armor',
        '40 landes',
        '99 vieux dans la ville',
      ],
    );
  });

  it('knows the words that a name here, elsewhere or of a département begins with', () => {
    const departements = new Map([['18', 'dans le Cher']]);
    const byName = new Map([['bourges sud', ['18']]]);
    const { beginnings, elsewhere } = makeGazetteer(
      contentOf([{ name: 'Saint-Maur' }], { departements, byName }),
    );
    for (const word of ['saint', 'saintm', 'stm', 'bourges', 'cher']) assert.ok(beginnings.has(word), word);
    for (const word of ['maur', 'sud', 'vatan']) assert.ok(!beginnings.has(word), word);
    assert.equal(elsewhere.byName, byName);
  });
});

describe('Communes by population', () => {
  const of = (insee: string, population: number): Commune => ({ insee, population }) as Commune;

  it('go from the most populous, then by their code', () => {
    const communes = [of('36003', 10), of('36002', 20), of('36001', 10), of('36004', 30)];
    for (const given of [communes, communes.toReversed()])
      assert.deepEqual(
        [...given].sort(byPopulation).map(({ insee }) => insee),
        ['36004', '36002', '36001', '36003'],
      );
  });
});

describe('A name in the gazetteer', () => {
  it('is found by its letters alone, without accents', () => {
    assert.equal(lettersOfName(['saint', 'benoît']), 'saintbenoit');
    assert.deepEqual(names(named('Saint-Benoît-du-Sault').byName.get('saintbenoitdusault')), [
      'Saint-Benoît-du-Sault',
    ]);
  });

  it('is shared by communes it names as surely, once each, the most populous first', () => {
    const { byName, bySound } = named('Pouligny-Saint-Pierre', 'Pouligny-Notre-Dame', 'Vatan');
    assert.deepEqual(names(byName.get('pouligny')), ['Pouligny-Saint-Pierre', 'Pouligny-Notre-Dame']);
    assert.deepEqual(names(bySound.get(soundOf(['pouligny']))), [
      'Pouligny-Saint-Pierre',
      'Pouligny-Notre-Dame',
    ]);
    assert.equal(byName.get('pouligny')?.rank, 2);
    assert.deepEqual(names(byName.get('vatan')), ['Vatan']);
  });

  it('is kept by the one it names most surely, whichever comes first', () => {
    for (const order of [
      ['La Châtre-Langlin', 'La Châtre'],
      ['La Châtre', 'La Châtre-Langlin'],
    ]) {
      const { byName, anyNaming } = named(...order);
      assert.deepEqual(names(byName.get('lachatre')), ['La Châtre']);
      assert.equal(byName.get('lachatre')?.rank, 0);
      assert.deepEqual(names(anyNaming.get('lachatre')), order);
    }
  });

  it('needs a cue when it is also a word', () => {
    const { byName, bySound, spelt } = named('Le Blanc', 'Vatan');
    const cues = (found: Iterable<Entry>): boolean[] => [...found].map(({ needsCue }) => needsCue);
    assert.deepEqual([byName.get('blanc')?.needsCue, byName.get('vatan')?.needsCue], [true, false]);
    assert.equal(bySound.get(soundOf(['vatan']))?.needsCue, false);
    assert.ok(cues(spelt).includes(true) && cues(spelt).includes(false));
  });

  it('of fewer than four letters is any part heard alike', () => {
    const { byName } = named('Nohant-Vic', 'Vicq-sur-Nahon', 'Vic');
    assert.deepEqual(names(byName.get('vic')), ['Vic']);
    assert.deepEqual(names(named('Nohant-Vic', 'Vicq-sur-Nahon').byName.get('vic')), [
      'Nohant-Vic',
      'Vicq-sur-Nahon',
    ]);
    assert.deepEqual(names(byName.get('vicq')), ['Vicq-sur-Nahon']);
    assert.deepEqual(names(named('Vic', 'Vicq').byName.get('vic')), ['Vic'], 'a whole name is no part');
  });

  it('may be glued to "d" or "l" before a vowel, and to "st" for "saint"', () => {
    const { byName } = named('Issoudun', 'Argenton', 'Écueillé', 'Obterre', 'Urciers', 'Heugnes', 'Vatan');
    for (const glued of ['dissoudun', 'largenton', 'decueille', 'lobterre', 'durciers', 'lheugnes'])
      assert.equal(names(byName.get(glued))?.length, 1, glued);
    assert.equal(byName.get('dvatan'), undefined);
    const saints = named('Saint-Maur', 'Toussaint').byName;
    assert.deepEqual(names(saints.get('stmaur')), ['Saint-Maur']);
    assert.equal(saints.get('tousst'), undefined);
    assert.deepEqual([...named('Vatan').byName.keys()], ['vatan']);
  });

  it('glued is not a name that is written so', () => {
    assert.deepEqual(names(named('Ardentes', 'Dardentes').byName.get('dardentes')), ['Dardentes']);
  });

  it('is kept as it may be misspelt, glued forms apart', () => {
    const { spelt } = named('Issoudun');
    const sound = soundOf(['issoudun']);
    assert.deepEqual(
      spelt.map(({ communes, ...rest }) => ({ ...rest, communes: names(communes) })),
      [
        {
          communes: ['Issoudun'],
          rank: 0,
          needsCue: false,
          key: 'isoudun',
          letters: lettersOf('isoudun'),
          sound,
          sounds: lettersOf(sound),
          consonants: consonantsOf('isoudun'),
        },
      ],
    );
  });
});
