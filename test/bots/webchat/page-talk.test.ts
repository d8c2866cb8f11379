import assert from 'node:assert/strict';
import type { Activity } from 'botbuilder';
import { PageBench, until } from './page-browser.js';
import { ask, loudCard } from './page-content.js';

describe('the talk on screen', function () {
  this.timeout(120_000);
  const bench = new PageBench();
  before(() => bench.open());
  after(() => bench.close());
  beforeEach(async () => {
    await bench.fresh();
    await bench.visit();
  });
  afterEach(() => bench.done());

  const message = (text: string, more: Partial<Activity> = {}): Partial<Activity> => ({
    type: 'message',
    text,
    locale: 'fr',
    channelData: { step: text },
    ...more,
  });
  const answers = (reply: Partial<Activity>) => (bench.server.replies = () => [reply]);
  const topOf = async (selector: string) =>
    (await bench.page.locator(selector).first().boundingBox())?.y ?? NaN;
  const isInSight = async (selector: string) => {
    const box = await bench.page.locator(selector).first().boundingBox();
    const fold = await topOf('#write');
    return box !== null && box.y >= 90 && box.y + box.height <= fold;
  };
  const texts = () => bench.server.received.map(({ text }) => text);

  it('marks the answer chosen; the others stay readable and can be pressed no more', async () => {
    answers(message('Ensuite ?', ask(['Un', 'Deux'])));
    await bench.page.click('text=Non');
    await bench.page.waitForSelector('text=Ensuite ?');
    const titles = await bench.page.locator('.answers').first().locator('button').allInnerTexts();
    assert.deepEqual(titles, ['Oui', "Quelqu'un peut arriver", '✓ Non']);
    await bench.page.locator('button', { hasText: 'Oui' }).click({ force: true });
    await bench.page.waitForTimeout(550);
    await bench.page.click('text=Deux');
    await until(() => texts().length === 2);
    assert.deepEqual(texts(), ['Non', 'Deux']);
  });

  it('takes a double tap once', async () => {
    await bench.page.dblclick('text=Non');
    await until(() => texts().length > 0);
    await bench.page.waitForTimeout(100);
    assert.deepEqual(texts(), ['Non']);
  });

  it('ticks in place where several answers fit, under the same finger', async () => {
    const question = (titles: string[]) => {
      const activity = message('Lesquels ?', ask(titles));
      for (const one of activity.suggestedActions?.actions ?? []) one.value = one.title.replace('✓ ', '');
      return { ...activity, channelData: { step: 'many', many: true } };
    };
    bench.server.say([question(['Un', 'Deux'])]);
    await bench.page.focus('button[value=Un]');
    answers(question(['✓ Un', 'Deux']));
    await bench.page.keyboard.press('Enter');
    await bench.page.waitForSelector('.chosen');
    assert.equal(await bench.page.locator('[data-step=many]').count(), 1);
    assert.equal(await bench.page.getAttribute('.chosen', 'aria-pressed'), 'true');
    assert.equal(await bench.page.evaluate<string>('document.activeElement.textContent'), '✓ Un');
  });

  it('keeps the words said before a question where several answers fit', async () => {
    const of = { step: 'many', many: true };
    bench.server.say([
      message('Merci.', { channelData: { step: 'many' } }),
      message('Lesquels ?', { channelData: of, ...ask(['Un']) }),
    ]);
    await bench.page.waitForSelector('button[value=Un]');
    assert.equal(await bench.page.locator('[data-step=many]').count(), 2);
  });

  it('takes « C’est tout » for an answer, not for a tick, and brings what follows into sight', async () => {
    const titles = ['Un', 'Deux', 'Trois', 'Quatre', 'Cinq', 'Six', 'Sept'];
    const question = message('Lesquels ?', { channelData: { step: 'many', many: true }, ...ask(titles) });
    const done = {
      type: 'imBack',
      title: "C'est tout",
      value: "C'est tout",
      channelData: { weight: 'done' },
    };
    question.suggestedActions?.actions.push(done);
    bench.server.say([question]);
    const last = bench.page.locator('button.done');
    await last.waitFor();
    assert.equal(await last.getAttribute('aria-pressed'), null);
    answers(message('Et ensuite ?', ask(['Oui'])));
    await last.click();
    await bench.page.waitForSelector('article >> text=Et ensuite');
    assert.match(await last.innerText(), /^✓/);
    assert.ok(await isInSight('article:last-of-type button'));
  });

  it('brings the answer to the top when what she chose is far above it', async () => {
    const many = Array.from({ length: 12 }, (_, at) => `Choix ${at + 1}`);
    bench.server.say([message('Lequel ?', ask(many))]);
    answers(message(`Réponse.\n${'mot\n'.repeat(30)}`));
    await bench.page.click('text=Choix 1');
    await bench.page.waitForSelector('article >> text=Réponse.');
    assert.ok((await topOf('article:last-of-type')) < 160);
    assert.ok((await topOf('button.chosen')) < 0);
  });

  it('starts the emergency card at the top, even right under what she wrote', async () => {
    const below = message('mot\n'.repeat(30), { channelData: { step: 'emergency.card', style: 'loud' } });
    bench.server.replies = () => [loudCard(), below];
    await bench.write('au secours');
    await bench.page.waitForSelector('.loud + .loud');
    const top = await topOf('.loud');
    assert.ok(top >= 90 && top < 140, `${top}`);
  });

  it('makes numbers in a sentence tappable, and no louder than it where somebody may see', async () => {
    const links = [{ text: '17', value: 'tel:17' }];
    answers(message('Urgence 17.', { channelData: { step: 'x', style: 'quiet', links } }));
    await bench.page.click('text=Non');
    await bench.page.waitForSelector('.quiet a[href="tel:17"]');
    const colours = await bench.page.evaluate<string[]>(
      "['.quiet p', '.quiet a'].map((one) => getComputedStyle(document.querySelector(one)).color)",
    );
    assert.equal(colours[0], colours[1]);
  });

  it('shows what anybody wrote as text, never as markup', async () => {
    const nasty = '<img src=x onerror="document.title=1">';
    answers(message(nasty));
    await bench.write(nasty);
    await bench.page.waitForSelector('article >> text=<img');
    assert.equal(await bench.page.locator('#log img').count(), 0);
    assert.deepEqual(bench.complaints, []);
  });

  it('never follows a link that is not to a telephone, an SMS or a secure site', async () => {
    const buttons = [{ type: 'openUrl', title: 'Lien', value: 'javascript:alert(1)' }];
    answers(message('x', { attachments: [{ contentType: 'hero', content: { title: 'Carte', buttons } }] }));
    await bench.write('un');
    await bench.page.waitForSelector('.card >> text=Lien');
    assert.equal(await bench.page.getAttribute('#log .card a', 'href'), null);
  });

  it('shows cards once: their plain twin is for those who have no cards', async () => {
    answers(loudCard());
    await bench.write('au secours');
    await bench.page.waitForSelector('.loud .card');
    assert.equal(await bench.page.locator('.loud .frame > p').count(), 1);
    assert.equal(await bench.page.getAttribute('.loud a[href="tel:17"]', 'class'), 'dial');
  });

  it('makes a draft for 114 in the browser alone, from her last words, at her tap', async () => {
    answers(loudCard());
    await bench.write('il est là & il crie');
    await bench.page.waitForSelector('.draft');
    assert.equal(await bench.page.getAttribute('.draft', 'href'), 'sms:114');
    assert.match(
      await bench.page.innerText('.drafts'),
      /^Mettez le téléphone en silencieux\. Un brouillon peut rester\./,
    );
    const href = await bench.page.evaluate<string>(`(() => {
      let followed = '';
      addEventListener('click', (event) => {
        followed = event.target.href;
        event.preventDefault();
      });
      document.querySelector('.draft').click();
      return followed;
    })()`);
    assert.equal(href, `sms:114?body=${encodeURIComponent('il est là & il crie')}`);
    await bench.page.waitForSelector('.draft[href="sms:114"]');
  });

  it('offers no draft where the server does not allow one', async () => {
    const card = loudCard();
    answers({ ...card, channelData: { ...(card.channelData as object), draft: undefined } });
    await bench.write('il est là');
    await bench.page.waitForSelector('.loud');
    assert.equal(await bench.page.locator('.draft').count(), 0);
  });

  it('offers no draft to somebody who typed nothing', async () => {
    answers(loudCard());
    await bench.page.click('text=Non');
    await bench.page.waitForSelector('.loud');
    assert.equal(await bench.page.locator('.draft').count(), 0);
  });

  it('empties the field at once, keeps new lines asked for with Shift, sends with Enter', async () => {
    await bench.page.focus('#field');
    await bench.page.keyboard.type('un');
    await bench.page.keyboard.press('Shift+Enter');
    await bench.page.keyboard.type('deux');
    await bench.page.keyboard.press('Enter');
    assert.equal(await bench.page.inputValue('#field'), '');
    await until(() => texts().length === 1);
    assert.deepEqual(texts(), ['un\ndeux']);
  });

  it('says before sending that a message is too long, and loses none of it', async () => {
    await bench.page.fill('#field', 'a'.repeat(2010));
    assert.match(await bench.page.innerText('#room'), /trop long de 10 signes/);
    await bench.page.press('#field', 'Enter');
    assert.equal((await bench.page.inputValue('#field')).length, 2010);
    assert.deepEqual(texts(), []);
  });

  it('refuses to learn what is typed', async () => {
    for (const name of ['autocomplete', 'autocorrect', 'autocapitalize']) {
      assert.equal(await bench.page.getAttribute('#field', name), 'off');
    }
    assert.equal(await bench.page.getAttribute('#field', 'spellcheck'), 'false');
  });

  it('speaks each new message of the bot once, and never what she wrote', async () => {
    await bench.write('question');
    assert.equal(await bench.page.getAttribute('#log', 'aria-live'), 'off');
    bench.server.say([message('réponse')]);
    await bench.page.waitForSelector('#log >> text=réponse');
    assert.equal(await bench.page.getAttribute('#log', 'aria-live'), 'polite');
    assert.equal(await bench.page.locator('[role=log]').count(), 1);
  });

  it('says only "nouveau message" of unasked words when somebody may overhear', async () => {
    answers(message('vu', { channelData: { step: 'vu', discreet: true } }));
    await bench.write('un');
    await bench.page.waitForSelector('#log >> text=vu');
    bench.server.say([message('secret')]);
    await bench.page.waitForSelector('#log >> text=secret');
    await bench.statusIs(/^Nouveau message$/);
    assert.equal(await bench.page.getAttribute('#log', 'aria-live'), 'off');
  });

  it('shows a still sign after a second of waiting, and takes it away with the answer', async () => {
    await bench.write('un');
    await bench.page.waitForSelector('#wait', { state: 'visible' });
    bench.server.say([message('réponse')]);
    await bench.page.waitForSelector('#wait', { state: 'hidden' });
  });

  it('leaves the answer where it stands when it came faster than the answer to the sending', async () => {
    bench.server.holdSendMs = 300;
    const long = Array.from({ length: 40 }, (_, n) => `suite ${n}`).join('\n');
    const card = message('carte', { channelData: { step: 'emergency.card', style: 'loud' } });
    bench.server.replies = () => [card, message(long)];
    await bench.write('un');
    await bench.page.waitForSelector('#log >> text=suite 39');
    const top = () =>
      bench.page.locator('.loud').evaluate((card) => Math.round(card.getBoundingClientRect().top));
    const before = await top();
    await bench.page.waitForTimeout(1800);
    assert.equal(await top(), before);
    assert.equal(await bench.page.locator('#wait').isVisible(), false);
  });

  it('keeps nothing of the talk on screen when somebody comes or reads along', async () => {
    await bench.write('il lit mes messages');
    answers(message('Infos pratiques.', { channelData: { step: 'traces.neutral', style: 'quiet' } }));
    await bench.write('un');
    await bench.page.waitForSelector('#log >> text=Infos pratiques.');
    assert.equal(await bench.page.locator('#log > *').count(), 1);
  });

  it('changes language where it stands, and tells the bot in a word', async () => {
    await bench.page.click('#tongue');
    assert.equal(await bench.page.innerText('.bar .quit'), 'Leave');
    assert.equal(await bench.page.getAttribute('html', 'lang'), 'en');
    await until(() => texts().length === 1);
    assert.deepEqual(texts(), ['English']);
  });
});
