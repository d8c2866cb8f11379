import assert from 'node:assert/strict';
import { maskPersonal } from '../../bots/masking.js';
import { makeSignpostBot } from '../../bots/signpost-bot.js';
import { smsDoor } from '../../infra/sms-door.js';
import { worldOf } from '../dialogs/world.js';
import { startServer, type TestServer } from '../bots/webchat/server-for-tests.js';
import { playBySms } from './play-sms.js';
import { readStories } from './play.js';
import { readersForTests } from './readers.js';

const stories = readStories('sms');
const readers = readersForTests();
const secret = 'a-secret-of-the-stories-by-sms-only';

describe('Stories by SMS, through the telephone of a real server', () => {
  let server: TestServer;
  let now = new Date();

  before(async () => {
    const content = worldOf().content;
    const clock = () => now;
    const bot = makeSignpostBot({ content, clock, readers });
    const env = { APP_SECRET: secret };
    server = await startServer({ bot, clock, mask: maskPersonal, sms: smsDoor(content), env });
  });

  after(async () => {
    await server.stop();
    await readers.close();
  });

  it('at least twenty-five of them are told on the page too, word for word', () => {
    const onBoth = stories.filter(({ story }) => story.channels.includes('web'));
    assert.ok(onBoth.length >= 25, `${String(onBoth.length)}`);
    for (const { file, story } of onBoth)
      assert.ok(
        story.talk.some(({ both, sms }) => both !== undefined || sms !== undefined) || story.ends.erased,
        file,
      );
  });

  for (const { file, story } of stories) {
    it(`${story.title} (${file})`, async () => {
      now = new Date(story.at);
      const pass = (minutes: number) => (now = new Date(now.getTime() + minutes * 60_000));
      await playBySms(story, { server, secret, pass });
    });
  }
});
