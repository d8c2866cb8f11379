import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { seal, unseal } from '../../../infra/stores/sealing.js';

const NONCE_BYTES = 12;
const key = randomBytes(32);

describe('What is sealed', () => {
  it('opens to what it was, whatever was written, and to nobody who asks for another thing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const sealed = seal(text, key, 'this');
        assert.equal(unseal(sealed, key, 'this').toString('utf8'), Buffer.from(text).toString('utf8'));
        assert.throws(() => unseal(sealed, key, 'that'));
      }),
    );
  });

  it('has a nonce that no seal had before, however many are made', () => {
    const sealed = Array.from({ length: 2000 }, () => seal('the same words', key, 'this'));
    const nonces = sealed.map((bytes) => bytes.subarray(0, NONCE_BYTES).toString('hex'));
    assert.equal(new Set(nonces).size, sealed.length);
  });

  it('is refused once a bit of it has changed, wherever it is', () => {
    const sealed = seal('some words', key, 'this');
    for (let at = 0; at < sealed.length; at += 1) {
      const bent = Buffer.from(sealed);
      bent[at]! ^= 1;
      assert.throws(() => unseal(bent, key, 'this'), `byte ${String(at)}`);
    }
  });
});
