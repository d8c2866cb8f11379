import assert from 'node:assert/strict';
import { makeSignpostBot } from '../../bots/signpost-bot.js';
import { maskPersonal } from '../../bots/masking.js';
import { pageRoutes } from '../../bots/webchat/page.js';
import { worldOf } from '../dialogs/world.js';
import { FormTalk } from '../bots/webchat/form-talk.js';
import { builtPage } from '../bots/webchat/page-content.js';
import { startServer, type TestServer } from '../bots/webchat/server-for-tests.js';
import { readersForTests } from './readers.js';
import { playAs, readStories, type Player, type Story } from './play.js';

describe('Stories, told by forms alone, without JavaScript', function () {
  this.timeout(120_000);
  const readers = readersForTests();
  const servers = new Map<string, TestServer>();
  let now = new Date();

  before(async () => {
    for (const pack of ['demo', 'indre'] as const) {
      const content = worldOf(pack).content;
      const clock = () => now;
      const bot = makeSignpostBot({ content, clock, readers });
      const pages = pageRoutes({ content, bot, files: builtPage(), clock });
      servers.set(pack, await startServer({ bot, clock, mask: maskPersonal, pages }));
    }
  });

  after(async () => {
    await Promise.all([...servers.values()].map((server) => server.stop()));
    await readers.close();
  });

  for (const { file, story } of readStories()) {
    it(`${story.title} (${file})`, async () => {
      now = new Date(story.at);
      const server = servers.get(story.content);
      assert.ok(server !== undefined);
      await playAs(visitorOf(story, server), story, server);
    });
  }
});

function visitorOf(story: Story, server: TestServer): Player {
  const talk = new FormTalk(server.url);
  return {
    async arrive() {
      await talk.open(story.lang);
      return talk.id;
    },
    say: (words) => talk.say(words),
    async leave(words) {
      await talk.say(words);
      assert.ok([303, 410].includes(talk.status), `still there: ${talk.status}`);
      assert.ok(!talk.html.includes('<article'));
    },
  };
}
