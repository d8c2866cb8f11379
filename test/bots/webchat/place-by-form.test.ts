import assert from 'node:assert/strict';
import { makeSignpostBot } from '../../../bots/signpost-bot.js';
import { placeByForm } from '../../../bots/webchat/place-by-form.js';
import { loadContent } from '../../../content/load.js';

describe('a place looked for by a form, without script', () => {
  const readers = {
    readNumber: () => Promise.resolve(undefined),
    readTime: () => Promise.resolve(undefined),
    prepareTime: () => undefined,
  };
  const clock = () => new Date('2026-11-24T09:00:00Z');
  const bot = makeSignpostBot({ content: loadContent('content', 'demo'), clock, readers });
  const answer = async (typed: string) => {
    const activities = await placeByForm(bot)(typed, 'fr');
    return activities.map(({ text }) => text).join('\n');
  };

  it('gives doors at once for a commune', async () => {
    assert.match(await answer('Levroux'), /Levroux \(exemple\)/);
  });

  it('writes out the names where several communes fit', async () => {
    assert.match(await answer('36100'), /Issoudun \(36100\)\n/);
  });

  it('gives the national lines outside the département', async () => {
    assert.match(await answer('Bourges'), /Cher[^]*3919/);
  });

  it('has no answer of its own for words that name no place', async () => {
    for (const words of ['il me tape', 'aide', 'quitter', '17', 'il veut me tuer'])
      assert.equal(await answer(words), '', words);
  });
});
