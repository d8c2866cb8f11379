import assert from 'node:assert/strict';
import type { TurnContext } from 'botbuilder';
import { makeSignpostBot } from '../../../bots/signpost-bot.js';
import { readDanger } from '../../../dialogs/reading/danger.js';
import { silentReaders } from '../../stories/readers.js';
import { worldOf } from '../world.js';

const { content, now } = worldOf();
const bot = makeSignpostBot({ content, clock: () => now, readers: silentReaders });

interface Message {
  says: string;
  step: string;
  style: string | undefined;
}

/** What the bot says to these words, once she has said that she can write. */
async function answer(text: string): Promise<Message[]> {
  const heard = (words: string) => ({ activity: { text: words } }) as TurnContext;
  const { state } = await bot.hear(bot.open({ lang: 'fr', channel: 'web' }).state, heard('Oui'));
  const { activities } = await bot.hear(state, heard(text));
  return activities.flatMap(({ channelData }) => (channelData === undefined ? [] : [channelData as Message]));
}

const stepOf = async (text: string) => (await answer(text)).at(-1)?.step;

/** Every one of `lines` leads to this screen, and none of `others`. */
function leads(to: string, lines: readonly string[], others: readonly string[]): void {
  for (const line of lines) it(`« ${line} »`, async () => assert.equal(await stepOf(line), to));
  for (const line of others) it(`and not « ${line} »`, async () => assert.notEqual(await stepOf(line), to));
}

describe('Short words that lead', () => {
  describe('to the neutral screen: somebody is coming, and nothing else is said', () => {
    leads(
      'traces.neutral',
      [
        'vite il revient',
        'vite il arrive',
        'il sort de la douche',
        "je l'entends",
        'vite elle rentre',
        'il sort du bain',
        "je l'entends monter",
        "quick he's coming",
      ],
      ['il sort de prison demain', "je l'entends encore me dire des choses"],
    );
  });

  describe('to the loud card, when a call for help stands beside', () => {
    for (const line of [
      'vite aidez moi il arrive',
      'vite il arrive avec un couteau',
      'vite',
      'vite la police',
    ])
      it(`« ${line} »`, async () => assert.equal(await stepOf(line), 'emergency.card'));
  });

  describe('to the card of languages: French is hard for her', () => {
    leads(
      'tongues.card',
      [
        'je parle pas bien français',
        'je comprends pas le français',
        'my french is bad',
        'je ne parle pas français',
        'mon français est pas bon',
        'i dont speak french',
      ],
      ['ma voisine ne parle pas français', 'je ne parle pas français avec mes enfants', 'my french is good'],
    );

    it('danger first, then how to ask for other words, in one line', async () => {
      for (const line of [
        'moi pas parle bien francais, mari frapper moi',
        'my french is bad, my husband hits me',
      ]) {
        const [first, ...others] = await answer(line);
        assert.match(first?.says ?? '', /English/);
        assert.match([first, ...others].at(-1)?.step ?? '', /^(stocktake|risk)\./);
      }
    });
  });

  describe('to the card of traces', () => {
    leads(
      'traces.card',
      [
        "il va voir que j'ai appelé ?",
        "est ce qu'il peut lire ce que j'écris",
        "il peut voir que j'ai appelé le 3919 ?",
        "elle saura que j'ai écrit ?",
        'il pourrait lire mes messages ?',
        'can he see what i write',
      ],
      ['il va voir ma mère demain', "est ce que vous pouvez lire ce que j'écris"],
    );
  });

  describe('to a number that did not work: which one is asked', () => {
    leads(
      'report.which',
      [
        'ca marche pas',
        "j'ai appelé ça répond pas",
        'ça ne répond pas',
        "j'ai appelé personne ne répond",
        'i called and nobody answers',
      ],
      ['ça marche pas entre nous', 'mon mari ne répond pas'],
    );
  });

  describe('to another door, when the number that did not work is named', () => {
    for (const line of [
      'ça marche pas le 3919',
      'personne ne répond au 3919',
      'ça répond pas au 3919',
      "j'ai appelé le 3919 personne ne répond",
      'nobody answers 3919',
    ])
      it(`« ${line} »`, async () =>
        assert.match((await answer(line))[0]?.says ?? '', /^Merci de l'avoir dit/));
  });

  describe('to the path of who hurts', () => {
    leads(
      'hurter.doors',
      [
        "j'ai besoin d'aide pour arrêter de frapper",
        'je veux arrêter de frapper ma femme',
        'comment arrêter de taper mes enfants',
        'i want to stop hitting her',
      ],
      [
        "j'ai besoin d'aide pour arrêter de fumer",
        "je veux qu'il arrête de me frapper",
        "comment l'aider à arrêter de frapper ma fille",
      ],
    );
  });

  describe('to sexual violence, which is violence', () => {
    const labels = (line: string) => readDanger(line, 'fr', content.danger).map(({ label }) => label);
    for (const line of [
      'il me viole',
      'il me touche',
      'il me force',
      'mon mari me force',
      'mon ex me touche',
      'he touches me',
    ])
      it(`« ${line} »`, () => {
        for (const label of ['sexual_violence', 'past_violence'] as const)
          assert.ok(labels(line).includes(label), label);
      });
    for (const line of ['ça me touche beaucoup', 'il ne me touche plus'])
      it(`and not « ${line} »`, () => assert.ok(!labels(line).includes('sexual_violence')));
  });
});
