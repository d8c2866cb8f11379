import assert from 'node:assert/strict';
import { faultsOf } from './looked-at.js';
import { PageBench } from './page-browser.js';
import { visitIn } from './page-drawn.js';
import { LANGUAGES } from './screen-states.js';

type Reach = (bench: PageBench) => Promise<unknown>;

/** Five minutes pass in one step: the page compares dates. */
const LATER = `{ const later = Date.now() + 6 * 60_000; Date.now = () => later; dispatchEvent(new Event('focus')); }`;
const VOICES = `speechSynthesis.getVoices = () => [{ localService: true, lang: 'fr-FR' }, { localService: true, lang: 'en-GB' }]; speechSynthesis.onvoiceschanged();`;

const says = (bench: PageBench, id: string) => bench.page.waitForSelector(`#${id}:not(:empty)`);
const cover = (bench: PageBench) => bench.page.waitForSelector('#cover');

/** What the page itself can come to, whatever is said in it, and how a visitor gets there. */
const STATES: Record<string, Reach> = {
  opening: () => Promise.resolve(),
  'waiting for an answer': async (bench) => {
    await bench.write('des mots');
    await bench.page.waitForSelector('#wait:visible');
  },
  'the network cut': async (bench) => {
    await bench.context.setOffline(true);
    await says(bench, 'status');
  },
  'the line cut, the server away': async (bench) => {
    bench.server.troubles.start.push(...Array.from({ length: 9 }, () => ({ status: 503 })));
    await bench.page.goto(bench.page.url());
    await says(bench, 'status');
    await bench.page.waitForSelector('#help:visible');
  },
  'words refused': async (bench) => {
    bench.server.troubles.send.push({ status: 413 });
    await bench.write('des mots');
    await says(bench, 'status');
  },
  'the talk lost': async (bench) => {
    bench.server.gone = true;
    bench.server.cut();
    await bench.write('des mots');
    await says(bench, 'status');
  },
  'little room left': (bench) => bench.page.fill('#field', 'a '.repeat(900)),
  'message too long': (bench) => bench.page.fill('#field', 'a '.repeat(1100)),
  'a voice offered': async (bench) => {
    await bench.page.evaluate(VOICES);
    await bench.page.waitForSelector('#aloud:visible');
  },
  notice: async (bench) => {
    await bench.page.click('#more');
    await bench.page.waitForSelector('#notice');
  },
  'still there?': async (bench) => {
    await bench.page.evaluate(LATER);
    await cover(bench);
  },
  erased: async (bench) => {
    bench.server.end('erase');
    await cover(bench);
  },
};

describe('every state of the page itself', function () {
  this.timeout(120_000);
  const bench = new PageBench();
  before(() => bench.open());
  after(() => bench.close());
  afterEach(() => bench.done());

  for (const lang of LANGUAGES) {
    for (const [state, reach] of Object.entries(STATES)) {
      it(`${state}: axe and a narrow screen find nothing (${lang})`, async () => {
        await visitIn(lang, bench);
        await reach(bench);
        assert.deepEqual(await faultsOf(bench.page, state), []);
      });
    }
  }
});
