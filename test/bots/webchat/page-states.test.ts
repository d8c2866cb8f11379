import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import { faultsOf } from './looked-at.js';
import { lostWhenNarrow } from './layout-faults.js';
import { PageBench } from './page-browser.js';
import { draw, visitIn } from './page-drawn.js';
import { kindsOf, LANGUAGES, screensInStories, stepsOf } from './screen-states.js';

describe('every screen that a story leads to, with a script', function () {
  this.timeout(300_000);
  const bench = new PageBench();
  const judged = new Set<string>();
  before(() => bench.open());
  after(() => bench.close());
  afterEach(() => bench.done());

  for (const lang of LANGUAGES) {
    it(`is clean to axe in light and dark, and whole at 320 px, at 200 % and with letters set apart (${lang})`, async () => {
      await visitIn(lang, bench);
      const faults: string[] = [];
      for (const [kind, state] of kindsOf(await screensInStories(lang))) {
        await draw(state, bench);
        faults.push(...(await faultsOf(bench.page, state.name, judged.has(kind))));
        judged.add(kind);
      }
      assert.deepEqual(faults, []);
    });

    it(`loses no word on a narrow screen, whatever the words (${lang})`, async () => {
      await visitIn(lang, bench);
      const all = (await screensInStories(lang)).flatMap(({ said }) => said);
      bench.server.say(all.filter((one) => !clears(one)) as Partial<Activity>[]);
      await bench.page.waitForTimeout(1000);
      assert.deepEqual(await lostWhenNarrow(bench.page), []);
    });
  }

  it('are the same screens in both languages', async () => {
    const [french, english] = [stepsOf(await screensInStories('fr')), stepsOf(await screensInStories('en'))];
    assert.deepEqual(english, french);
    assert.ok(french.length >= 40, `only ${french.length} steps`);
  });
});

const clears = ({ channelData }: { channelData?: unknown }): boolean =>
  (channelData as { step?: string }).step === 'traces.neutral';
