import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SegmentedMessage } from 'sms-segments-calculator';
import { instead } from '../../../content/sms/french-letters.js';
import { decodeGsm7, encodeGsm7, isGsm7 } from '../../../content/sms/gsm-alphabet.js';
import { lettersWithoutSms, toGsm7 } from '../../../content/sms/gsm7.js';

/** A sign French uses, and what a person reads on the telephone. Each was decided: a change here is a decision. */
const decided: readonly [sign: string, sent: string, name: string][] = [
  ['é', 'é', 'e acute'],
  ['è', 'è', 'e grave'],
  ['à', 'à', 'a grave'],
  ['ù', 'ù', 'u grave'],
  ['É', 'É', 'capital E acute'],
  ['Ç', 'Ç', 'capital C cedilla'],
  ['æ', 'æ', 'ae'],
  ['Æ', 'Æ', 'capital AE'],
  ['ü', 'ü', 'u with two dots'],
  ['ö', 'ö', 'o with two dots'],
  ['ä', 'ä', 'a with two dots'],
  ['ñ', 'ñ', 'n tilde'],
  ['€', '€', 'the euro'],
  ['ç', 'c', 'c cedilla'],
  ['â', 'a', 'a circumflex'],
  ['ê', 'e', 'e circumflex'],
  ['ë', 'e', 'e with two dots'],
  ['î', 'i', 'i circumflex'],
  ['ï', 'i', 'i with two dots'],
  ['ô', 'o', 'o circumflex'],
  ['û', 'u', 'u circumflex'],
  ['ÿ', 'y', 'y with two dots'],
  ['œ', 'oe', 'oe'],
  ['À', 'A', 'capital A grave'],
  ['Â', 'A', 'capital A circumflex'],
  ['È', 'E', 'capital E grave'],
  ['Ê', 'E', 'capital E circumflex'],
  ['Ë', 'E', 'capital E with two dots'],
  ['Î', 'I', 'capital I circumflex'],
  ['Ï', 'I', 'capital I with two dots'],
  ['Ô', 'O', 'capital O circumflex'],
  ['Ù', 'U', 'capital U grave'],
  ['Û', 'U', 'capital U circumflex'],
  ['Ÿ', 'Y', 'capital Y with two dots'],
  ['Œ', 'OE', 'capital OE'],
  ['«', '"', 'a French opening quote'],
  ['»', '"', 'a French closing quote'],
  ['“', '"', 'an English opening quote'],
  ['”', '"', 'an English closing quote'],
  ['„', '"', 'a low quote'],
  ['‹', "'", 'a small opening quote'],
  ['›', "'", 'a small closing quote'],
  ['’', "'", 'the apostrophe of print'],
  ['‘', "'", 'an opening single quote'],
  ['ʼ', "'", 'a letter apostrophe'],
  ['`', "'", 'a lone grave'],
  ['´', "'", 'a lone acute'],
  ['–', '-', 'the short dash'],
  ['—', '-', 'the long dash'],
  ['−', '-', 'the minus'],
  ['\u2010', '-', 'the hyphen of print'],
  ['\u2011', '-', 'a hyphen that does not break'],
  ['…', '...', 'three dots in one'],
  ['·', '.', 'the middle dot'],
  ['•', '-', 'a bullet'],
  ['°', 'o', 'degree'],
  ['º', 'o', 'raised o'],
  ['ª', 'a', 'raised a'],
  ['²', '2', 'squared'],
  ['³', '3', 'cubed'],
  ['×', 'x', 'times'],
  ['→', '->', 'an arrow'],
  ['½', '1/2', 'a half'],
  ['¼', '1/4', 'a quarter'],
  ['¾', '3/4', 'three quarters'],
  ['\t', ' ', 'a tabulator'],
  ['\u00a0', ' ', 'a blank that does not break'],
  ['\u202f', ' ', 'a narrow blank'],
  ['\u2007', ' ', 'a figure blank'],
  ['\u2009', ' ', 'a thin blank'],
  ['\u200a', ' ', 'a hair blank'],
  ['\u00ad', '', 'a hyphen that is not drawn'],
  ['\u200b', '', 'a blank of no width'],
  ['\u200c', '', 'a sign that parts'],
  ['\u200d', '', 'a sign that joins'],
  ['\u2060', '', 'a sign that holds words together'],
  ['\ufe0e', '', 'a sign for text'],
  ['\ufe0f', '', 'a sign for a picture'],
  ['\ufeff', '', 'a mark of byte order'],
];

describe('the SMS alphabet', () => {
  describe('writes instead of', () => {
    for (const [sign, sent, name] of decided)
      it(`${name}: ${JSON.stringify(sign)} → ${JSON.stringify(sent)}`, () =>
        assert.equal(toGsm7(sign), sent));

    it('each sign of its table, and of no other', () => {
      const tested = new Set(decided.map(([sign]) => sign));
      assert.deepEqual(
        Object.keys(instead).filter((sign) => !tested.has(sign)),
        [],
      );
    });
  });

  it('takes the blanks inside French quotes away with them', () => {
    assert.equal(toGsm7('Répondez «\u00a0oui\u202f» ou « non ».'), 'Répondez "oui" ou "non".');
  });

  it('joins a letter and its loose accent first', () => {
    assert.equal(toGsm7('e\u0301te\u0301, e\u0302tre'), 'été, etre');
  });

  it('lets a drawn sign go, bares a letter of another tongue, and marks what is left', () => {
    assert.equal(toGsm7('✓ Łódź 👍🏽'), ' ?odz ');
    assert.deepEqual(lettersWithoutSms('✓ Łódź'), ['Ł']);
  });

  it('has a letter for all that stands in a French sentence', () => {
    const text = 'Où êtes-vous ? À Châteauroux, « l’hébergement d’urgence » coûte 0 €… Cœur, naïf, Noël, ça.';
    assert.equal(
      toGsm7(text),
      'Où etes-vous ? A Chateauroux, "l\'hébergement d\'urgence" coute 0 €... Coeur, naif, Noel, ca.',
    );
    assert.deepEqual(lettersWithoutSms(text), []);
  });

  it('never leaves the alphabet, whatever comes in', () => {
    const any = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(fc.property(any, (text) => isGsm7(toGsm7(text))));
    fc.assert(fc.property(any, (text) => toGsm7(toGsm7(text)) === toGsm7(text)));
  });

  it('has exactly the letters the counting library has', () => {
    for (let point = 1; point < 0x3000; point += 1) {
      const letter = String.fromCodePoint(point);
      const counted = new SegmentedMessage(letter, 'auto').getEncodingName() === 'GSM-7';
      assert.equal(isGsm7(letter), counted, `U+${point.toString(16)}`);
    }
  });

  it('reads back what it wrote, sign by sign', () => {
    const letters = [...'@£$¥èéùìòÇ\nØøÅå_ΔÆæßÉ !"#¤%&\'()*+,-./09:;<=>?¡AZÄÖÑÜ§¿azäöñüà^{}\\[~]|€'];
    const texts = fc.array(fc.constantFrom(...letters)).map((parts) => parts.join(''));
    fc.assert(fc.property(texts, (text) => decodeGsm7(encodeGsm7(text)) === text));
  });

  it('reads an escape before nothing known as the standard says', () => {
    assert.equal(decodeGsm7(Buffer.from([0x1b, 0x65, 0x1b, 0x41, 0x1b, 0x1b, 0x1b])), '€A ');
  });
});
