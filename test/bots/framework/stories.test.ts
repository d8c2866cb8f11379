import assert from 'node:assert/strict';
import { Talks } from '../../../bots/talks.js';
import { maskPersonal } from '../../../bots/masking.js';
import { makeSignpostBot } from '../../../bots/signpost-bot.js';
import { keyFor } from '../../../bots/webchat/tokens.js';
import { worldOf } from '../../dialogs/world.js';
import { playAs, readStories, type Player, type Story } from '../../stories/play.js';
import { readersForTests } from '../../stories/readers.js';
import type { TestServer } from '../webchat/server-for-tests.js';
import { ChannelLine, secret, serverWithDoor } from './channel.js';
import { Microsoft } from './microsoft.js';

const readers = readersForTests();

describe('Stories, told through the Bot Framework (expectReplies)', () => {
  const microsoft = new Microsoft();
  const servers = new Map<string, TestServer>();
  let now = new Date();

  before(async () => {
    await microsoft.start();
    for (const pack of ['demo', 'indre'] as const) {
      const bot = makeSignpostBot({ content: worldOf(pack).content, clock: () => now, readers });
      servers.set(pack, await serverWithDoor(microsoft, { bot, clock: () => now, mask: maskPersonal }));
    }
  });
  after(async () => {
    await Promise.all([...servers.values()].map((server) => server.stop()));
    microsoft.stop();
    await readers.close();
  });

  for (const { file, story } of readStories()) {
    it(`${story.title} (${file})`, async () => {
      now = new Date(story.at);
      const server = servers.get(story.content);
      assert.ok(server !== undefined);
      await playAs(personInChannel(story, { file, server, microsoft }), story, server);
    });
  }

  it('never needed a call to the channel', () => assert.equal(microsoft.received.length, 0));
});

interface Told {
  file: string;
  server: TestServer;
  microsoft: Microsoft;
}

function personInChannel(story: Story, { file, server, microsoft }: Told): Player {
  const channel = new ChannelLine({ server, microsoft, conversation: file, locale: story.lang });
  return {
    async arrive() {
      const { activities } = await channel.arrive();
      assert.equal(activities[0]?.channelData?.step, 'channel.kept');
      return (await idOf(file, server)) ?? '';
    },
    async say(text) {
      const { activities } = await channel.say(text);
      return activities;
    },
    async leave(text) {
      const { activities } = await channel.say(text);
      assert.equal(activities.at(-1)?.type, 'endOfConversation');
    },
  };
}

/** Our id of the channel's conversation, which the channel itself never learns. */
function idOf(conversationId: string, { store, turns }: TestServer): Promise<string | undefined> {
  const talks = new Talks({ store, turns, key: keyFor(secret, 'framework-conversation') });
  return talks.alive(talks.nameOf({ channelId: 'directline', conversationId }));
}
