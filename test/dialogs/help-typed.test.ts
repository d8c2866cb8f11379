import assert from 'node:assert/strict';
import type { Text } from '../../content/model.js';
import { topOf } from '../../dialogs/state.js';
import { typed } from './typed.js';
import { after, choose, worldOf } from './world.js';

const world = worldOf();
const atMenu = after(world, choose('yes')).state;
const { cards, groups } = world.content.cards;
const steps = [...cards.map(({ id }) => `card.${id}`), ...groups.map(({ id }) => `help.${id}`)];

const titleOf = (text: Text | undefined): string => (typeof text === 'object' ? text.web : (text ?? ''));

/** What people write at the menu, and where it leads. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  'signpost.roof': [
    'refuge',
    'abri',
    'un abri',
    'je cherche un refuge',
    'shelter',
    'I need a shelter',
    '115',
  ],
  'plan.start': ['plan', 'Préparer ma sécurité', 'je veux partir', 'I want to leave', 'Plan for my safety'],
  'card.phone': [
    'il espionne mon téléphone',
    'il surveille mon téléphone',
    'he tracks my phone',
    'my phone is watched',
  ],
  'card.residence': ['visa', 'mes papiers'],
  'card.evidence': ['preuves', 'evidence'],
  'card.money': ['argent', 'money'],
  'card.kit': ['kit', 'the kit'],
  'card.danger_phone': ['bracelet'],
  'pro.doors': ["c'est pour mon travail", 'professionnel(le)', 'professionnelle', 'pro', 'for my work'],
  'signpost.lines': [
    'on va me marier au pays',
    'mes parents veulent me marier',
    'my parents want to force me to marry',
    'they want to marry me by force',
  ],
};

describe('At the menu', () => {
  for (const lang of ['fr', 'en'] as const) {
    for (const name of steps) {
      const title = titleOf(world.content.texts[lang].get(name));
      it(`« ${title} » opens ${name}`, async () => {
        assert.equal(topOf((await typed(title, atMenu, world)).state), name);
      });
    }
  }

  for (const [name, words] of Object.entries(WORDS)) {
    for (const text of words) {
      it(`« ${text} » leads to ${name}`, async () => {
        assert.equal(topOf((await typed(text, atMenu, world)).state), name);
      });
    }
  }

  it('a forced marriage leads to the line for it', async () => {
    const { state } = await typed('on va me marier au pays', atMenu, world);
    assert.deepEqual(state.answers['line'], ['forced_marriage']);
  });

  it('« pro » is heard on « Autre situation » too', async () => {
    const { state } = await typed('Autre situation', atMenu, world);
    assert.equal(topOf((await typed('pro', state, world)).state), 'pro.doors');
  });

  it('a plain word inside a story asks for no card', async () => {
    const { state } = await typed("il me prend tout l'argent", atMenu, world);
    assert.notEqual(topOf(state), 'card.money');
  });
});

describe('« Retour » on the list of cards', () => {
  it('lands on the card that led there, and one card is open at a time', async () => {
    const card = await typed('ordonnance de protection', atMenu, world);
    const list = await typed('Autres aides', card.state, world);
    assert.equal(topOf(list.state), 'help.choose');
    for (const word of ['Retour', 'back'])
      assert.equal(topOf((await typed(word, list.state, world)).state), 'card.order');
    const group = await typed('Enfants, papiers, téléphone', list.state, world);
    const other = await typed('Titre de séjour', group.state, world);
    assert.deepEqual(other.state.stack, ['menu.choose', 'card.residence']);
  });

  it('and « Revenir au début » leads from a card to the menu', async () => {
    const card = await typed('ordonnance de protection', atMenu, world);
    assert.ok((card.state.open?.options.length ?? 0) <= 5);
    assert.deepEqual((await typed('Revenir au début', card.state, world)).state.stack, ['menu.choose']);
  });
});
