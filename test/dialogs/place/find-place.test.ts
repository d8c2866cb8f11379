import assert from 'node:assert/strict';
import fc from 'fast-check';
import { normaliseName } from '../../../content/communes/normalise-name.js';
import { asLabel, indre, labelled, labelOf, understood } from './labelled.js';

const nameOf = (insee: string): string => indre.communes.find((one) => one.insee === insee)?.name ?? insee;
const names = (text: string): string[] => understood(text).communes.map(({ insee }) => nameOf(insee));

describe('what is understood as a place', () => {
  it('is what a neighbour would understand, in every message it was built with', () => {
    assert.deepEqual(misread('places.csv'), []);
  });

  it('is what a neighbour would understand in all messages kept apart but these (at least 95 in 100)', () => {
    assert.deepEqual(misread('places-held-out.csv'), [
      'LE BLANC 36300: one 36018, got choose 36018 36053 36058 36066 36087 36165 36173 36176 36178',
      'Valence: outside 26, got outside',
      'il est blanc de colère: none, got one 36054',
    ]);
  });

  it('is both a whole name and a longer one when a stray word follows that may be its end', () => {
    for (const text of ['la chatre langue', 'La Châtre lange'])
      assert.deepEqual(names(text), ['La Châtre', 'La Châtre-Langlin'], text);
    for (const text of ['la chatre llanglin', 'la chatre langlain', "la chatre l'anglin"])
      assert.deepEqual(names(text), ['La Châtre-Langlin'], text);
    assert.deepEqual(names('la chatre merci'), ['La Châtre']);
  });

  const waysOfWriting: Record<string, (name: string) => string> = {
    'as on the map': (name) => name,
    'in capitals': (name) => name.toUpperCase(),
    'without accents or hyphens': normaliseName,
    'in one word': (name) => normaliseName(name).replaceAll(' ', ''),
    'with st and s/': (name) =>
      normaliseName(name)
        .replace(/\bsaint\b/g, 'st')
        .replace(' sur ', ' s/ '),
    'without its article': (name) => name.replace(/^(Le|La|Les) /, ''),
    'after "près de"': (name) => `près de ${name.toLowerCase()}`,
    'in an English sentence': (name) => `I live in ${name}`,
    'at the end of an address': (name) => `12 rue Pasteur ${name}`,
  };
  for (const [way, write] of Object.entries(waysOfWriting)) {
    it(`is each of the 241 communes ${way}`, () => {
      for (const { name } of indre.communes) assert.deepEqual(names(write(name)), [name], write(name));
    });
  }

  it('is each former commune, under the name it has now', () => {
    for (const { name, formerly } of indre.communes)
      for (const former of formerly) assert.ok(names(former).includes(name), former);
  });

  it('is every commune of a postcode when nothing else is said, the most populous first', () => {
    const found = understood('36100');
    assert.equal(found.communes.length, 17);
    assert.equal(found.communes[0]?.name, 'Issoudun');
    const populations = found.communes.map(({ population }) => population);
    assert.deepEqual(
      populations,
      [...populations].sort((a, b) => b - a),
    );
  });

  it('is the commune of an address, never the one its street is named after', () => {
    assert.deepEqual(names('12 rue de Châteauroux, 36110 Levroux'), ['Levroux']);
    assert.deepEqual(names('12 place de La Châtre, Issoudun'), ['Issoudun']);
    assert.equal(understood('j’habite rue de Châteauroux').kind, 'none');
  });

  it('is the commune named when postcode and name disagree', () => {
    assert.deepEqual(names('36000 Déols'), ['Déols']);
    assert.deepEqual(names('18000 Châteauroux'), ['Châteauroux']);
  });

  it('is another département when figures or the full name say so, though we have such a name too', () => {
    for (const text of ['Villedieu 84', '84110 Villedieu', 'Saint-Maur-des-Fossés', '94100 Saint-Maur'])
      assert.equal(understood(text).kind, 'outside', text);
  });

  it('is not a commune that was refused', () => {
    assert.equal(understood('n’importe où sauf Châteauroux').kind, 'none');
    assert.equal(understood('ni Châteauroux ni Déols').kind, 'none');
    assert.deepEqual(names('pas à Châteauroux mais à Levroux'), ['Levroux']);
    assert.deepEqual(names('pas loin de Levroux'), ['Levroux']);
  });

  it('is a commune with an ordinary name only when it is announced or alone', () => {
    for (const text of ['Tendu', 'à Tendu', 'près de Tendu']) assert.deepEqual(names(text), ['Tendu'], text);
    for (const text of ['il est tendu', 'je suis tendue', 'frapper les murs'])
      assert.equal(understood(text).kind, 'none', text);
  });

  it('is a name with a politeness around it', () => {
    for (const text of ["Tendu s'il vous plaît", 'bonjour, tendu svp merci'])
      assert.deepEqual(names(text), ['Tendu'], text);
    assert.equal(understood("Bourges s'il te plait").kind, 'outside');
  });

  it('is not the département itself', () => {
    for (const text of ['Indre', "dans l'Indre", '36']) assert.equal(understood(text).kind, 'none', text);
  });
});

describe('any text at all', () => {
  it('is read without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const { kind, communes } = understood(text);
        assert.equal(kind === 'one', communes.length === 1);
        assert.equal(kind === 'choose', communes.length > 1);
      }),
      { numRuns: 200 },
    );
  });

  it('of a million characters is read by its beginning only', () => {
    assert.equal(understood('a'.repeat(1_000_000)).kind, 'none');
    assert.equal(understood(`${'x '.repeat(200)} Levroux`).kind, 'none');
  });

  it('cut in the middle of a name does not give another name', () => {
    assert.equal(understood(`${'y'.repeat(288)} à Villedieu-sur-Indre`).kind, 'none');
  });
});

function misread(file: string): string[] {
  return labelled(file).flatMap((row) => {
    const read = asLabel(understood(row.text));
    return read === labelOf(row) ? [] : [`${row.text}: ${labelOf(row)}, got ${read}`];
  });
}
