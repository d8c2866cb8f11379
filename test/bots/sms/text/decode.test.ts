import assert from 'node:assert/strict';
import fc from 'fast-check';
import { encodeGsm7, isGsm7 } from '../../../../content/sms/gsm-alphabet.js';
import { decodeText, type Encoding } from '../../../../bots/sms/text/decode.js';

const words = 'Où aller à Châteauroux ? Ça s’aggrave, il m’a étranglée… 20 €';
const plain = 'Où aller à Orsay ? Il a été là, 20 € [rien]';

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const windows = (text: string) =>
  Buffer.from(
    [...text].map((letter) => ({ '’': 0x92, '…': 0x85, '€': 0x80 })[letter] ?? letter.charCodeAt(0)),
  );
const bigEndian = (text: string) => Buffer.from(text, 'utf16le').swap16();

describe('a text from an operator', () => {
  it('keeps its accents in each encoding it may come in', () => {
    assert.equal(decodeText(encodeGsm7(plain), 'gsm7'), plain);
    assert.equal(decodeText(bigEndian(words), 'ucs2'), words);
    assert.equal(decodeText(Buffer.from(words), 'utf8'), words);
    assert.equal(decodeText(windows(words), 'latin1'), words);
    assert.equal(decodeText(latin1('été à Céaulmont'), 'latin1'), 'été à Céaulmont');
  });

  it('is read as what it can be when it is not what it is said to be', () => {
    assert.equal(decodeText(windows(words), 'utf8'), words);
    assert.equal(decodeText(Buffer.from(words), 'latin1'), words);
    assert.equal(decodeText(Buffer.from(words), 'gsm7'), words);
    assert.equal(decodeText(windows(words), 'gsm7'), words);
    assert.equal(decodeText(Buffer.from(words, 'utf16le'), 'ucs2'), words);
    assert.equal(decodeText(bigEndian(words), 'unknown'), words);
    assert.equal(decodeText(windows(words), 'unknown'), words);
    assert.equal(decodeText(Buffer.from('aide-moi'.slice(0, 7)), 'ucs2'), 'aide-mo');
  });

  it('loses a mark of byte order and nothing else', () => {
    assert.equal(decodeText(Buffer.from(`\ufeff${words}`), 'utf8'), words);
    assert.equal(decodeText(bigEndian(`\ufeff${words}`), 'ucs2'), words);
    assert.equal(decodeText(Buffer.from(`\ufeff${words}`, 'utf16le'), 'unknown'), words);
  });

  it('keeps another script that has no zeros in its bytes', () => {
    assert.equal(decodeText(bigEndian('ساعدوني'), 'ucs2'), 'ساعدوني');
    assert.equal(decodeText(bigEndian('你好'), 'ucs2'), '你好');
    assert.equal(decodeText(bigEndian('Aide 🆘'), 'ucs2'), 'Aide 🆘');
  });

  it('survives its own encoding, whatever it says', () => {
    const texts = fc
      .string({ unit: 'grapheme', maxLength: 200 })
      .map((text) => text.normalize('NFC').replace(/[\0\ufeff]/g, ''));
    fc.assert(fc.property(texts, (text) => decodeText(Buffer.from(text), 'utf8') === text));
    fc.assert(fc.property(texts, (text) => !isGsm7(text) || decodeText(encodeGsm7(text), 'gsm7') === text));
  });

  it('never throws, and never makes nothing of something', () => {
    const said = fc.constantFrom<Encoding>('gsm7', 'ucs2', 'latin1', 'utf8', 'unknown');
    const letters = fc.uint8Array({ min: 0x20, max: 0xff, minLength: 1, maxLength: 200 });
    fc.assert(fc.property(letters, said, (bytes, encoding) => decodeText(bytes, encoding).length > 0));
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 50 }),
        said,
        (bytes, encoding) => void decodeText(bytes, encoding),
      ),
    );
  });
});
