import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { openBrowser, until } from '../../webchat/page-browser.js';
import { Worker } from './desk-browser.js';
import { House } from './house.js';
import { observedIn, observing, type Manners } from './observed-alarm.js';

const SOFT = [523, 659];
const DANGER = [880, 660, 880, 660];

describe('The sound and the notice that somebody waits', function () {
  this.timeout(180_000);
  let browser: Browser;
  let house: House;
  const workers: Worker[] = [];
  before(async () => (browser = await openBrowser()));
  after(() => browser.close());
  beforeEach(async () => (house = await new House({ beatMs: 1000 }).start()));
  afterEach(async () => {
    for (const worker of workers) assert.deepEqual(worker.complaints, []);
    for (const worker of workers.splice(0)) await worker.leaves();
    await house.stop();
    assert.deepEqual(house.failures, []);
  });

  const arrives = async (name: string, manners: Manners = { permission: 'granted' }) => {
    const worker = await Worker.arrives(browser, house, name, { first: observing(manners), withClock: true });
    workers.push(worker);
    return worker;
  };
  const isHere = async (name: string, manners?: Manners) => {
    const worker = await arrives(name, manners);
    await worker.isHere();
    return worker;
  };
  const notesOf = async (worker: Worker) => (await observedIn(worker)).notes;
  /** These first: on a slow machine it may have rung once more since. */
  const hears = async (worker: Worker, notes: readonly number[]) => {
    await until(async () => (await notesOf(worker)).length >= notes.length);
    assert.deepEqual((await notesOf(worker)).slice(0, notes.length), notes);
  };
  const times = (count: number, notes: readonly number[]) =>
    Array.from({ length: count }, () => notes).flat();
  const later = async ({ page }: Worker, seconds: number) => page.clock.runFor(seconds * 1000);
  /** Longer than it takes to ring again. */
  const isSilent = async (worker: Worker) => {
    const { length } = await notesOf(worker);
    await later(worker, 11);
    assert.equal((await notesOf(worker)).length, length);
  };

  it('come at once, repeat until she is taken, and say no word of her', async () => {
    const anne = await isHere('anne');
    const visitor = await house.asks();
    visitor.says('kanari');
    await hears(anne, SOFT);
    await later(anne, 5);
    await hears(anne, times(2, SOFT));
    assert.match(await anne.page.title(), /^●/);
    await later(anne, 15);
    await hears(anne, times(5, SOFT));
    const { notices } = await observedIn(anne);
    assert.deepEqual(
      notices.map(({ body, isOpen }) => [body, isOpen]),
      [
        ["Quelqu'un attend.", false],
        ["Quelqu'un attend.", true],
      ],
      'a second notice takes the place of the first, so that it is seen again',
    );
    assert.doesNotMatch(JSON.stringify(notices), /kanari|Elle pense partir/);
    await anne.press('Prendre');
    await anne.sees('kanari');
    await isSilent(anne);
    assert.ok(
      (await observedIn(anne)).notices.every(({ isOpen }) => !isOpen),
      'no notice of who was taken',
    );
    assert.doesNotMatch(await anne.page.title(), /^●/);
  });

  it('stop on every console when one of them takes who is in danger', async () => {
    const [anne, brigitte] = [await isHere('anne'), await isHere('brigitte')];
    await house.asks({ level: 'D3', cause: 'direct' });
    await hears(anne, DANGER);
    await hears(brigitte, DANGER);
    await brigitte.press('Prendre');
    await anne.sees("Cette personne n'attend plus ici.");
    await isSilent(anne);
  });

  it('are those of danger as soon as she is in danger, and not only from the next one on', async () => {
    const anne = await isHere('anne');
    const visitor = await house.asks();
    await hears(anne, SOFT);
    await house.keeper.run({
      ...{ kind: 'raise', case: visitor.case, level: 'D3', cause: 'direct', alert: true },
    } as const);
    await until(async () => (await notesOf(anne)).length >= SOFT.length + DANGER.length);
    assert.deepEqual((await notesOf(anne)).slice(-DANGER.length), DANGER);
  });

  it('go on when her ringing ends without an answer and nobody else is there to be asked', async () => {
    const anne = await isHere('anne');
    await house.asks();
    await hears(anne, SOFT);
    await house.passes(house.keeper.rules.offerMs + 5000);
    await anne.sees('Rien ne sonne pour vous.');
    const before = (await notesOf(anne)).length;
    await later(anne, 5);
    await until(async () => (await notesOf(anne)).length > before);
    await anne.press("J'ai besoin d'une pause");
    await anne.sees('En pause : Anne');
    await isSilent(anne);
  });

  it('are silent to who has said that she cannot', async () => {
    const anne = await isHere('anne');
    await house.asks();
    await hears(anne, SOFT);
    await anne.press('Je ne peux pas');
    await anne.sees('Rien ne sonne pour vous.');
    await isSilent(anne);
    await anne.sees('1 personne attend.');
  });

  it('stop when the link is cut, and begin again with it', async () => {
    const anne = await isHere('anne');
    await house.asks();
    await hears(anne, SOFT);
    await anne.context.setOffline(true);
    house.server.console?.cut();
    await anne.sees('Le lien est coupé.');
    await isSilent(anne);
    const before = (await notesOf(anne)).length;
    await anne.context.setOffline(false);
    await later(anne, 10);
    await until(async () => (await notesOf(anne)).length > before);
  });

  it('bring the console forward when the notice is pressed', async () => {
    const anne = await isHere('anne');
    await house.asks();
    await hears(anne, SOFT);
    await anne.page.evaluate('seen.notices.at(-1).onclick()');
    assert.equal((await observedIn(anne)).focused, 1);
  });

  it('tell a lead once of what leads must know', async () => {
    const claire = await arrives('claire');
    // Her console is drawn before its link is open, and an alert goes to the links that are.
    await until(() => house.server.console?.size === 1);
    house.server.console?.alertLeads('nobody_signed_in');
    await claire.sees("C'est l'heure, et personne n'est là");
    await hears(claire, DANGER);
    await isSilent(claire);
    assert.equal((await observedIn(claire)).notices.length, 1);
  });

  it('leave the console as it was where a page may not notify by itself', async () => {
    const anne = await isHere('anne', { permission: 'granted', refusesNotices: true });
    await house.asks();
    await hears(anne, SOFT);
    await anne.press('Prendre');
    await anne.sees('Elle pense partir.');
  });

  it('say that the browser keeps them silent, and make up for nothing when it no longer does', async () => {
    const anne = await isHere('anne', { permission: 'granted', isSilent: true });
    await house.asks();
    await later(anne, 12);
    await anne.sees('Cela sonne, et le navigateur se tait.');
    assert.deepEqual(await notesOf(anne), []);
    assert.equal((await observedIn(anne)).notices.length, 1, 'the notice is not held back with it');
    await anne.page.evaluate('allowSound()');
    await later(anne, 5);
    await hears(anne, SOFT);
    await anne.page.getByText('le navigateur se tait').waitFor({ state: 'detached' });
  });

  const tests = async (manners: Manners) => {
    const anne = await arrives('anne', manners);
    await anne.press('Essayer le son');
    await later(anne, 2);
    return anne;
  };

  it('can be tried: permission is asked for, one of each comes, and stays until it is wanted no more', async () => {
    const anne = await tests({ permission: 'default', answers: 'granted' });
    await anne.sees('Un son et un avis sont partis.');
    await hears(anne, SOFT);
    const { notices, asked } = await observedIn(anne);
    assert.deepEqual([asked, notices.length, notices[0]?.isOpen], [1, 1, true]);
    await isSilent(anne);
  });

  for (const [what, manners, words] of [
    ['notices', { permission: 'denied' }, 'Un son est parti. Les avis sont bloqués'],
    [
      'notices, when asked',
      { permission: 'default', answers: 'denied' },
      'Un son est parti. Les avis sont bloqués',
    ],
    ['sound', { permission: 'granted', isSilent: true }, 'Un avis est parti. Le son est bloqué'],
    ['both', { permission: 'denied', isSilent: true }, 'Le son et les avis sont bloqués'],
  ] as const)
    it(`say when tried that the browser blocks ${what}`, async () => {
      const anne = await tests(manners);
      await anne.sees(words);
    });
});
