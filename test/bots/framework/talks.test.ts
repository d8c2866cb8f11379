import assert from 'node:assert/strict';
import type { Bot } from '../../../bots/bot.js';
import { makeSignpostBot } from '../../../bots/signpost-bot.js';
import { worldOf } from '../../dialogs/world.js';
import { silentReaders } from '../../stories/readers.js';
import type { Heard } from '../webchat/official-client.js';
import { blankState, echoBot, message } from '../webchat/echo-bot.js';
import type { TestServer } from '../webchat/server-for-tests.js';
import { ChannelLine, serverWithDoor, type Line } from './channel.js';
import { Microsoft } from './microsoft.js';

const minute = 60_000;
const textsOf = (activities: readonly Heard[]) => activities.map(({ text }) => text);
const kept = /peut garder nos messages/;

describe('A talk through a channel of Azure Bot Service', () => {
  const microsoft = new Microsoft();
  let server: TestServer;
  let at: number;
  const start = (options = {}) =>
    serverWithDoor(microsoft, { clock: () => new Date(at), mask: () => '[masked]', ...options });
  const restarted = async (options: object) => {
    await server.stop();
    return start(options);
  };
  const someone = (line: Partial<Line> = {}) => new ChannelLine({ server, microsoft, ...line });

  before(() => microsoft.start());
  beforeEach(async () => {
    at = Date.parse('2026-11-24T09:00:00Z');
    server = await start();
  });
  afterEach(() => server.stop());
  after(() => microsoft.stop());

  it('begins with what the channel keeps, then the bot’s first words, once', async () => {
    const line = someone();
    const { activities } = await line.arrive();
    assert.match(activities[0]?.text ?? '', kept);
    assert.deepEqual(textsOf(activities.slice(1)), ['Bonjour']);
    assert.deepEqual((await line.arrive()).activities, []);
    assert.deepEqual(textsOf((await line.say('oui')).activities), ['echo oui', 'turn 1']);
  });

  it('begins with the first message when the channel announces nobody, and answers it too', async () => {
    const texts = textsOf((await someone().say('oui')).activities);
    assert.match(texts[0] ?? '', kept);
    assert.deepEqual(texts.slice(1), ['Bonjour', 'echo oui', 'turn 1']);
  });

  it('is in English for who arrives in English', async () => {
    const { activities } = await someone({ locale: 'en-GB' }).arrive();
    assert.deepEqual(textsOf(activities), [
      'This application may keep our messages. We cannot erase them there for you.',
      'Hello',
    ]);
  });

  for (const [locale, speaks, first] of [
    ['fr-x-facile', 'fr-x-facile', /Pouvez-vous écrire sans danger/],
    ['FR-x-Facile', 'fr-x-facile', /Pouvez-vous écrire sans danger/],
    ['en-GB', 'en', /Can you write without risk/],
    ['fr-FR', 'fr', /Pouvez-vous écrire sans risque/],
    ['de-DE', 'fr', /Pouvez-vous écrire sans risque/],
    ['x'.repeat(5000), 'fr', /Pouvez-vous écrire sans risque/],
  ] as const) {
    it(`speaks ${speaks} from its first word to its end where the channel says "${locale.slice(0, 12)}"`, async () => {
      const content = worldOf().content;
      server = await restarted({
        bot: makeSignpostBot({ content, clock: () => new Date(at), readers: silentReaders }),
      });
      const line = someone({ locale });
      const { activities } = await line.arrive();
      assert.match(textsOf(activities).join(' '), first);
      const answers = [...activities, ...(await line.say('oui')).activities];
      assert.deepEqual([...new Set(answers.map((one) => (one as { locale?: string }).locale))], [speaks]);
    });
  }

  it('is one for each conversation and each channel', async () => {
    await someone().say('un');
    await someone({ conversation: 'other' }).say('un');
    await someone({ channelId: 'telegram' }).say('un');
    assert.equal(server.store.size, 3);
    assert.deepEqual(textsOf((await someone().post({ type: 'message', text: 'deux', id: 'b' })).activities), [
      'echo deux',
      'turn 2',
    ]);
  });

  it('hears an activity once when the channel sends it twice, and answers it the same', async () => {
    const line = someone();
    await line.arrive();
    const twice = { type: 'message', text: 'oui', id: 'same' };
    const first = await line.post(twice);
    assert.deepEqual(textsOf((await line.post(twice)).activities), textsOf(first.activities));
    assert.deepEqual(textsOf(first.activities), ['echo oui', 'turn 1']);
  });

  it('answers each of two messages sent at once with its own words', async () => {
    const line = someone();
    await line.arrive();
    const [one, two] = await Promise.all([line.say('un'), line.say('deux')]);
    assert.deepEqual(textsOf(one.activities), ['echo un', 'turn 1']);
    assert.deepEqual(textsOf(two.activities), ['echo deux', 'turn 2']);
  });

  it('that is erased leaves nothing, says what the channel may keep, and can be begun anew', async () => {
    const line = someone();
    await line.arrive();
    const { activities } = await line.say('erase');
    assert.match(activities[0]?.text ?? '', /effacez-les aussi/);
    assert.equal(activities.at(-1)?.type, 'endOfConversation');
    assert.equal(server.store.size, 0);
    assert.deepEqual((await line.arrive()).activities, [], 'nothing comes back unasked');
    assert.deepEqual(textsOf((await line.say('oui')).activities).slice(1), ['Bonjour', 'echo oui', 'turn 1']);
  });

  it('that is left ends without a word', async () => {
    const line = someone();
    await line.arrive();
    const { activities } = await line.say('leave');
    assert.deepEqual(
      activities.map(({ type, text }) => [type, text]),
      [['endOfConversation', undefined]],
    );
    assert.equal(server.store.size, 0);
  });

  it('is forgotten after half an hour of silence, and the next message begins another', async () => {
    const line = someone();
    await line.say('oui');
    at += 31 * minute;
    assert.deepEqual(textsOf((await line.say('non')).activities).slice(1), ['Bonjour', 'echo non', 'turn 1']);
  });

  it('goes on when the mark of yesterday’s talk is forgotten in the middle of it', async () => {
    const line = someone();
    await line.say('erase');
    at += 24 * 60 * minute - 5 * minute;
    await line.say('un');
    at += 10 * minute;
    assert.deepEqual(textsOf((await line.say('deux')).activities), ['echo deux', 'turn 2']);
  });

  it('that was ended more often than a day holds makes wait, with the numbers', async () => {
    server = await restarted({ env: { MESSAGES_PER_MINUTE: '1000' } });
    const line = someone();
    for (let count = 0; count < 64; count += 1) await line.say('erase');
    assert.match(textsOf((await line.say('oui')).activities).join(), /dans une minute[^]*17[^]*114[^]*3919/);
    assert.equal(server.store.size, 0);
  });

  for (const over of [
    { type: 'endOfConversation' },
    { type: 'deleteUserData' },
    { type: 'conversationUpdate', membersRemoved: [{ id: 'a person' }] },
  ]) {
    it(`is erased at once on ${over.type}${over.membersRemoved ? ' of somebody who goes' : ''}`, async () => {
      const line = someone();
      await line.say('oui');
      assert.deepEqual((await line.post(over)).activities, []);
      assert.equal(server.store.size, 0);
    });
  }

  it('passes over what is neither words nor somebody’s coming or going', async () => {
    for (const type of ['typing', 'event', 'invoke', 'messageReaction', 'installationUpdate', 'kanari']) {
      const { status, activities } = await someone().post({ type, value: {}, name: 'kanari' });
      assert.deepEqual([status, activities], [200, []]);
    }
    for (const conversation of [undefined, null, {}, { id: '' }, { id: 7 }])
      assert.deepEqual((await someone().post({ type: 'message', text: 'oui', conversation })).activities, []);
    assert.deepEqual((await someone().post({ type: 'conversationUpdate', topicName: 'x' })).activities, []);
    assert.equal(server.store.size, 0);
  });

  it('is never held in a group, where others would read it', async () => {
    const group = { conversation: { id: 'group', isGroup: true } };
    assert.deepEqual((await someone().post({ type: 'message', text: 'oui', ...group })).activities, []);
    assert.equal(server.store.size, 0);
  });

  it('says when a message is too long or has no words, with the numbers, and keeps nothing of it', async () => {
    const long = (await someone().say('x'.repeat(2001))).activities;
    assert.match(textsOf(long).join(), /^Ce message est trop long[^]*17[^]*114[^]*3919/);
    const picture = { type: 'message', attachments: [{ contentType: 'image/png', contentUrl: 'kanari' }] };
    assert.match(textsOf((await someone().post(picture)).activities).join(), /seulement les mots[^]*3919/);
    assert.equal(server.store.size, 0);
  });

  it('reads the words beside a picture', async () => {
    const both = {
      type: 'message',
      text: 'oui',
      attachments: [{ contentType: 'text/html', content: 'oui' }],
    };
    assert.ok(textsOf((await someone().post(both)).activities).includes('echo oui'));
  });

  it('makes who writes too often wait, with the numbers', async () => {
    server = await restarted({ env: { MESSAGES_PER_MINUTE: '2' } });
    const line = someone();
    await line.say('un');
    await line.say('deux');
    assert.match(textsOf((await line.say('trois')).activities).join(), /dans une minute[^]*3919/);
    assert.equal((await someone({ conversation: 'other' }).say('un')).activities.length, 4);
  });

  it('is not begun beyond the openings of a minute, nor when no more fit', async () => {
    for (const env of [{ OPENINGS_PER_MINUTE: '1' }, { MOST_CONVERSATIONS: '1' }]) {
      server = await restarted({ env });
      await someone().say('un');
      const late = someone({ conversation: 'late' });
      assert.match(textsOf((await late.arrive()).activities).join(), /dans une minute[^]*3919/);
      assert.match(textsOf((await late.say('oui')).activities).join(), /dans une minute[^]*3919/);
      assert.equal((await someone().post({ type: 'message', text: 'deux', id: 'b' })).activities.length, 2);
    }
  });

  it('is kept masked, under no name that the channel knows', async () => {
    const { store } = server;
    const accept = store.accept.bind(store);
    const given: string[] = [];
    store.accept = async (id, inbound) => {
      const accepted = await accept(id, inbound);
      given.push(id, inbound.clientId ?? '', JSON.stringify(await store.since(id, 0)));
      return accepted;
    };
    await someone().say('06 39 98 12 34');
    assert.match(given.join(), /\[masked\]/);
    assert.doesNotMatch(given.join(), /39 98|kanari|directline|the bot/i);
  });

  it('goes as plain words and a numbered list to a channel we do not know', async () => {
    server = await restarted({ bot: askingBot });
    const { activities } = await someone({ channelId: 'telegram' }).say('oui');
    const last = activities.at(-1) as unknown as Record<string, unknown>;
    assert.equal(last.text, 'Que cherchez-vous ?\n\n1. Un lieu\n2. Un numéro');
    for (const field of ['suggestedActions', 'attachments', 'channelData'])
      assert.ok(!(field in last), field);
    const known = (await someone().say('oui')).activities.at(-1);
    assert.deepEqual(
      known?.suggestedActions?.actions.map(({ title }) => title),
      ['Un lieu', 'Un numéro'],
    );
  });
});

const askingBot: Bot = {
  ...echoBot,
  hear: () => {
    const actions = ['Un lieu', 'Un numéro'].map((title) => ({ type: 'imBack', title, value: title }));
    const asked = {
      ...message('Que cherchez-vous ?', 'ask'),
      suggestedActions: { to: [], actions },
      attachments: [],
    };
    return Promise.resolve({ state: blankState(), activities: [asked] });
  },
};
