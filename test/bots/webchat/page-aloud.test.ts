import assert from 'node:assert/strict';
import { PageBench, until } from './page-browser.js';

/** In place of the device's own voices: what was asked of them, and whether they speak. */
const VOICES = `
  const fake = {
    said: [], cancels: 0, speaking: false, pending: false, onvoiceschanged: null,
    voices: [
      { name: 'cloud', lang: 'fr-FR', localService: false },
      { name: 'device', lang: 'fr_FR', localService: true },
      { name: 'cloud', lang: 'en-GB', localService: false },
    ],
    getVoices() { return this.voices; },
    speak(one) { this.said.push([one.voice.name, one.lang, one.text]); this.speaking = true; },
    cancel() { this.cancels++; this.speaking = this.pending = false; },
  };
  Object.defineProperty(window, 'speechSynthesis', { value: fake });
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
`;

interface Fake {
  said: [voice: string, lang: string, text: string][];
  cancels: number;
  speaking: boolean;
}

describe('reading aloud', function () {
  this.timeout(120_000);
  const bench = new PageBench();
  before(() => bench.open());
  after(() => bench.close());
  beforeEach(() => bench.fresh());
  afterEach(() => bench.done());

  const arrive = async (voices = VOICES) => {
    await bench.page.addInitScript(voices);
    await bench.visit();
  };
  const fake = () =>
    bench.page.evaluate<Fake>(
      '({ said: speechSynthesis.said, cancels: speechSynthesis.cancels, speaking: speechSynthesis.speaking })',
    );
  const listen = () => bench.page.click('#aloud');

  it('says nothing by itself', async () => {
    await arrive();
    await bench.write('bonjour');
    bench.server.say([{ type: 'message', text: 'Une suite.', locale: 'fr' }]);
    await bench.page.waitForSelector('text=Une suite.');
    assert.deepEqual((await fake()).said, []);
  });

  it('reads the last words with a voice of the device, never with a remote one', async () => {
    await arrive();
    await listen();
    const { said } = await fake();
    assert.ok(said.length > 0);
    assert.ok(said.every(([voice, lang]) => voice === 'device' && lang === 'fr'));
    assert.match(said.map(([, , text]) => text).join(' '), /Oui/);
    assert.equal(await bench.page.innerText('#aloud'), 'Arrêter la voix');
  });

  it('is silent at the second tap', async () => {
    await arrive();
    await listen();
    await listen();
    assert.equal((await fake()).speaking, false);
    assert.equal(await bench.page.innerText('#aloud'), 'Écouter');
  });

  it('is not offered where the only voice is a remote one', async () => {
    await arrive(VOICES.replace('localService: true', 'localService: false'));
    assert.equal(await bench.page.isVisible('#aloud'), false);
  });

  it('is not offered in a language for which the device has no voice', async () => {
    await arrive();
    await bench.page.click('#tongue');
    assert.equal(await bench.page.isVisible('#aloud'), false);
  });

  it('is offered once the device has loaded its voices', async () => {
    await arrive(VOICES.replace('return this.voices', 'return window.late ? this.voices : []'));
    assert.equal(await bench.page.isVisible('#aloud'), false);
    await bench.page.evaluate('window.late = true; speechSynthesis.onvoiceschanged()');
    assert.equal(await bench.page.isVisible('#aloud'), true);
  });

  it('is not there where the browser reads nothing aloud', async () => {
    await arrive("Object.defineProperty(window, 'speechSynthesis', { value: undefined })");
    assert.equal(await bench.page.locator('#aloud').count(), 0);
    await bench.write('bonjour');
    await until(() => bench.server.received.length === 1);
    assert.deepEqual(bench.complaints, []);
  });

  it('stops when she writes', async () => {
    await arrive();
    await listen();
    await bench.write('bonjour');
    assert.equal((await fake()).speaking, false);
  });

  it('stops when the screen must name nothing, and reads nothing while somebody may come in', async () => {
    await arrive();
    await listen();
    const channelData = { step: 'traces.neutral', discreet: true };
    bench.server.say([{ type: 'message', text: 'Infos.', locale: 'fr', channelData }]);
    await bench.page.waitForSelector('[data-step="traces.neutral"]');
    const { speaking, said } = await fake();
    assert.equal(speaking, false);
    await listen();
    assert.equal((await fake()).said.length, said.length);
  });

  it('stops under the cover of a page left open', async () => {
    await bench.page.clock.install();
    await arrive();
    await listen();
    await bench.page.clock.fastForward('05:06');
    await bench.page.waitForSelector('#cover');
    assert.equal((await fake()).speaking, false);
  });

  it('stops at « Quitter »', async () => {
    await arrive();
    let cancels = 0;
    await bench.page.exposeFunction('cancelled', () => void cancels++);
    await bench.page.evaluate('speechSynthesis.cancel = () => window.cancelled()');
    await bench.page.click('.bar .quit');
    await bench.page.waitForURL(`${bench.neutral}leave`);
    assert.ok(cancels > 0);
  });

  for (const width of [320, 360]) {
    it(`takes no room of the bar at ${width} px, and axe finds nothing`, async () => {
      await bench.page.setViewportSize({ width, height: 568 });
      await arrive();
      const height = async () => (await bench.page.locator('#bar').boundingBox())?.height ?? 0;
      const offered = await height();
      assert.equal(await bench.page.isVisible('#aloud'), true);
      assert.deepEqual(await bench.faults(), []);
      await bench.page.evaluate("document.getElementById('aloud').remove()");
      assert.ok(offered - (await height()) <= 8, `${offered} px`);
    });
  }
});
