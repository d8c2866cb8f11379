import assert from 'node:assert/strict';
import type { Commune } from '../../../content/model.js';
import { completed, heardAlike, misspelt } from '../../../dialogs/place/misspelt.js';
import { readWords } from '../../../dialogs/place/read-words.js';
import { made, named, names } from './small-gazetteer.js';

/** What a message may mean among communes of these names. */
const meant = (text: string, ...known: string[]): string[] | undefined =>
  names(misspelt(readWords(text), named(...known)));

const communesOf = (entries: readonly { communes: readonly Commune[] }[]): Commune[] => [
  ...new Set(entries.flatMap(({ communes }) => communes)),
];

type Cases = [about: string, text: string, known: string[], expected: string[]][];

function each(cases: Cases): void {
  for (const [about, text, known, expected] of cases)
    it(about, () => assert.deepEqual(meant(text, ...known), expected));
}

describe('A name heard as it is written', () => {
  const heard = (text: string, ...known: string[]): string[] =>
    heardAlike(readWords(text), named(...known)).flatMap(({ entry }) => names(entry) ?? []);

  it('is found whatever its spelling', () => {
    assert.deepEqual(heard('valansé', 'Valençay'), ['Valençay']);
    assert.deepEqual(heard('vatan mais non', 'Vatan'), ['Vatan']);
  });

  it('has three sounds at least', () => {
    assert.deepEqual(heard('vicque', 'Vicq'), ['Vicq']);
    assert.deepEqual(heard('vouhes', 'Vouhes'), []);
  });

  it('is announced when it is also a word', () => {
    assert.deepEqual(heard('blan', 'Le Blanc'), ['Le Blanc']);
    assert.deepEqual(heard('blan mais non', 'Le Blanc'), []);
  });
});

describe('A part of a name', () => {
  it('is completed by two or three words before it', () => {
    const long = named('Saint-Ménétréol-sous-Vatan', 'Vatan');
    const found = completed(readWords('saint menetreo sous vatan'), { from: 3, to: 4 }, long);
    assert.deepEqual(names(found), ['Saint-Ménétréol-sous-Vatan']);
    const short = named('Ménétréols-sous-Vatan', 'Vatan');
    assert.deepEqual(names(completed(readWords('menetreo sous vatan'), { from: 2, to: 3 }, short)), [
      'Ménétréols-sous-Vatan',
    ]);
  });

  it('is not completed by itself', () => {
    const known = named('Pouligny-Saint-Pierre', 'Pouligny-Notre-Dame');
    const among = communesOf([...known.byName.values()]);
    assert.deepEqual(completed(readWords('pouligny'), { from: 0, to: 1 }, known, among), []);
    const found = completed(readWords('pouligny saint piere'), { from: 0, to: 1 }, known, among);
    assert.deepEqual(names(found), ['Pouligny-Saint-Pierre']);
  });
});

describe('A misspelt name', () => {
  each([
    ['begins with the letter or the sound of the name', 'batan', ['Vatan'], []],
    ['may begin with another letter of the same sound', 'kaluiredan', ['Caluiredon'], ['Caluiredon']],
    ['may begin with another sound of the same letter', 'calons', ['Celons'], ['Celons']],
    ['may have one letter for another', 'vatal', ['Vatan'], ['Vatan']],
    ['is as short as the shorter of the two', 'vata', ['Vatan'], []],
    ['is a whole name before a part', 'argenton', ['Vic-Argentan', 'Argentin'], ['Argentin']],
    ['is a closer part before a whole name', 'argentin', ['Argenson', 'Vic-Argentan'], ['Vic-Argentan']],
  ]);

  it('is one of the communes it is looked for among, if any', () => {
    const known = named('Argentan', 'Argenson');
    const [, argenson] = communesOf([...known.byName.values()]);
    assert.ok(argenson);
    assert.deepEqual(names(misspelt(readWords('argentin'), known, [argenson])), ['Argenson']);
    const shared = named('Pouligny-Saint-Pierre', 'Pouligny-Notre-Dame');
    const [first] = communesOf([...shared.byName.values()]);
    assert.ok(first);
    assert.deepEqual(names(misspelt(readWords('pouligni'), shared, [first])), [first.name]);
  });
});

describe('A misspelt name, by ear', () => {
  each([
    ['is the closest in letters of those heard alike', 'valensay', ['Valençaye', 'Valençay'], ['Valençay']],
    ['is heard alike before it is close in letters', 'valensay', ['Valensac', 'Valencé'], ['Valencé']],
    ['of two sounds is not heard, only spelt', 'voudds', ['Vouhes'], []],
    ['may have one sound for another when long', 'livrado', ['Levrados'], ['Levrados']],
    ['of five sounds and few letters has none for another', 'lavroue', ['Levroux'], []],
    ['has no two sounds for others', 'lervdao', ['Levrado'], []],
    ['with a sound for another is not far in letters', 'laivraudeau', ['Levrados'], []],
  ]);
});

describe('A shortened name', () => {
  each([
    ['may be its first letters', 'issoud', ['Issoudun'], ['Issoudun']],
    ['may be its first letters with nothing to announce it', 'issoud mais non', ['Issoudun'], ['Issoudun']],
    ['is not the first sounds, when they are three', 'issoux', ['Issoudun'], []],
    ['may be its consonants', 'vtn', ['Vatan'], ['Vatan']],
    ['may leave out two consonants', 'vtn', ['Vatebodan'], ['Vatebodan']],
    ['does not leave out more', 'vtn', ['Vatebordugan'], []],
    ['is more than its first and last letter', 'vnn', ['Vatan'], []],
    ['begins as the name does', 'tbn', ['Vatoban'], []],
    ['ends as the name does', 'vtb', ['Vatoban'], []],
    ['has no other consonants', 'vpn', ['Vatan'], []],
    ['is not a part of a name', 'vicqu', ['Nohant-Vicquemare'], []],
    ['leaves out as little as may be', 'a levro zut', ['Levroabcdefg', 'Levrozutabin'], ['Levrozutabin']],
  ]);

  it('is of a name before a former name', () => {
    const known = made({ name: 'Vatan', formerly: ['Levroual'] }, { name: 'Levroualamare' });
    assert.deepEqual(names(misspelt(readWords('levrou'), known)), ['Levroualamare']);
  });
});
