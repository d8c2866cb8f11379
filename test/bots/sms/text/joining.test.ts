import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeGsm7, encodeGsm7 } from '../../../../content/sms/gsm-alphabet.js';
import { isPart, join, textOf, type Waiting } from '../../../../bots/sms/text/joining.js';
import { alphabetOf, countParts, cutIntoParts } from '../../../../bots/sms/text/segments.js';

/** Long enough to need parts: left alone, fast-check would keep its texts to some ten signs. */
const size = 'max';
const anyText = fc.oneof(
  fc.string({ maxLength: 700, size }),
  fc.string({ unit: 'grapheme', maxLength: 300, size }),
  fc.string({ unit: fc.constantFrom('a', 'é', '€', '[', '\n', '😀', 'ç'), maxLength: 500, size }),
);
const longText = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'é', '€', '[', ' '), minLength: 161, maxLength: 900, size }),
  fc.string({ unit: fc.constantFrom('a', 'ç', '😀', 'ع'), minLength: 71, maxLength: 400, size }),
);

/** Hands parts over one by one, as arrivals.ts does, and keeps each text that is handed over. */
function arriving(key = 'k') {
  let held: Waiting | undefined;
  const heard: string[] = [];
  const arrive = (text: string, part: { ref: number; seq: number; of: number }) => {
    const joined = join(held, part, { key, since: 0, text });
    if (joined.kind === 'other') heard.push(textOf(joined.before));
    if (joined.kind === 'whole') heard.push(joined.text);
    if (joined.kind !== 'repeated') held = { ...joined.waiting, done: joined.kind === 'whole' };
    return joined.kind;
  };
  return { arrive, heard, held: () => held };
}

const numbered = (parts: string[]) =>
  parts.map((text, index) => ({ text, part: { ref: 7, seq: index + 1, of: parts.length } }));

describe('a long message', () => {
  it('is cut so that its parts joined are the text again', () => {
    fc.assert(fc.property(anyText, (text) => cutIntoParts(text).join('') === text));
  });

  it('is cut so that no part is longer than an SMS holds, in bytes too', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const parts = cutIntoParts(text);
        const gsm = alphabetOf(text) === 'gsm7';
        const bytes = (part: string) =>
          gsm ? Math.ceil((encodeGsm7(part).length * 7) / 8) : part.length * 2;
        const most = parts.length === 1 ? 140 : 134;
        assert.ok(parts.every((part) => bytes(part) <= most));
        if (gsm) for (const part of parts) assert.equal(decodeGsm7(encodeGsm7(part)), part);
      }),
    );
  });

  it('counts as many parts as it is cut into, as the library counts', () => {
    const plain = fc.string({ unit: fc.constantFrom('a', 'é', '€', '[', ' ', 'ç'), maxLength: 700, size });
    fc.assert(fc.property(plain, (text) => countParts(text).parts === cutIntoParts(text).length));
  });

  it('fits 160 signs into one part, 161 into two, and 71 when one sign forces the wide alphabet', () => {
    assert.deepEqual(countParts('a'.repeat(160)), { parts: 1, signs: 160, alphabet: 'gsm7' });
    assert.equal(countParts('a'.repeat(161)).parts, 2);
    assert.equal(countParts(`${'a'.repeat(159)}€`).parts, 2);
    assert.deepEqual(countParts(`ç${'a'.repeat(69)}`), { parts: 1, signs: 70, alphabet: 'ucs2' });
    assert.equal(countParts(`ç${'a'.repeat(70)}`).parts, 2);
    assert.deepEqual(countParts(''), { parts: 1, signs: 0, alphabet: 'gsm7' });
  });

  it('is whole again whatever the order its parts come in, however often', () => {
    const shuffled = longText
      .map((text) => ({ text, pieces: numbered(cutIntoParts(text)) }))
      .chain(({ text, pieces }) =>
        fc
          .tuple(
            fc.shuffledSubarray(pieces, { minLength: pieces.length }),
            fc.array(fc.tuple(fc.constantFrom(...pieces), fc.nat()), { maxLength: 10 }),
          )
          .map(([order, again]) => {
            const all = [...order];
            for (const [piece, at] of again) all.splice(at % (all.length + 1), 0, piece);
            return { text, all };
          }),
      );
    fc.assert(
      fc.property(shuffled, ({ text, all }) => {
        const { arrive, heard } = arriving();
        for (const { text: piece, part } of all) arrive(piece, part);
        assert.deepEqual(heard, [text]);
      }),
    );
  });

  it('is not taken for a repetition when the telephone uses its number again', () => {
    const { arrive, heard } = arriving();
    const say = (texts: string[]) => numbered(texts).forEach(({ text, part }) => arrive(text, part));
    say(['un ', 'deux']);
    say(['un ', 'deux']);
    assert.deepEqual(heard, ['un deux']);
    say(['trois ', 'quatre']);
    assert.deepEqual(heard, ['un deux', 'trois quatre']);
  });

  it('gives up what it waited for when another message takes its number, and loses nothing', () => {
    const { arrive, heard } = arriving();
    assert.equal(arrive('il est ', { ref: 7, seq: 1, of: 2 }), 'waiting');
    assert.equal(arrive('on me ', { ref: 7, seq: 1, of: 2 }), 'other');
    assert.equal(arrive('suit', { ref: 7, seq: 2, of: 2 }), 'whole');
    assert.deepEqual(heard, ['il est ', 'on me suit']);
  });

  it('shows the gap of a part that never came', () => {
    const texts = new Map([
      [1, 'a'],
      [2, 'b'],
      [4, 'd'],
    ]);
    assert.equal(textOf({ key: 'k', of: 5, texts, since: 0, done: false }), 'ab ... d');
  });

  it('knows what is no part at all', () => {
    for (const [seq, of] of [
      [1, 1],
      [0, 2],
      [3, 2],
      [1, 256],
      [NaN, 2],
    ] as const)
      assert.equal(isPart({ ref: 1, seq, of }), false, `${seq} of ${of}`);
    assert.ok(isPart({ ref: 1, seq: 255, of: 255 }));
  });
});
