import assert from 'node:assert/strict';
import { PageBench } from './page-browser.js';
import { ask, loudCard } from './page-content.js';
import { visitIn } from './page-drawn.js';
import { BAR, END, speechOf, liveRegionsOf } from './speech.js';

/** Chromium's own accessibility tree: what it hands to a screen reader, not what one says of it. */
describe('what a screen reader comes to, with a script', function () {
  this.timeout(120_000);
  const bench = new PageBench();
  before(() => bench.open());
  after(() => bench.close());
  afterEach(() => bench.done());

  it('is the way out, the title, the emergency numbers, the talk, the question and its answers, then the field', async () => {
    await visitIn('fr', bench);
    const said = await speechOf(bench.page);
    const log = said.indexOf('log Échange');
    assert.deepEqual(said.slice(0, BAR.fr.length), BAR.fr);
    assert.deepEqual(said.slice(BAR.fr.length, log), [
      'main',
      "link À lire avant d'écrire",
      'link Français facile',
    ]);
    const list = said.indexOf('list');
    assert.match(said[list - 1] ?? '', /^StaticText .*\?$/);
    assert.deepEqual(said.slice(list), ['list', 'button Oui', "button Quelqu'un peut arriver", 'button Non', ...END.fr]); // prettier-ignore
  });

  it('is the same in English, with each word in its language', async () => {
    await visitIn('en', bench);
    const said = await speechOf(bench.page);
    assert.deepEqual(said.slice(0, BAR.en.length), BAR.en);
    assert.deepEqual(said.slice(-END.en.length), END.en);
    assert.equal(await bench.page.getAttribute('html', 'lang'), 'en');
    assert.equal(await bench.page.getAttribute('#tongue', 'lang'), 'fr');
    bench.server.say([{ type: 'message', text: 'Bonjour.', locale: 'fr', channelData: { step: 'x' } }]);
    await bench.page.waitForSelector('article[lang="fr"] >> text=Bonjour.');
  });

  it('says messages in the order they came, a number under its name, and nothing of the icons', async () => {
    await visitIn('fr', bench);
    bench.server.replies = () => [loudCard()];
    await bench.write('il a un couteau');
    await bench.page.waitForSelector('.loud');
    const said = await speechOf(bench.page);
    const own = said.indexOf('StaticText il a un couteau');
    assert.deepEqual(said.slice(own + 1, own + 6), [
      'article',
      "StaticText Mettez-vous à l'abri si vous le pouvez.",
      'heading Police ou gendarmerie',
      'link Police ou gendarmerie',
      'StaticText On vous répond.',
    ]);
    assert.deepEqual(said.slice(-END.fr.length), END.fr);
  });

  it('announces each new message politely, once, and rewrites none', async () => {
    await visitIn('fr', bench);
    assert.deepEqual(await liveRegionsOf(bench.page), ['log polite', 'status polite', 'status polite']);
    await bench.page.evaluate(WATCH_THE_LOG);
    bench.server.replies = (text) => [
      { type: 'message', text: `Entendu, ${text}`, locale: 'fr', channelData: { step: 'x' }, ...ask(['Oui']) }, // prettier-ignore
    ];
    await bench.write('bleu');
    await bench.page.waitForSelector('text=Entendu');
    assert.deepEqual(await bench.page.evaluate('globalThis.added'), ['bleu', 'Entendu, bleuOui']);
    assert.equal(await bench.page.evaluate('globalThis.removed'), 0);
    assert.deepEqual(await liveRegionsOf(bench.page), ['log polite', 'status polite', 'status polite']);
  });

  it('is a question and two ways when the page covers itself', async () => {
    await visitIn('fr', bench);
    await bench.page.evaluate(LATER);
    await bench.page.waitForSelector('#cover');
    assert.deepEqual(await speechOf(bench.page), [
      'main',
      'heading Toujours là ?',
      'button Continuer',
      'button Quitter',
    ]);
  });
});

const WATCH_THE_LOG = `
  globalThis.added = []; globalThis.removed = 0;
  new MutationObserver((changes) => {
    for (const { addedNodes, removedNodes } of changes) {
      added.push(...[...addedNodes].map((one) => one.textContent));
      removed += removedNodes.length;
    }
  }).observe(document.getElementById('log'), { childList: true });`;

/** Five minutes pass in one step: the page compares dates. */
const LATER =
  "{ const later = Date.now() + 6 * 60_000; Date.now = () => later; dispatchEvent(new Event('focus')); }";
