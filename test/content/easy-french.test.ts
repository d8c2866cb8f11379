import assert from 'node:assert/strict';
import { measure, sentencesOf } from '../../content/check/readability.js';
import type { Text } from '../../content/model.js';
import { worldOf } from '../dialogs/world.js';

const { content } = worldOf();
const easy = content.overlays.get('fr-x-facile') ?? new Map<string, Text>();
const MOST_WORDS = 10;

const wordsOf = (text: Text | undefined): string => (typeof text === 'object' ? text.web : (text ?? ''));

describe('Easy French', () => {
  it('says one idea in a sentence, in ten words at most', () => {
    const long = [...easy].filter(([, text]) =>
      sentencesOf(wordsOf(text)).some((one) => measure(one, 'fr').longestSentence > MOST_WORDS),
    );
    assert.deepEqual(long, []);
  });

  it('is never the same words as French', () => {
    const no = [...easy].filter(([key, text]) => wordsOf(content.texts.fr.get(key)) === wordsOf(text));
    assert.deepEqual(no, []);
  });

  it('has words for every question about danger', () => {
    const asked = content.triage.questions.map(({ id }) => `risk.${id}`);
    assert.deepEqual(
      asked.filter((key) => !easy.has(key)),
      [],
    );
  });

  it('speaks to a man as to a woman', () => {
    const ofOne = /(?:êtes|suis|fus|été)(?:-vous| pas| très)* \p{L}+(?:ée?|ie?|ue?)s?(?!\p{L})/iu;
    const gendered = [...easy].filter(([, text]) => ofOne.test(wordsOf(text)));
    assert.deepEqual(gendered, []);
  });

  it('names every sign after a squeezed neck that French names, and no other', () => {
    const signs = [
      ['Voix', 'voix'],
      ['avaler', 'avaler'],
      ['vue trouble', 'voyez mal'],
      ['malaise', 'perdre connaissance'],
      ['faiblesse', 'sans force'],
    ];
    const [plain, said] = [content.texts.fr, easy].map((texts) => wordsOf(texts.get('risk.neck_signs')));
    for (const [french = '', simple = ''] of signs) {
      assert.ok(plain?.includes(french), french);
      assert.ok(said?.includes(simple), simple);
    }
    assert.doesNotMatch(said ?? '', /tomb/);
  });

  it('keeps the numbers that French gives', () => {
    const numbers = (text: Text | undefined) =>
      [...wordsOf(text).matchAll(/\{\{n\.[^}]*\}\}/g)].map(String).sort();
    const lost = [...easy].filter(([key, text]) => {
      const kept = numbers(text);
      return numbers(content.texts.fr.get(key)).some((number) => !kept.includes(number));
    });
    assert.deepEqual(lost, []);
  });
});
