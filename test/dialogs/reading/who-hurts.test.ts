import assert from 'node:assert/strict';
import { readWhoHurts, type WhoHurts } from '../../../dialogs/reading/who-hurts.js';
import { synonyms } from './danger-content.js';

describe('who hurts the writer', () => {
  const said: readonly (readonly [string, WhoHurts])[] = [
    ['mon mari me frappe', 'partner_or_ex'],
    ['Bonjour, mon mari me frappe depuis 3 ans', 'partner_or_ex'],
    ['ma femme me frape', 'partner_or_ex'],
    ['mari frapper moi', 'partner_or_ex'],
    ['mon copin me tape', 'partner_or_ex'],
    ["mon ex m'a étranglée hier", 'partner_or_ex'],
    ['mon ex ma encore frappé', 'partner_or_ex'],
    ['mon mari il me tape', 'partner_or_ex'],
    ['le père de mes enfants me frappe', 'partner_or_ex'],
    ['je me fais taper par mon mec', 'partner_or_ex'],
    ['je suis une femme et mon mari me bat', 'partner_or_ex'],
    ["j'ai été frappé par ma femme", 'partner_or_ex'],
    ["mon conjoint m'insulte", 'partner_or_ex'],
    ['mon mari est violent', 'partner_or_ex'],
    ["j'ai peur de mon mari il me frappe", 'partner_or_ex'],
    ['my husband hits me', 'partner_or_ex'],
    ['my bf keeps hitting me', 'partner_or_ex'],
    ['I get hit by my ex', 'partner_or_ex'],
    ['husband beats me', 'partner_or_ex'],
    ['mon fils me tape il a 40 ans', 'adult_child'],
    ['mon fils adulte me frappe', 'adult_child'],
    ["j'ai 72 ans, mon fils de 45 ans me frappe", 'adult_child'],
    ['my son hits me, he is 30', 'adult_child'],
    ["mon fils me tape, j'ai 81 ans", 'adult_child'],
    ["ma fille me frappe, j'ai 72 ans", 'adult_child'],
    ["I'm 81 and my son hits me", 'adult_child'],
    ['mon père me frappe', 'parent'],
    ["ma mère me tape, j'ai 72 ans", 'parent'],
    ["le copain de ma mère m'a tapé", 'parent'],
    ['my dad hits me', 'parent'],
    ['mon frère me frappe', 'other'],
    ['mon voisin me menace', 'other'],
  ];
  for (const [text, who] of said) {
    it(`reads ${who} in "${text}"`, () => assert.equal(readWhoHurts(text, synonyms), who));
  }

  const unsure = [
    'il me frappe',
    'mon fils me tape',
    "mon fils me tape, j'ai 42 ans",
    "mon fils de 12 ans me tape, j'ai 72 ans",
    'mon fils me tape il a 12 ans',
    'mon grand de 10 ans me tape',
    'le mari de ma soeur la frappe',
    'le mari de ma soeur me frappe',
    "my sister's husband hits me",
    'mon mari me frappe et mon père aussi',
    'mon père frappe ma mère',
    'mon mari frappe mon fils',
    "ma soeur sait qu'il me frappe",
    'mon mari ne me frappe pas',
    'mon mari me frappe pas',
    "my husband doesn't hit me",
    "je n'ai pas parlé à mon mari",
    "j'ai frappé ma femme",
    'je frappe mon mari',
    "ma mère m'héberge",
    'mon mari est au travail',
    'le père de mon mari me frappe',
    'sa femme me frappe',
    'ma soeur se fait frapper par son mari',
    'une femme me suit',
    '',
    'mon mari me frappe '.repeat(500),
  ];
  for (const text of unsure) {
    it(`is not sure of "${text.slice(0, 40)}"`, () => assert.equal(readWhoHurts(text, synonyms), undefined));
  }
});
