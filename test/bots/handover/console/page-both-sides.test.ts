import assert from 'node:assert/strict';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { openBrowser, until } from '../../webchat/page-browser.js';
import { Worker } from './desk-browser.js';
import { HOSTILE } from './hostile.js';
import { WholeHouse } from './whole-house.js';

/** Somebody with a telephone, on the visitor's own page. */
class Person {
  readonly context: BrowserContext;
  readonly page: Page;

  private constructor(context: BrowserContext, page: Page) {
    this.context = context;
    this.page = page;
  }

  static async arrives(browser: Browser, { server }: WholeHouse): Promise<Person> {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    await page.goto(server.url);
    return new Person(context, page);
  }

  async writes(text: string): Promise<void> {
    await this.page.fill('#field', text);
    await this.page.press('#field', 'Enter');
  }

  async sees(words: string, timeout = 30_000): Promise<void> {
    await this.page.getByText(words).first().waitFor({ timeout });
  }

  /** Asks for a person, as far as the line. */
  async asks(): Promise<void> {
    await this.sees('Pouvez-vous écrire sans risque');
    for (const [text, then] of [
      ['oui', "Parler à quelqu'un"],
      ["Parler à quelqu'un", 'Oui, je veux lui parler'],
      ['Oui, je veux lui parler', 'Attendre une professionnelle'],
      ['Attendre une professionnelle', 'Vous avez une place'],
    ] as const) {
      await this.writes(text);
      await this.sees(then);
    }
  }

  async leaves(): Promise<void> {
    await this.context.close();
  }
}

describe('Two workers and three visitors on their own pages, with real sockets on both sides', function () {
  this.timeout(240_000);
  let browser: Browser;
  let house: WholeHouse;
  const open: { leaves: () => Promise<void> }[] = [];
  before(async () => (browser = await openBrowser()));
  after(() => browser.close());
  beforeEach(async () => (house = await new WholeHouse().start()));
  afterEach(async () => {
    for (const one of open.splice(0)) await one.leaves();
    await house.stop();
  });
  const worker = async (name: string) => {
    const one = await Worker.arrives(browser, house, name);
    open.push(one);
    await one.isHere();
    return one;
  };
  const person = async () => {
    const one = await Person.arrives(browser, house);
    open.push(one);
    await one.asks();
    return one;
  };

  it('talk, lose a tab and a network, and go on with no gap on either side', async () => {
    const [anne, brigitte] = [await worker('anne'), await worker('brigitte')];
    const first = await person();
    const [one, other] = await takenBy(anne, brigitte);
    const second = await person();
    await other.press('Prendre');
    const third = await person();
    await other.sees('1 personne attend.');

    await first.writes('je ne dors plus');
    await one.sees('je ne dors plus');
    await one.writes('Je vous lis.');
    await first.sees('Je vous lis.');
    await second.writes('un mot de la seconde');
    await other.sees('un mot de la seconde');

    // The network of the first visitor goes for ninety seconds; both write meanwhile.
    await first.context.setOffline(true);
    house.server.cutStreams();
    await house.passes(90);
    await one.sees('Son réseau est coupé. Elle peut revenir.');
    await one.writes('Je reste là.');
    await one.page.waitForTimeout(4000);
    await first.context.setOffline(false);
    await first.sees('Je reste là.', 40_000);
    await first.writes('me revoilà');
    await one.sees('me revoilà', 40_000);
    assert.deepEqual(await visitorsWords(one), ['je ne dors plus', 'me revoilà']);

    // The tab of her worker is killed: her place is kept, and whoever comes reads all of the talk.
    await one.page.close();
    await house.passes(60);
    const bothWait = other.page.getByText('2 personnes attendent.');
    await until(async () => (await bothWait.count()) > 0 || (await house.passes(20), false));
    await other.press('Finir');
    await other.press('Finir vraiment');
    await second.sees('Cet échange est terminé');
    await other.press('Effacer');
    await other.sees("Quelqu'un attend");
    await other.press('Prendre');
    await other.sees('me revoilà');
    assert.deepEqual(await visitorsWords(other), ['je ne dors plus', 'me revoilà']);
    await other.writes('Je prends la suite.');
    await first.sees('Je prends la suite.');
    assert.equal(await third.page.getByText('Je prends la suite.').count(), 0);
    assert.deepEqual([...anne.complaints, ...brigitte.complaints], []);
  });

  it('show hostile words as signs on both pages', async () => {
    const anne = await worker('anne');
    const visitor = await person();
    await anne.press('Prendre');
    const texts = HOSTILE.slice(0, 10);
    for (const text of texts) {
      await visitor.writes(text);
      await anne.writes(text);
    }
    await until(async () => (await anne.messages()).length >= texts.length * 2, 60_000);
    for (const page of [anne.page, visitor.page]) {
      assert.equal(await page.evaluate('globalThis.harmed'), undefined);
      assert.equal(await page.locator(':is(.messages, #talk) :is(script, img, svg, style)').count(), 0);
    }
    await visitor.sees('<img src=x onerror="globalThis.harmed = 2">');
  });

  it('tell the worker at once that she left on purpose, and leave her page blank', async () => {
    const anne = await worker('anne');
    const visitor = await person();
    await anne.press('Prendre');
    await visitor.writes('kanari');
    await anne.sees('kanari');
    await visitor.page.route('https://meteofrance.com/**', (route) => route.fulfill({ body: 'ailleurs' }));
    await visitor.page.locator('.quit').first().click();
    await anne.sees('Elle est partie exprès.');
    await anne.press('Effacer');
    await anne.sees('Aucun échange ouvert.');
    assert.doesNotMatch((await anne.page.textContent('body')) ?? '', /kanari/);
  });
});

async function visitorsWords({ page }: Worker): Promise<string[]> {
  return page.locator('.message.visitor .words').allTextContents();
}

/** Whoever it rings for takes it. */
async function takenBy(one: Worker, other: Worker): Promise<[Worker, Worker]> {
  const rings = (worker: Worker) =>
    worker.page.getByRole('button', { name: 'Prendre', exact: true }).isVisible();
  await until(async () => (await rings(one)) || (await rings(other)));
  const [mine, second] = (await rings(one)) ? [one, other] : [other, one];
  await mine.press('Prendre');
  return [mine, second];
}
