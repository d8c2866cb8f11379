import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { generateCommunes } from '../../content/communes/generate.js';
import { normaliseName } from '../../content/communes/normalise-name.js';
import { communeSchema } from '../../content/schema.js';

const committed = (path: string): string =>
  readFileSync(new URL(`../../content/${path}`, import.meta.url), 'utf8');
const communes = z.array(communeSchema).parse(JSON.parse(committed('indre/communes.json')));
const elsewhere = committed('france/elsewhere.tsv').trimEnd().split('\n');
const departements = committed('france/departements.tsv').trimEnd().split('\n');

describe('the communes', () => {
  it('are written again byte for byte by the generator', () => {
    for (const [path, text] of Object.entries(generateCommunes())) {
      assert.ok(text === committed(path), `${path} differs: run npm run content:communes`);
    }
  });

  it('are the 241 of the Indre, each once, each inside its borders', () => {
    assert.equal(communes.length, 241);
    assert.equal(new Set(communes.map((one) => one.insee)).size, 241);
    for (const one of communes) {
      assert.ok(one.insee.startsWith('36'), one.name);
      assert.ok(one.lat > 46.3 && one.lat < 47.3 && one.lon > 0.8 && one.lon < 2.3, one.name);
      assert.ok(
        one.postcodes.every((code) => code.startsWith('36')),
        one.name,
      );
    }
  });

  it('know the names that went with a merger', () => {
    const former = (name: string): string[] => communes.find((one) => one.name === name)?.formerly ?? [];
    assert.deepEqual(former('Levroux'), ['Saint-Martin-de-Lamps', 'Saint-Pierre-de-Lamps']);
    assert.deepEqual(former('Saint-Maur'), ['Villers-les-Ormes']);
    assert.deepEqual(former('Châteauroux'), []);
  });

  it('share the postcode 36100 by seventeen', () => {
    assert.equal(communes.filter((one) => one.postcodes.includes('36100')).length, 17);
  });

  it('leave the rest of France as names and postcodes, whole and well formed', () => {
    assert.ok(elsewhere.every((line) => /^(\d{2,3}|2[AB])\t[^\t]+\t\d{5}(,\d{5})*$/.test(line)));
    assert.ok(elsewhere.some((line) => line.startsWith('18\tBourges\t18000')));
    const codes = new Set(departements.map((line) => line.split('\t')[0]));
    assert.equal(codes.size, 101);
    assert.ok(elsewhere.every((line) => codes.has(line.split('\t')[0])));
  });

  it('know how a sentence says "in" each département', () => {
    for (const line of [
      '18\tCher\tdans le Cher',
      '23\tCreuse\ten Creuse',
      '75\tParis\tà Paris',
      "36\tIndre\tdans l'Indre",
    ]) {
      assert.ok(departements.includes(line), line);
    }
  });
});

describe('a normalised name', () => {
  const same: [string, string][] = [
    ['Saint-Benoît-du-Sault', 'saint benoit du sault'],
    ['ST BENOIT DU SAULT', 'saint benoit du sault'],
    ['Ste Sévère s/ Indre', 'sainte severe sur indre'],
    ['argenton s/creuse', 'argenton sur creuse'],
    ['Argenton/Creuse', 'argenton sur creuse'],
    ['argenton s creuse', 'argenton sur creuse'],
    ['Vendœuvres', 'vendoeuvres'],
    ['  Buxières-d’Aillac ', 'buxieres d aillac'],
    ['36110Levroux', '36110 levroux'],
    ['constructor', 'constructor'],
    ['🙂 …', ''],
  ];
  for (const [text, expected] of same) {
    it(`reads ${JSON.stringify(text)} as ${JSON.stringify(expected)}`, () => {
      assert.equal(normaliseName(text), expected);
    });
  }

  it('changes nothing when read twice', () => {
    for (const one of communes) assert.equal(normaliseName(normaliseName(one.name)), normaliseName(one.name));
  });
});
