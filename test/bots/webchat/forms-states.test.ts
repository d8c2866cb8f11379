import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { maskPersonal } from '../../../bots/masking.js';
import { makeSignpostBot } from '../../../bots/signpost-bot.js';
import { pageRoutes } from '../../../bots/webchat/page.js';
import { worldOf } from '../../dialogs/world.js';
import { readStories, type Story } from '../../stories/play.js';
import { silentReaders } from '../../stories/readers.js';
import { FormTalk } from './form-talk.js';
import { faultsOf } from './looked-at.js';
import { openBrowser } from './page-browser.js';
import { builtPage } from './page-content.js';
import { kindOf, LANGUAGES } from './screen-states.js';
import { startServer, type TestServer } from './server-for-tests.js';

/** What was said before has been looked at when it was the last. */
const KEEP_THE_LAST =
  "for (const one of [...document.querySelectorAll('#log > *')].slice(0, -4)) one.remove()";

describe('every screen that a story leads to, without a script', function () {
  this.timeout(300_000);
  const servers = new Map<string, TestServer>();
  let browser: Browser;
  let page: Page;
  let now = new Date();
  const judged = new Set<string>();

  before(async () => {
    browser = await openBrowser();
    for (const pack of ['demo', 'indre'] as const) {
      const content = worldOf(pack).content;
      const clock = () => now;
      const bot = makeSignpostBot({ content, clock, readers: silentReaders });
      const pages = pageRoutes({ content, bot, files: builtPage(), clock });
      servers.set(pack, await startServer({ bot, clock, mask: maskPersonal, pages }));
    }
  });
  after(async () => {
    await browser.close();
    await Promise.all([...servers.values()].map((server) => server.stop()));
  });
  beforeEach(async () => void (page = await browser.newPage()));
  afterEach(() => page.close());

  for (const lang of LANGUAGES) {
    it(`is clean to axe in light and dark, and whole at 320 px, at 200 % and with letters set apart (${lang})`, async () => {
      const faults: string[] = [];
      const kinds = new Set<string>();
      for (const { file, story } of readStories()) {
        for await (const { words, html, kind } of pagesOf(story, lang)) {
          if (kinds.has(kind)) continue;
          kinds.add(kind);
          await page.setContent(html);
          await page.evaluate(KEEP_THE_LAST);
          faults.push(...(await faultsOf(page, `${file}, « ${words} »`, judged.has(kind))));
          judged.add(kind);
        }
      }
      assert.ok(kinds.size >= 50, `only ${kinds.size} screens`);
      assert.deepEqual(faults, []);
    });
  }

  /** Each page of a story as the server writes it, and what kind of screen its last message makes. */
  async function* pagesOf({ content, at, talk: told }: Story, lang: string) {
    now = new Date(at);
    const talk = new FormTalk(servers.get(content)?.url ?? '');
    await talk.open(lang);
    yield { words: '', html: talk.html, kind: kindOf(talk.html) };
    for (const { writes } of told) {
      await talk.say(writes);
      if (talk.status === 303) return;
      const last = talk.html.lastIndexOf('<article');
      yield { words: writes, html: talk.html, kind: kindOf(talk.html.slice(Math.max(0, last))) };
      if (talk.status === 410) return;
    }
  }
});
