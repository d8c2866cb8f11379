import assert from 'node:assert/strict';
import type { Commune } from '../../../content/model.js';
import { namingsOf, type Naming } from '../../../dialogs/place/namings.js';

const asked = (name: string, formerly: string[] = []): Naming[] =>
  namingsOf({ name, formerly } as unknown as Commune);

/** Each different way of naming, of the rank asked for. */
function ways(name: string, rank: number, formerly: string[] = []): string[] {
  const found = asked(name, formerly).filter((one) => one.rank === rank);
  return [...new Set(found.map(({ words }) => words.join(' ')))];
}

describe('The ways of naming a commune', () => {
  const whole: [name: string, ways: string[]][] = [
    ['Issoudun', ['issoudun']],
    ['Déols', ['déols']],
    ['Le Blanc', ['le blanc', 'blanc']],
    ['La Châtre', ['la châtre', 'châtre']],
    ['Les Bordes', ['les bordes', 'bordes']],
    ['Saint-Benoît-du-Sault', ['saint benoît du sault', 'saint benoît sault']],
    ['Villedieu-lès-Blanc', ['villedieu lès blanc', 'villedieu blanc']],
    ['Vic le Sec', ['vic le sec', 'vic sec']],
    ['Vic la Vie', ['vic la vie', 'vic vie']],
    ['Vic en Vie', ['vic en vie', 'vic vie']],
    ['Vic de Vie', ['vic de vie', 'vic vie']],
    ['Vic des Vies', ['vic des vies', 'vic vies']],
    ["Vic-d'Or", ['vic d or', 'vic or']],
    ["Vic-l'Or", ['vic l or', 'vic or']],
    ['Vic-Notre-Dame', ['vic notre dame', 'vic dame']],
    ['Vic-sous-Bois', ['vic sous bois', 'vic bois']],
    ['Vicq-sur-Nahon', ['vicq sur nahon', 'vicq nahon']],
    ['Le Pont-sur-Vic', ['le pont sur vic', 'pont sur vic', 'le pont vic']],
  ];
  for (const [name, expected] of whole)
    it(`of ${name} by its whole name are ${expected.join(', ')}`, () => {
      assert.deepEqual(ways(name, 0), expected);
    });

  const parts: [name: string, parts: string[]][] = [
    ['Issoudun', []],
    ['Le Blanc', []],
    ['Saint-Genou', []],
    ['Sainte-Fauste', []],
    ['Saint-Benoît-du-Sault', ['saint benoît']],
    ['Sainte-Sévère-sur-Indre', ['sainte sévère']],
    ['Vicq-sur-Nahon', ['vicq']],
    ['Villedieu-lès-Blanc', ['villedieu']],
    ['Pouligny-Saint-Pierre', ['pouligny', 'saint pierre']],
    ['Pouligny-Sainte-Foy', ['pouligny', 'sainte foy']],
    ['Nohant-Vic', ['nohant', 'vic']],
    ['La Châtre-Langlin', ['la châtre', 'châtre', 'langlin']],
    ['Le Pont-Chrétien-Chabenet', ['le pont', 'pont', 'le pont chrétien', 'pont chrétien', 'chabenet']],
    ['Ardentes-Saint-Martin-de-Vic', ['ardentes', 'ardentes saint martin', 'saint martin de vic']],
    ['Notre-Dame-de-Vic', ['notre dame']],
    ['Vic-le-Sec-Bois', ['vic', 'vic le sec', 'bois']],
  ];
  for (const [name, expected] of parts)
    it(`of ${name} by a part of it are ${expected.join(', ') || 'none'}`, () => {
      assert.deepEqual(ways(name, 2), expected);
    });

  it('are less sure by a former name, and its parts no surer than any part', () => {
    assert.deepEqual(ways('Levroux', 1, ['Le Bourg', 'Saint-Phalier']), [
      'le bourg',
      'bourg',
      'saint phalier',
    ]);
    assert.deepEqual(ways('Levroux', 2, ['Nohant-Vic']), ['nohant', 'vic']);
    assert.deepEqual(ways('Levroux', 0, ['Le Bourg']), ['levroux']);
  });
});
