import assert from 'node:assert/strict';
import { doorLine } from '../../../bots/sms/door-line.js';
import { smsOf } from '../../../bots/sms/render.js';
import { cutIntoParts } from '../../../bots/sms/text/segments.js';
import { makeWords } from '../../../bots/words.js';
import { toGsm7 } from '../../../content/sms/gsm7.js';
import { worldOf } from '../../dialogs/world.js';

const { content, now } = worldOf();
const wordsIn = makeWords(content);

describe('A door in one line of an SMS', () => {
  it('calls a line by what it does, never by its name', () => {
    for (const lang of ['fr', 'en'])
      for (const line of content.lines.values()) {
        const words = wordsIn(lang, 'sms');
        const text = doorLine({ kind: 'line', id: line.id }, { content, now, words });
        assert.ok(!text.includes(line.name.fr) && !text.includes(line.name.en), text);
        assert.match(text, /\([^)]+\)/);
        assert.ok(cutIntoParts(toGsm7(text)).length === 1);
      }
  });

  it('holds an office, its number and when it opens, at any hour, in half an SMS', () => {
    const offices = [...content.places.values()].filter(({ kind }) => kind === 'esp');
    const hours = ['2026-11-24T09:00:00Z', '2026-12-24T22:00:00Z'];
    const told = offices.flatMap((place) =>
      hours.flatMap((at) =>
        ['fr', 'en'].map((lang) => ({ place, at: new Date(at), words: wordsIn(lang, 'sms') })),
      ),
    );
    for (const { place, at, words } of told) {
      const door = { kind: 'place', id: place.id, distanceKm: 123 } as const;
      const text = toGsm7(doorLine(door, { content, now: at, words }));
      assert.ok(text.length <= 120, text);
      assert.ok(place.phone === undefined || text.includes(place.phone), text);
    }
  });
});

describe('SMS made of what the bot said', () => {
  const sms = (text: string, titles: string[] = [], channelData = {}) =>
    smsOf([
      {
        text,
        channelData,
        suggestedActions: {
          to: [],
          actions: titles.map((title) => ({ type: 'imBack', title, value: title })),
        },
      },
    ]);

  it('keep a question with its answers', () => {
    assert.deepEqual(sms(`${'x '.repeat(70)}\nLaquelle ?`, ['Levroux', 'une autre']), [
      'x '.repeat(70).trim(),
      'Laquelle ?\n1 Levroux 2 une autre',
    ]);
  });

  it('do not list answers that the sentence spells out', () => {
    assert.deepEqual(sms('Pour continuer, repondez 1.', ['continuer'], { spelt: true }), [
      'Pour continuer, repondez 1.',
    ]);
  });

  it('lose no word of the longest text, and part no word', () => {
    const long = Array.from({ length: 200 }, (_, at) => `mot${String(at)}`).join(' ');
    const texts = sms(long, ['oui', 'non']);
    assert.equal(texts.join(' ').replaceAll('\n', ' '), `${long} 1 oui 2 non`);
    for (const text of texts) assert.ok(cutIntoParts(text).length === 1);
  });
});
