import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { maskPersonal } from '../../bots/masking.js';
import { makeSignpostBot } from '../../bots/signpost-bot.js';
import { worldOf } from '../dialogs/world.js';
import { openBrowser, until } from '../bots/webchat/page-browser.js';
import { startServer, type TestServer } from '../bots/webchat/server-for-tests.js';
import { silentReaders } from '../stories/readers.js';
import { webChatRoutes, type Bundle } from './web-chat-page.js';
import { WebChatVisitor } from './web-chat-visitor.js';

/** Another site embeds the official Web Chat, in both of its bundles, and lets it talk to our server and our bot. */
describe('the official Web Chat on another site', function () {
  this.timeout(120_000);
  let browser: Browser;
  let server: TestServer;
  let host: TestServer;
  const arrive = (bundle: Bundle) => WebChatVisitor.arrive(bundle, { browser, server, host });

  before(async () => {
    host = await startServer({ pages: webChatRoutes(true) });
    const bot = makeSignpostBot({ content: worldOf().content, clock, readers: silentReaders });
    const env = { ALLOWED_ORIGINS: new URL(host.url).origin };
    server = await startServer({ bot, clock, mask: maskPersonal, env });
    browser = await openBrowser();
  });

  after(async () => {
    await browser.close();
    await Promise.all([server.stop(), host.stop()]);
  });

  for (const bundle of ['webchat-minimal', 'webchat'] as const) {
    it(`${bundle}: leads from the opening to a door, by taps and by words, and asks nothing of anybody else`, async () => {
      const visitor = await arrive(bundle);
      await toTheDoors(visitor);
      await showsAll(visitor);
      assert.deepEqual(visitor.foreign, []);
      await visitor.leave();
    });
  }

  it('shows a line for a line, and what she types as she typed it', async () => {
    const visitor = await arrive('webchat');
    await visitor.write('*oui*\n- rien');
    await visitor.sees('*oui* - rien');
    assert.match(await visitor.opening(), /Indre\.\n+Nous ne voyons/);
    await visitor.leave();
  });

  it('shows places as cards whose numbers can be dialled', async () => {
    const visitor = await arrive('webchat');
    await toTheDoors(visitor);
    const card = visitor.page.locator('.ac-adaptiveCard', { hasText: 'ESP Saint-Gaultier (exemple)' });
    assert.match(await card.innerText(), /\n02 61 91 00 11\n+[^\n]+\n+1 place de l.Exemple/);
    await card.getByRole('button', { name: 'Appeler le 02 61 91 00 11' }).waitFor();
    await visitor.leave();
  });

  it('goes on after its socket was cut, with no word lost and none twice', async () => {
    const visitor = await arrive('webchat-minimal');
    await visitor.tap('Oui');
    await visitor.sees('De quoi avez-vous besoin');
    const isCut = visitor.socket.waitForEvent('close');
    server.cutStreams();
    await isCut;
    await visitor.tap('Un numéro ou un lieu');
    await until(async () => asksWhere(await visitor.held()));
    assert.equal(asksWhere(await visitor.shown()), false);
    const isBack = visitor.page.waitForEvent('websocket');
    await visitor.page.clock.fastForward(LONGEST_BACK_OFF_MS);
    await isBack;
    await visitor.sees('Où chercher de l');
    await visitor.write('Levroux');
    await visitor.sees('Que voulez-vous faire ensuite');
    await showsAll(visitor);
    await visitor.leave();
  });

  it('takes the same talk up again when its page is loaded again', async () => {
    const visitor = await arrive('webchat-minimal');
    await visitor.tap('Oui');
    await visitor.sees('De quoi avez-vous besoin');
    const [id, before] = [await visitor.talkId(), await visitor.shown()];
    await visitor.page.reload();
    await visitor.sees('De quoi avez-vous besoin');
    assert.equal(await visitor.talkId(), id);
    assert.deepEqual(await visitor.shown(), before);
    await visitor.tap('Un numéro ou un lieu');
    await visitor.sees('Où chercher de l');
    await showsAll(visitor);
    await visitor.leave();
  });

  it('leaves nothing on the server when she writes that she leaves, and is told that words sent later did not arrive', async () => {
    const visitor = await arrive('webchat-minimal');
    await visitor.write('quitter');
    await until(async () => (await visitor.held()).length === 0);
    assert.equal(await server.store.since(await visitor.talkId(), 0), 'gone');
    await visitor.write('encore');
    await visitor.page.getByText('Échec de l’envoi').first().waitFor();
    await visitor.leave();
  });
});

const clock = () => new Date('2026-11-24T09:00:00Z');

/** The official client waits 3 to 15 s before it comes back. */
const LONGEST_BACK_OFF_MS = 15_000;

async function toTheDoors(visitor: WebChatVisitor): Promise<void> {
  await visitor.sees('Pouvez-vous écrire sans risque');
  await visitor.tap('Oui');
  await visitor.tap('Un numéro ou un lieu');
  await visitor.sees('Où chercher de l');
  await visitor.write('Saint-Gaultier');
  await visitor.sees('ESP Saint-Gaultier (exemple)');
  await visitor.sees('Que voulez-vous faire ensuite');
}

/** On screen stands the whole talk, in order, and each of her messages is marked as sent. */
async function showsAll(visitor: WebChatVisitor): Promise<void> {
  // When it never is, the comparison that follows says what was there instead.
  await until(async () => same(await visitor.shown(), await visitor.held())).catch(() => undefined);
  assert.deepEqual(await visitor.shown(), await visitor.held());
  assert.equal(await visitor.page.getByText('Envoyé à').count(), (await visitor.held()).length);
}

const asksWhere = (talk: string[]): boolean => talk.some((said) => said.startsWith('Oùchercher'));

const same = (one: string[], other: string[]): boolean => one.join('|') === other.join('|');
