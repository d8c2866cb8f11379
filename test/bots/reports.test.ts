import assert from 'node:assert/strict';
import { makeSignpostBot } from '../../bots/signpost-bot.js';
import { worldOf } from '../dialogs/world.js';
import { silentReaders } from '../stories/readers.js';
import { Talk } from './webchat/official-client.js';
import { withServer, type TestServer } from './webchat/server-for-tests.js';

const { content } = worldOf();
const clock = () => new Date('2026-11-24T09:00:00Z');
const bot = makeSignpostBot({ content, clock, readers: silentReaders });

/** What `/metrics` shows of a record at the next whole hour. */
async function shownOf(record: string, server: TestServer): Promise<number> {
  await server.watch.publish();
  const { body } = await server.metrics.text();
  return Number(new RegExp(`reperes_reports\\{record="${record}"\\} (\\d+)`).exec(body)?.[1] ?? 0);
}

async function visit(server: TestServer, ...texts: string[]): Promise<string[]> {
  const talk = new Talk({ domain: server.directLine, locale: 'fr' });
  try {
    await talk.opening();
    let heard: string[] = [];
    for (const text of texts) heard = (await talk.say(text)).map((one) => one.text ?? '');
    return heard;
  } finally {
    talk.close();
  }
}

describe('A visitor who says that a number did not work', function () {
  this.timeout(20_000);
  const REPORT = "Ça n'a pas marché : Violences Femmes Info";

  it('is counted with others, whatever they called it', () =>
    withServer({ bot, clock }, async (server) => {
      await visit(server, 'Oui', REPORT);
      await visit(server, 'Oui', 'le 3919 ne répond pas');
      await visit(server, 'Oui', 'This did not work: Violences Femmes Info (helpline for women)');
      assert.equal(await shownOf('vfi-3919', server), 3);
    }));

  it('raises no flag alone, however often it is said, nor by starting again', () =>
    withServer({ bot, clock }, async (server) => {
      await visit(server, 'Oui', REPORT, REPORT, REPORT, 'recommencer', 'Oui', REPORT, REPORT);
      assert.equal(await shownOf('vfi-3919', server), 0);
    }));

  it('hides nothing: the number is still given', () =>
    withServer({ bot, clock }, async (server) => {
      for (let n = 0; n < 4; n += 1) await visit(server, 'Oui', REPORT);
      assert.equal(await shownOf('vfi-3919', server), 4);
      assert.match((await visit(server, 'Oui')).join('\n'), /3919/);
    }));

  it('counts nothing that is not ours: made-up names, ids, words of code', () =>
    withServer({ bot, clock }, async (server) => {
      const strange = ['Mon voisin', 'vfi-3919', '__proto__', '{{name}}', '06 39 98 00 00', ''];
      for (const name of strange) await visit(server, 'Oui', `Ça n'a pas marché : ${name}`);
      await server.watch.publish();
      assert.doesNotMatch((await server.metrics.text()).body, /reperes_reports\{/);
    }));

  it('leaves nothing behind when she erases but the count', () =>
    withServer({ bot, clock }, async (server) => {
      for (let n = 0; n < 3; n += 1) {
        const talk = new Talk({ domain: server.directLine, locale: 'fr' });
        await talk.opening();
        await talk.say('Oui');
        await talk.say(REPORT);
        await talk.post('effacer');
        await talk.until(() => talk.heard.some(({ type }) => type === 'endOfConversation'));
        talk.close();
      }
      assert.equal(server.store.size, 0);
      assert.equal(await shownOf('vfi-3919', server), 3);
    }));
});
