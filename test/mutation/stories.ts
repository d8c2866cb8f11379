import assert from 'node:assert/strict';
import type { TurnContext } from 'botbuilder';
import { makeSignpostBot } from '../../bots/signpost-bot.js';
import type { Reply } from '../../bots/bot.js';
import { worldOf } from '../dialogs/world.js';
import { assertShown, assertWayOn, readStories, type Story } from '../stories/play.js';
import { silentReaders } from '../stories/readers.js';

/** The stories without a server nor a client, a few milliseconds each: enough for what the engine decides. */
describe('Stories, told to the bot itself', () => {
  for (const { file, story } of readStories()) it(`${story.title} (${file})`, () => tell(story));
});

async function tell({ content, at, lang, talk, ends }: Story): Promise<void> {
  const parts = { content: worldOf(content).content, clock: () => new Date(at), readers: silentReaders };
  const bot = makeSignpostBot(parts);
  let reply: Reply = bot.open({ lang, channel: 'web' });
  for (const { writes, shows } of talk) {
    reply = await bot.hear(reply.state, { activity: { text: writes } } as TurnContext);
    const heard = reply.activities as Parameters<typeof assertShown>[0];
    if (reply.ending === undefined) assertWayOn(heard, writes);
    if (shows !== undefined) assertShown(heard, shows, writes);
  }
  const { erased = false, ...ending } = ends;
  assert.equal(reply.ending !== undefined, erased);
  const { level, cause, commune } = reply.state;
  assert.deepEqual({ level, cause, commune, ...ending }, { level, cause, commune });
}
