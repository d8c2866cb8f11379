import assert from 'node:assert/strict';
import { makeSignpostBot } from '../../bots/signpost-bot.js';
import { newState } from '../../dialogs/state.js';
import { worldOf } from '../dialogs/world.js';
import { silentReaders } from '../stories/readers.js';

describe('The apology for a fault of ours', () => {
  const { content } = worldOf();
  const bot = makeSignpostBot({ content, readers: silentReaders, clock: () => new Date() });

  it('still gives the numbers when the question itself cannot be shown', () => {
    const state = newState({ lang: 'fr', channel: 'web' });
    const open = { step: 'risk.neck', options: [{ id: 'x', key: 'no.such.text' }] };
    const [said] = bot.apologise({ ...state, open }).activities;
    assert.match(said?.text ?? '', /17/);
    assert.match(said?.text ?? '', /114/);
    assert.equal(said?.suggestedActions, undefined);
  });
});
