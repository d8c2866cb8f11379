import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { COMMANDS, readCommand, type CommandRead } from '../../../dialogs/reading/commands.js';
import { synonyms } from './danger-content.js';

describe('commands', () => {
  const said: readonly (readonly [string, CommandRead])[] = [
    ['STOP', { id: 'stop' }],
    ['stop !', { id: 'stop' }],
    ['quitter', { id: 'leave' }],
    ['leave', { id: 'leave' }],
    ['annuler, tout supprimer', { id: 'erase' }],
    ['Efface tout', { id: 'erase' }],
    ['delete everything', { id: 'erase' }],
    ['Urgence', { id: 'emergency' }],
    ["Parler à quelqu'un", { id: 'human', lang: 'fr' }],
    ['somebody', { id: 'human', lang: 'en' }],
    ['passer', { id: 'skip' }],
    ['Retour', { id: 'back' }],
    ['recommencer', { id: 'start_again' }],
    ['menu', { id: 'menu' }],
    ['English', { id: 'language', lang: 'en' }],
    ['en français', { id: 'language', lang: 'fr' }],
  ];
  for (const [text, command] of said) {
    it(`understands "${text}"`, () => assert.deepEqual(readCommand(text, synonyms), command));
  }

  const leaving = [
    'quité',
    'quiter',
    'kitter',
    'qitter',
    'quittr',
    'sorti',
    'fermmer',
    'au revoire',
    'a+',
    'A +',
    'a plus',
    'bye',
    'tchao',
    'merci au revoir',
    "faut que j'y aille",
    'jdoi y allé',
    'im leaving',
    'got to go',
    'gtg',
  ];
  for (const text of leaving) {
    it(`leaves on "${text}"`, () => assert.deepEqual(readCommand(text, synonyms), { id: 'leave' }));
  }

  const stopping = [
    'STOP',
    'Stop.',
    'stop !!!',
    'STOP SMS svp',
    'stop merci',
    'Stop stop STOP',
    'STPO',
    'stoppez',
    'ARRET',
    'Arrêt',
    'ARRÊTEZ',
    'arretez svp',
    'aret',
    'ne m’écrivez plus',
    'plus de SMS',
    'désabonnement',
    'Unsubscribe',
    'stop texting me please',
    'FIN',
    '🛑',
  ];
  for (const text of stopping) {
    it(`stops on "${text}"`, () => assert.deepEqual(readCommand(text, synonyms), { id: 'stop' }));
  }

  for (const text of ['efface mon numéro svp', 'supprimez mes messages', 'delete my number']) {
    it(`erases on "${text}"`, () => assert.deepEqual(readCommand(text, synonyms), { id: 'erase' }));
  }

  for (const text of [
    'il faut que ça stop',
    'jamais il arrete',
    'stop il arrive',
    'la fin du mois',
    'merci',
  ]) {
    it(`does not stop on "${text}"`, () => assert.equal(readCommand(text, synonyms)?.id, undefined));
  }

  for (const text of ['femme', 'ma femme', 'a', 'oui', 'partir', 'merci', 'autre', 'sorcier']) {
    it(`does not leave on "${text}"`, () => assert.notEqual(readCommand(text, synonyms)?.id, 'leave'));
  }

  it('takes no town of the Indre for a slip of leaving', () => {
    const towns = JSON.parse(
      readFileSync(new URL('../../../content/indre/communes.json', import.meta.url), 'utf8'),
    ) as unknown;
    const names = [...JSON.stringify(towns).matchAll(/"name":"([^"]+)"/g)].map(([, name = '']) => name);
    assert.ok(names.length > 200);
    assert.deepEqual(
      names.filter((name) => readCommand(name, synonyms) !== undefined),
      [],
    );
  });

  for (const text of [
    'il faut que ça stop',
    'je veux quitter mon mari',
    'il a tout effacé',
    'oui',
    '',
    'x'.repeat(5000),
  ]) {
    it(`does not take "${text.slice(0, 30)}" for a command`, () => {
      assert.equal(readCommand(text, synonyms), undefined);
    });
  }

  it('has words in both languages for every command of the table', () => {
    for (const { words } of Object.values(COMMANDS)) {
      for (const lang of ['fr', 'en'] as const) {
        assert.ok(
          [...synonyms[lang].keys()].some((key) => key === words || key.startsWith(`${words}.`)),
          words,
        );
      }
    }
  });

  it('has no word that means two commands', () => {
    const seen = new Map<string, string>();
    for (const lang of ['fr', 'en'] as const) {
      for (const [key, words] of synonyms[lang]) {
        if (!key.startsWith('command.')) continue;
        for (const word of words) {
          assert.equal(seen.get(word.toLowerCase()) ?? key, key, word);
          seen.set(word.toLowerCase(), key);
        }
      }
    }
  });
});
