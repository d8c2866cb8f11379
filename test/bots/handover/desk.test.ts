import assert from 'node:assert/strict';
import type { TurnContext } from 'botbuilder';
import { nobodyOnDuty, type Desk, type DeskAnswer } from '../../../bots/handover/desk.js';
import { makeSignpostBot } from '../../../bots/signpost-bot.js';
import { silentReaders } from '../../stories/readers.js';
import { worldOf } from '../../dialogs/world.js';

const context = (text: string) =>
  ({ activity: { text, conversation: { id: 'talk-1' } } }) as unknown as TurnContext;

/** A desk that answers as told, and remembers who asked. */
function deskThatSays(answer: DeskAnswer): Desk & { asked: string[] } {
  const asked: string[] = [];
  const request = (id: string) => {
    asked.push(id);
    return Promise.resolve(answer);
  };
  return { ...nobodyOnDuty, request, asked };
}

const DESKS: Record<string, { desk: Desk; shows: string }> = {
  'nobody on duty': { desk: nobodyOnDuty, shows: 'human.nobody' },
  'a desk that drops': { desk: deskThatSays('dropped'), shows: 'human.nobody' },
  'a desk that accepts': { desk: deskThatSays('accepted'), shows: 'human.waiting' },
};

/** What the bot needs of any desk: its answer becomes words in the same turn, with a way on. */
for (const [name, { desk, shows }] of Object.entries(DESKS)) {
  describe(`Asking for a person, with ${name}`, () => {
    const { content, now } = worldOf();
    const bot = makeSignpostBot({ content, clock: () => now, readers: silentReaders, desk });

    it(`shows ${shows} at once, with ways on`, async () => {
      const { state } = bot.open({ lang: 'fr', channel: 'web' });
      const menu = await bot.hear(state, context('oui'));
      const asked = await bot.hear(menu.state, context("Parler à quelqu'un"));
      const last = asked.activities.at(-1);
      assert.equal((last?.channelData as { step: string }).step, shows);
      assert.ok((last?.suggestedActions?.actions.length ?? 0) > 0);
    });

    it('takes words and a leaving without a fault', async () => {
      await desk.say('talk-1', 'mots');
      await desk.leave('talk-1');
      await desk.leave('talk-1');
    });
  });
}

describe('A request', () => {
  it('names the conversation and nothing of what was said', async () => {
    const desk = deskThatSays('dropped');
    const { content, now } = worldOf();
    const bot = makeSignpostBot({ content, clock: () => now, readers: silentReaders, desk });
    const menu = await bot.hear(bot.open({ lang: 'fr', channel: 'web' }).state, context('oui'));
    await bot.hear(menu.state, context("Parler à quelqu'un"));
    assert.deepEqual(desk.asked, ['talk-1']);
  });
});
