import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { sheetOf } from '../../../../bots/handover/console/sheet.js';
import { worldOf } from '../../../dialogs/world.js';
import { openBrowser } from '../../webchat/page-browser.js';
import { Worker } from './desk-browser.js';
import { House } from './house.js';

const { content } = worldOf();
const DAY_MS = 24 * 3_600_000;

const STEP_MS = 10 * 60_000;

/** The first ten minutes of a day to come in which somebody of the directory closes or opens: no session ends in them. */
function change() {
  let before = new Date(Date.now() + DAY_MS);
  for (let steps = 0; steps < 7 * 144; steps += 1) {
    const after = new Date(before.getTime() + STEP_MS);
    const late = new Map(sheetOf(content, after).entries.map((entry) => [entry.id, entry.text.fr]));
    const entry = sheetOf(content, before).entries.find(({ id, text }) => late.get(id) !== text.fr);
    const then = late.get(entry?.id ?? '');
    if (entry && then !== undefined) return { before, after, title: entry.title, was: entry.text.fr, then };
    before = after;
  }
  return assert.fail('nobody ever closes');
}

const lineOnlyIn = (text: string, other: string): string =>
  text.split('\n').find((line) => !other.split('\n').includes(line)) ?? assert.fail('they say the same');

describe('The directory of a console that stays open', function () {
  this.timeout(120_000);
  let browser: Browser;
  let house: House;
  before(async () => (browser = await openBrowser()));
  after(() => browser.close());
  beforeEach(async () => (house = await new House({ beatMs: 200 }).start()));
  afterEach(() => house.stop());

  for (const [how, comes] of [
    ['a minute later', (anne: Worker) => anne.page.clock.runFor(61_000)],
    ['after a cut', () => house.server.console?.cut()],
  ] as const)
    it(`says who is open now, and no longer who was: ${how}`, async () => {
      const { before: first, after: next, title, was, then } = change();
      house.aheadMs = first.getTime() - Date.now();
      const anne = await Worker.arrives(browser, house, 'anne', { withClock: true });
      await anne.page.fill('#search', title);
      const shows = (only: string) => anne.page.locator('.found .words', { hasText: only }).first().waitFor();
      await shows(lineOnlyIn(was, then));
      house.aheadMs = next.getTime() - Date.now();
      await comes(anne);
      await shows(lineOnlyIn(then, was));
      await anne.leaves();
    });
});
