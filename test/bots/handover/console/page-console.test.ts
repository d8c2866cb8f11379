import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { openBrowser, until } from '../../webchat/page-browser.js';
import { Worker } from './desk-browser.js';
import { HOSTILE } from './hostile.js';
import { House } from './house.js';

describe('Two workers and three visitors, each worker in a browser', function () {
  this.timeout(180_000);
  let browser: Browser;
  let house: House;
  const workers: Worker[] = [];
  const arrives = async (name: string) => {
    const worker = await Worker.arrives(browser, house, name);
    workers.push(worker);
    await worker.isHere();
    return worker;
  };
  before(async () => (browser = await openBrowser()));
  after(() => browser.close());
  beforeEach(async () => (house = await new House({ beatMs: 200 }).start()));
  afterEach(async () => {
    for (const worker of workers) assert.deepEqual(worker.complaints, []);
    for (const worker of workers.splice(0)) await worker.leaves();
    await house.stop();
    assert.deepEqual(house.failures, []);
  });

  it('show who waits, and no word of her before she is taken', async () => {
    const anne = await arrives('anne');
    const visitor = await house.asks({ level: 'D3', cause: 'direct', sector: 'Nord' });
    visitor.says('kanari');
    await anne.sees('1 personne attend.');
    await anne.sees('Danger maintenant');
    assert.doesNotMatch((await anne.page.textContent('body')) ?? '', /kanari|Elle pense partir/);
    await anne.press('Prendre');
    await anne.sees('Elle pense partir.');
    await anne.sees('kanari');
  });

  it('hold a talk both ways, and a message can be taken back for three seconds', async () => {
    const anne = await arrives('anne');
    const visitor = await house.asks();
    await anne.press('Prendre');
    await anne.sees('Elle pense partir.');
    await anne.writes('un mot de trop');
    await anne.sees('Part dans trois secondes');
    await anne.press('Reprendre');
    // Drawn at the next frame.
    await until(async () => (await anne.page.inputValue('#field')) === 'un mot de trop');
    await anne.writes('Bonjour, je vous lis.');
    await until(() => visitor.reads().length > 0);
    assert.deepEqual(visitor.reads(), ['Bonjour, je vous lis.']);
    visitor.types();
    await anne.sees('La personne écrit…');
  });

  it('serve three visitors: each has one worker, the third waits, and sees her turn come', async () => {
    const [anne, brigitte] = [await arrives('anne'), await arrives('brigitte')];
    const first = await house.asks();
    await anne.sees("Quelqu'un attend");
    await anne.press('Prendre');
    await anne.sees('Elle pense partir.');
    const second = await house.asks({ summary: ['Elle cherche un toit.'] });
    await brigitte.press('Prendre');
    await brigitte.sees('Elle cherche un toit.');
    const third = await house.asks({ level: 'D3', cause: 'direct', summary: ['Il est là.'] });
    await anne.sees('Danger : une personne attend, et tout le monde est pris.');
    await anne.press('Mettre en pause et prendre');
    await anne.sees('Il est là.');
    await until(() => first.reads().length > 0);
    assert.match(first.reads()[0] ?? '', /Votre place est gardée/);
    const { cases } = await house.keeper.read();
    const workerOf = (id: string) => cases.find((one) => one.id === id)?.worker;
    assert.deepEqual(
      [first, second, third].map((one) => workerOf(one.case)),
      ['anne', 'brigitte', 'anne'],
    );
  });

  it('lose nothing when the tab of a worker is killed: a colleague reads all, from the first word', async () => {
    const [anne, brigitte] = [await arrives('anne'), await arrives('brigitte')];
    const visitor = await house.asks();
    const [mine, other] = await takenBy([anne, brigitte]);
    visitor.says('un');
    await mine.writes('deux');
    await until(() => visitor.reads().length === 1);
    await mine.page.close();
    visitor.says('trois');
    await house.passes(20_000);
    await house.passes(20_000);
    await house.passes(20_000);
    await other.press('Prendre');
    await other.sees('trois');
    assert.deepEqual(await other.messages(), ['un', 'deux', 'trois']);
    assert.ok(house.talks.signals(visitor.talk).includes('worker_lost'));
  });

  it('resume after a cut without a gap, and say once what was written meanwhile', async () => {
    const anne = await arrives('anne');
    const visitor = await house.asks();
    await anne.press('Prendre');
    visitor.says('avant');
    // Her talk is open: the word alone stands elsewhere on the page too.
    await until(async () => (await anne.messages()).includes('avant'));
    await anne.page.waitForSelector('#field');
    await anne.context.setOffline(true);
    house.server.console?.cut();
    await anne.sees('Le lien est coupé.');
    visitor.says('pendant');
    await anne.writes('écrit sans réseau');
    await anne.page.waitForTimeout(3500);
    house.server.console?.cut();
    await anne.context.setOffline(false);
    await anne.sees('pendant', 40_000);
    await until(() => visitor.reads().length > 0, 40_000);
    visitor.says('après');
    await anne.sees('après');
    assert.deepEqual(await anne.messages(), ['avant', 'pendant', 'écrit sans réseau', 'après']);
    assert.deepEqual(visitor.reads(), ['écrit sans réseau']);
  });

  it('tell that her network is cut, and after three minutes that who writes must be looked at', async () => {
    const anne = await arrives('anne');
    const visitor = await house.asks();
    await anne.press('Prendre');
    await anne.sees('La personne est là.');
    await visitor.network('lost');
    await anne.sees('Son réseau est coupé. Elle peut revenir.');
    await house.passes(90_000);
    await visitor.network('back');
    await anne.sees('La personne est là.');
    visitor.says('me revoila');
    await anne.sees('me revoila');
    await visitor.network('lost');
    await house.passes(200_000);
    await visitor.network('back');
    await anne.sees('Vérifiez qui écrit.');
    await anne.press("C'est bien elle");
    await anne.page.getByText('Vérifiez qui écrit.').waitFor({ state: 'detached' });
  });

  for (const [how, words] of [
    ['on_purpose', 'Elle est partie exprès.'],
    ['network', 'Son réseau est tombé.'],
    ['silent', "Elle n'écrit plus."],
  ] as const) {
    it(`say in words that she left (${how}), keep what was read ten minutes at most, and erase it on a press`, async () => {
      const anne = await arrives('anne');
      const visitor = await house.asks();
      await anne.press('Prendre');
      visitor.says('kanari');
      await anne.sees('kanari');
      await visitor.goes(how);
      await anne.sees(words);
      await anne.sees('Ce texte reste ici 10 min au plus.');
      await anne.press("J'ai une obligation (enfant, péril)");
      await anne.sees('Danger pour une vie');
      await anne.press('Effacer');
      await anne.sees('Aucun échange ouvert.');
      assert.doesNotMatch((await anne.page.textContent('body')) ?? '', /kanari|Elle pense partir/);
    });
  }

  it('erase by themselves what was read, ten minutes after she went', async () => {
    const anne = await Worker.arrives(browser, house, 'anne', { viewport: undefined, withClock: true });
    workers.push(anne);
    await anne.isHere();
    const visitor = await house.asks();
    await anne.press('Prendre');
    visitor.says('kanari');
    await anne.sees('kanari');
    await visitor.goes('on_purpose');
    await anne.sees('Elle est partie exprès.');
    await anne.page.clock.fastForward(10 * 60_000 + 2000);
    await anne.sees('Aucun échange ouvert.');
    assert.doesNotMatch((await anne.page.textContent('body')) ?? '', /kanari/);
  });

  it('show hostile words as the signs they are made of, both ways', async () => {
    const anne = await arrives('anne');
    const visitor = await house.asks({ summary: [HOSTILE[1] ?? ''] });
    await anne.press('Prendre');
    for (const text of HOSTILE) visitor.says(text);
    await until(async () => (await anne.messages()).length === HOSTILE.length);
    assert.deepEqual(await anne.messages(), HOSTILE);
    assert.equal(await anne.page.evaluate('globalThis.harmed'), undefined);
    assert.equal(await anne.page.locator('.messages :is(script, img, svg, a, style, b)').count(), 0);
    assert.equal(await anne.page.textContent('.summary li'), HOSTILE[1]);
    const back = HOSTILE.map((text) => text.trim());
    for (const text of back) await anne.writes(text);
    await until(() => visitor.reads().length === back.length, 40_000);
    assert.deepEqual([...visitor.reads()].sort(), [...back].sort());
    assert.equal(await anne.page.evaluate('globalThis.harmed'), undefined);
  });

  it('lift a veil only on a press, and leave a line in the audit', async () => {
    const anne = await arrives('anne');
    const visitor = await house.asks();
    await anne.press('Prendre');
    visitor.says('appelez le •••', 'appelez le 06 39 98 12 34');
    await anne.sees('appelez le •••');
    await anne.press('Lever le voile (noté)');
    await anne.sees('appelez le 06 39 98 12 34');
    const acts = (await house.audit.all()).map(({ act, who }) => `${who} ${act}`);
    assert.ok(
      acts.some((one) => /anne .*unveil/.test(one)),
      acts.join(),
    );
    await anne.press('Remettre le voile');
    await anne.sees('appelez le •••');
  });

  it('pass a talk to a colleague who is present, and keep nothing of it here', async () => {
    const [anne, brigitte] = [await arrives('anne'), await arrives('brigitte')];
    const visitor = await house.asks();
    const [mine, other] = await takenBy([anne, brigitte]);
    visitor.says('kanari');
    await mine.sees('kanari');
    await mine.page.fill('#notes', 'note à moi');
    await mine.press('Passer à une collègue');
    await mine.press(mine === anne ? 'Brigitte' : 'Anne');
    await other.sees('Une collègue vous passe un échange');
    await other.press('Prendre');
    await other.sees('kanari');
    await mine.sees("Cet échange n'est plus à vous.");
    await mine.press('Fermer');
    await mine.sees('Aucun échange ouvert.');
    assert.doesNotMatch((await mine.page.textContent('body')) ?? '', /kanari|Elle pense partir/);
    await until(async () => (await mine.page.inputValue('#notes')) === '');
    assert.equal(visitor.reads().length, 0);
  });

  /** Whoever it rings for takes it. */
  async function takenBy([one, other]: [Worker, Worker]): Promise<[Worker, Worker]> {
    const rings = (worker: Worker) =>
      worker.page.getByRole('button', { name: 'Prendre', exact: true }).isVisible();
    await until(async () => (await rings(one)) || (await rings(other)));
    const [mine, second] = (await rings(one)) ? [one, other] : [other, one];
    await mine.press('Prendre');
    await mine.sees('Elle pense partir.');
    return [mine, second];
  }
});
