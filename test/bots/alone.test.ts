import assert from 'node:assert/strict';
import type { Alone } from '../../bots/bot.js';
import { StoreAway } from '../../bots/conversations.js';
import { nobodyOnDuty } from '../../bots/handover/desk.js';
import { makeSignpostBot } from '../../bots/signpost-bot.js';
import { worldOf } from '../dialogs/world.js';
import { silentReaders } from '../stories/readers.js';

describe('Words read alone, while the talk they belong to cannot be reached', () => {
  const { content, now } = worldOf();
  const away = { ...nobodyOnDuty, people: () => Promise.reject(new StoreAway()) };
  const bot = makeSignpostBot({ content, readers: silentReaders, clock: () => now, desk: away });

  async function alone(text: string, more: { lang?: string; canWrite?: boolean; isKept?: boolean } = {}) {
    const where = { lang: 'fr', canWrite: false, isKept: true, ...more };
    return (await bot.alone?.(text, where)) ?? assert.fail('this bot reads no words alone');
  }
  const steps = ({ activities }: Alone) =>
    activities.map(({ channelData }) => (channelData as { step: string }).step);
  const words = ({ activities }: Alone) => activities.map(({ text }) => text).join('\n');
  const DANGER = 'il a un couteau et il dit qu’il va me tuer maintenant';

  it('are told first that the talk is on hold, where the words are, and the numbers', async () => {
    const read = await alone('bonjour');
    assert.deepEqual(steps(read), ['sorry.alone']);
    assert.match(words(read), /en pause/);
    assert.match(words(read), /Vos mots attendent dans cette page/);
    for (const number of ['17', '114', '3919']) assert.ok(words(read).includes(number), number);
    assert.match(words(await alone('bonjour', { isKept: false })), /n'est pas gardé/);
    assert.match(words(await alone('hello', { lang: 'en-GB' })), /on hold/);
  });

  it('bring the whole emergency card when she has said that she can write', async () => {
    const read = await alone(DANGER, { canWrite: true });
    assert.ok(steps(read).includes('emergency.card'));
    assert.match(words(read), /Appelez le 17, ou écrivez au 114/);
    const doors = read.activities.flatMap(({ attachments = [] }) => attachments);
    assert.ok(doors.length >= 2);
    assert.ok(
      read.activities.some(({ channelData }) => (channelData as { style?: string }).style === 'loud'),
    );
  });

  it('bring the quiet one when she has not', async () => {
    const read = await alone(DANGER);
    assert.deepEqual(steps(read), ['sorry.alone', 'emergency.card']);
    assert.match(words(read), /Urgence 17\. Par écrit 114\./);
    assert.deepEqual(read.activities.at(-1)?.attachments ?? [], []);
  });

  it('bring the doors of a town, and of a roof tonight', async () => {
    const town = await alone('Levroux');
    assert.ok(steps(town).includes('signpost.places'));
    assert.ok(
      town.activities.some(({ attachments = [] }) => attachments.some(({ name }) => name === 'place')),
    );
    assert.match(words(await alone('je ne sais pas où dormir ce soir', { canWrite: true })), /115/);
  });

  it('bring a card that they name', async () => {
    const read = await alone('ordonnance de protection', { canWrite: true });
    assert.ok(steps(read).some((name) => name.startsWith('card.')));
  });

  it('never ask what nobody would remember, nor repeat what she wrote', async () => {
    for (const text of ['oui', 'menu', DANGER, 'Levroux', 'parler à quelqu’un', 'kanari'])
      for (const canWrite of [true, false]) {
        const read = await alone(text, { canWrite });
        assert.deepEqual(
          read.activities.filter(({ suggestedActions }) => suggestedActions !== undefined),
          [],
        );
        assert.doesNotMatch(words(read), /kanari|couteau/);
      }
  });

  it('cover the screen and say nothing else when somebody comes', async () => {
    const read = await alone('il arrive');
    assert.deepEqual(steps(read), ['traces.neutral']);
    assert.doesNotMatch(words(read), /17|3919/);
  });

  it('are obeyed at once when they ask that everything go', async () => {
    assert.equal((await alone('effacer')).ending, 'erase');
    assert.equal((await alone('quitter')).ending, 'leave');
  });
});
