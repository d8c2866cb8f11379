import assert from 'node:assert/strict';
import { maskPersonal } from '../../bots/masking.js';
import { makeSignpostBot } from '../../bots/signpost-bot.js';
import { worldOf } from '../dialogs/world.js';
import { smsDoor } from '../../infra/sms-door.js';
import { fictionalNumber, PhoneClient } from '../bots/sms/phone-client.js';
import { withServer } from '../bots/webchat/server-for-tests.js';
import { silentReaders } from '../stories/readers.js';

const content = worldOf().content;
const clock = () => new Date('2026-11-24T09:00:00Z');
const bot = makeSignpostBot({ content, clock, readers: silentReaders });

describe('Texts by what became of them', () => {
  it('are counted by the service and shown at the whole hour, without a number or a word', () =>
    withServer({ bot, clock, mask: maskPersonal, sms: smsDoor(content) }, async (server) => {
      for (let n = 0; n < 5; n += 1) await new PhoneClient(server.url, fictionalNumber()).write('kanari');
      const same = new PhoneClient(server.url, fictionalNumber());
      for (let n = 0; n < 7; n += 1) await same.write('toujours les memes mots, comme une machine');
      assert.doesNotMatch((await server.metrics.text()).body, /verdict=/);
      server.metrics.publish();
      const { body } = await server.metrics.text();
      assert.match(body, /^reperes_sms_total\{verdict="answer"\} 7$/m);
      assert.match(body, /^reperes_sms_total\{verdict="loop"\} 5$/m);
      assert.doesNotMatch(body, /kanari|machine|\+3363998/);
    }));
});
