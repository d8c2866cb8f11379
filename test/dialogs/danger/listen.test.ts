import assert from 'node:assert/strict';
import fc from 'fast-check';
import { worldOf } from '../world.js';
import { listenerOf, rowsOf } from '../../../dialogs/danger/listen.js';
import { WINDOW } from '../../../dialogs/danger/features.js';
import { tokensOf } from '../../../dialogs/danger/tokens.js';
import { readLines } from '../../../infra/danger/lines.js';
import { CRITICAL } from '../../../infra/danger/thresholds.js';

const content = worldOf().content;
const listen = listenerOf(content);
const labels = (text: string) => new Set(listen(text).map(({ label }) => label));
const critical = (text: string) => CRITICAL.filter((label) => labels(text).has(label));
const lines = ['public', 'held-out'].flatMap((name) => readLines(`test/danger/${name}.csv`));
const alarming = lines.filter(({ text }) => critical(text).length > 0);

describe('The safety net', () => {
  it('hears words that no phrase holds, and says which meanings spoke and where', () => {
    const text = 'Bonjour. Il a posé la bouteille de Butagaz ouverte devant ma chambre.';
    for (const { why, span } of listen(text)) {
      assert.ok(why.length > 0);
      assert.ok(span[0] >= 0 && span[0] < span[1] && span[1] <= text.length);
    }
  });

  it('says the same of the same words each time', () => {
    for (const { text } of lines.slice(0, 200)) assert.deepEqual(listen(text), listen(text));
  });

  it('says nothing of the names of our communes', () => {
    const heard = content.communes.filter(({ name }) => listen(name).length > 0);
    assert.ok(heard.length <= 2, heard.map(({ name }) => name).join(', '));
  });

  it('keeps to phrases where words are of a language it has not learned', () => {
    assert.ok(listen('kocam beni dövüyor, çok korkuyorum').every(({ why }) => !why.startsWith('learned')));
  });
});

describe('Said otherwise, the danger', () => {
  const unchanged: [string, (text: string) => string][] = [
    ['in capitals', (text) => text.toUpperCase()],
    ['without accents', (text) => text.normalize('NFD').replace(/\p{M}/gu, '')],
    ['without a space after commas', (text) => text.replace(/, /g, ',')],
    ['after a courtesy', (text) => `Bonjour ${text}`],
    ['before a laugh', (text) => `${text} lol`],
  ];
  for (const [how, change] of unchanged) {
    it(`stays heard ${how}, in at least 99 messages of a hundred`, () => {
      const lost = alarming.filter(({ text }) =>
        critical(text).some((label) => !labels(change(text)).has(label)),
      );
      assert.ok(lost.length <= alarming.length * 0.01, lost.map(({ text }) => change(text)).join('\n'));
    });
  }

  const nearly: [string, (text: string) => string][] = [
    ['with a letter doubled', (text) => text.replace(/([bcdfglmnprst])(?=[aeiou])/u, '$1$1')],
    ['with a wrong letter in its longest word', misspelt],
  ];
  for (const [how, change] of nearly) {
    it(`stays heard ${how}, in at least 93 messages of a hundred`, () => {
      const lost = alarming.filter(({ text }) =>
        critical(text).some((label) => !labels(change(text)).has(label)),
      );
      assert.ok(
        lost.length <= alarming.length * 0.07,
        `${String(lost.length)} of ${String(alarming.length)}`,
      );
    });
  }

  it('is no longer said once the right verb is denied, and still is when another is', () => {
    assert.ok(critical('je veux mourir').includes('suicidal_self'));
    assert.ok(!critical('je ne veux pas mourir').includes('suicidal_self'));
    assert.ok(critical("je ne dors plus, il m'a étranglée hier").includes('strangulation'));
  });
});

function misspelt(text: string): string {
  const longest =
    text.match(/\p{L}+/gu)?.reduce((one, other) => (other.length > one.length ? other : one)) ?? '';
  return longest.length < 8 ? text : text.replace(longest, `${longest.slice(0, 4)}x${longest.slice(5)}`);
}

describe('A long message', () => {
  it('is read in rows that hold every word, whole sentences where they fit', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('il', 'me', 'frappe', 'ici.', 'demain'), { maxLength: 400 }),
        (words) => {
          const tokens = tokensOf(words.join(' '), new Map());
          const read = new Set(rowsOf(tokens).flat());
          assert.ok(rowsOf(tokens).every((row) => row.length <= WINDOW));
          assert.ok(tokens.every((token) => read.has(token)));
        },
      ),
    );
  });

  it('hides no danger in its middle', () => {
    const filler = 'Je voudrais savoir à quelle heure ouvre la mairie de mon village. ';
    const text = `${filler.repeat(20)}Il m'a étranglée hier soir. ${filler.repeat(20)}`;
    assert.ok(labels(text).has('strangulation'));
  });

  it('costs no more than its length, whatever it holds', () => {
    const once = (text: string) => {
      const started = performance.now();
      listen(text);
      return performance.now() - started;
    };
    // The best of three: the machine may be busy with something else.
    const cost = (text: string) => Math.min(once(text), once(text), once(text));
    const hostile = ['a', 'il ', 'il me tue ', "m'", '😀', 'cou cou '];
    for (const piece of hostile) {
      const short = piece.repeat(Math.ceil(10_000 / piece.length));
      const long = piece.repeat(Math.ceil(100_000 / piece.length));
      cost(short);
      // Ten times the text: a cost that grows with its square would be a hundred times.
      assert.ok(cost(long) < 40 * (cost(short) + 5), piece);
    }
  });
});
