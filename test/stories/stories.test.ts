import assert from 'node:assert/strict';
import { makeSignpostBot } from '../../bots/signpost-bot.js';
import { maskPersonal } from '../../bots/masking.js';
import { worldOf } from '../dialogs/world.js';
import { startServer, type TestServer } from '../bots/webchat/server-for-tests.js';
import { readersForTests } from './readers.js';
import { play, readStories } from './play.js';

const stories = readStories();
const readers = readersForTests();

describe('Stories, told through the official client', function () {
  this.timeout(120_000);
  const servers = new Map<string, TestServer>();
  let now = new Date();

  before(async () => {
    for (const pack of ['demo', 'indre'] as const) {
      const bot = makeSignpostBot({ content: worldOf(pack).content, clock: () => now, readers });
      servers.set(pack, await startServer({ bot, clock: () => now, mask: maskPersonal }));
    }
  });

  after(async () => {
    await Promise.all([...servers.values()].map((server) => server.stop()));
    await readers.close();
  });

  it('there are at least forty-five of them', () => assert.ok(stories.length >= 45));

  for (const { file, story } of stories) {
    it(`${story.title} (${file})`, async () => {
      now = new Date(story.at);
      const server = servers.get(story.content);
      assert.ok(server !== undefined);
      await play(story, server);
    });
  }
});
