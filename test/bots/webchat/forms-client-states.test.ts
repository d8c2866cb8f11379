import assert from 'node:assert/strict';
import type { Browser, Page } from 'playwright-core';
import { formOf, FormsBench } from './forms-bench.js';
import type { FormTalk } from './form-talk.js';
import { faultsOf } from './looked-at.js';
import { openBrowser } from './page-browser.js';
import { LANGUAGES } from './screen-states.js';

type Lead = (talk: FormTalk) => Promise<unknown>;

const overOf: Lead = async (talk) => {
  await talk.say('oui');
  const old = formOf(talk, { say: 'oui' });
  await talk.say('effacer');
  await talk.post(old);
};

/** What a form may be answered with besides the talk itself. */
const STATES: Record<string, { status: number; lead: Lead }> = {
  'first page': { status: 200, lead: () => Promise.resolve() },
  'erased, and sent again': { status: 410, lead: overOf },
  'a question gone by': {
    status: 200,
    lead: async (talk) => {
      await talk.say('oui');
      const old = formOf(talk, { say: 'des mots' });
      await talk.say('Faire le point');
      await talk.post(old);
    },
  },
  'message too long': { status: 413, lead: (talk) => talk.say('a '.repeat(1100)) },
  'sent from another site': {
    status: 403,
    lead: (talk) => talk.post('say=oui', { 'sec-fetch-site': 'cross-site' }),
  },
  notice: {
    status: 200,
    lead: async (talk) => {
      const answer = await fetch(`${talk.url}infos?lang=${talk.hidden('lang')}`);
      talk.html = await answer.text();
    },
  },
};

describe('every page that a form may be answered with', function () {
  this.timeout(120_000);
  const bench = new FormsBench();
  let browser: Browser;
  let page: Page;

  before(async () => {
    browser = await openBrowser();
    page = await browser.newPage();
    await bench.open();
  });
  after(async () => {
    await browser.close();
    await bench.close();
  });

  for (const lang of LANGUAGES) {
    for (const [state, { status, lead }] of Object.entries(STATES)) {
      it(`${state}: axe and a narrow screen find nothing (${lang})`, async () => {
        const talk = await bench.visitor();
        await talk.open(lang);
        await lead(talk);
        assert.equal(talk.status, status);
        await page.setContent(withoutScript(talk.html));
        assert.deepEqual(await faultsOf(page, state), []);
      });
    }
  }
});

const withoutScript = (html: string): string => html.replace(/<script type="module">.*?<\/script>/s, '');
