import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Request } from '../../../../bots/webchat/route.js';
import { signedHeaders } from '../../../../bots/sms/gateways/ovh/signature.js';
import { call } from '../../../../bots/sms/gateways/shared/call.js';
import { fieldOf, formBytes } from '../../../../bots/sms/gateways/shared/form-bytes.js';
import { isNetwork, makeGuard } from '../../../../bots/sms/gateways/shared/guard.js';
import { partInHeader } from '../../../../bots/sms/gateways/shared/header-part.js';
import { whenOf } from '../../../../bots/sms/gateways/shared/when.js';
import { isSigned, signatureOf } from '../../../../bots/sms/gateways/twilio/signature.js';
import { operatorOf } from './loopback.js';

describe('a door without signatures', () => {
  const secret = 'a-secret-of-thirty-signs-or-so';
  const allowed = ['127.0.0.1', '10.1.0.0/16', '::1', '2001:db8:1:2::/64'];
  const isAllowed = makeGuard({ secret, allowed });
  const from = (address: string, given = secret, local = /^(?:127|0:)/.test(address)) =>
    isAllowed({ address, local, params: { secret: given } } as unknown as Request);

  it('opens to who knows the secret and calls from the list', () => {
    // An IPv6 caller is known by the four groups of its network.
    for (const address of ['127.0.0.1', '10.1.255.3', '0:0:0:0', '2001:db8:1:2'])
      assert.ok(from(address), address);
  });

  it('opens to nobody with one of both alone', () => {
    for (const given of ['', 'a', `${secret}x`, secret.toUpperCase()])
      assert.equal(from('127.0.0.1', given), false);
    for (const address of ['127.0.0.2', '10.2.0.1', '2001:db8:1:3', 'unknown', ''])
      assert.equal(from(address), false, address);
  });

  it('opens to nobody behind a proxy of this machine that nobody told us of, whose address everybody then has', () => {
    assert.equal(from('127.0.0.1', secret, false), false);
    assert.equal(from('0:0:0:0', secret, false), false);
    assert.ok(from('10.1.0.1', secret, false));
  });

  it('opens to nobody with an empty list', () => {
    const shut = makeGuard({ secret, allowed: [] });
    assert.equal(
      shut({ address: '127.0.0.1', local: true, params: { secret } } as unknown as Request),
      false,
    );
  });

  it('knows an address or a network from anything else', () => {
    for (const good of ['1.2.3.4', '1.2.3.0/24', '::1', '2001:db8::/32']) assert.ok(isNetwork(good), good);
    for (const bad of ['', 'host', '1.2.3', '1.2.3.4/33', '1.2.3.4/', '1.2.3.4/a', '::1/129', '1.2.3.4/1/1'])
      assert.equal(isNetwork(bad), false, bad);
  });
});

describe('a signature', () => {
  it('of Twilio is the one of its documentation', () => {
    const form = formBytes(
      Buffer.from(
        'CallSid=CA1234567890ABCDE&To=%2B18005551212&Caller=%2B14158675309&Digits=1234&From=%2B14158675309',
      ),
    );
    const expected = signatureOf('https://mycompany.com/myapp.php?foo=1&bar=2', form, '12345');
    assert.equal(expected.toString('base64'), 'RSOYDt4T1cUTdK1PDd93/VVr8B8=');
    assert.ok(isSigned('RSOYDt4T1cUTdK1PDd93/VVr8B8=', expected));
    for (const wrong of [undefined, '', 'x', 'RSOYDt4T1cUTdK1PDd93/VVr8A8='])
      assert.equal(isSigned(wrong, expected), false);
  });

  it('of OVHcloud is the one of its documentation', () => {
    const keys = {
      applicationKey: 'any',
      applicationSecret: 'EXEgWIz07P0HYwtQDs7cNIqCiQaWSuHF',
      consumerKey: 'MtSwSrPpNjqfVSmJhLbPyr2i45lSwPU1',
    };
    const url = 'https://eu.api.ovh.com/1.0/domains/';
    const headers = signedHeaders(keys, { method: 'GET', url, body: '', time: 1_366_560_945 });
    assert.equal(headers['X-Ovh-Signature'], '$1$d3705e8afb27a0d2970a322b96550abfc67bb798');
  });
});

describe('a form as bytes', () => {
  it('keeps what a wrong encoding sent', () => {
    const form = formBytes(Buffer.from('a=%E9t%e9+la&b=100%&c&=d'));
    assert.equal(fieldOf(form, 'a'), 'été la');
    assert.equal(fieldOf(form, 'b'), '100%');
    assert.equal(fieldOf(form, 'c'), '');
    assert.equal(fieldOf(form, 'nothing'), '');
  });

  it('is what a browser would send, read back', () => {
    const text = fc
      .string({ unit: 'grapheme', maxLength: 60 })
      .map((one) => one.normalize('NFC').replace(/[\0\ufeff]/g, ''));
    fc.assert(
      fc.property(
        text,
        (value) =>
          fieldOf(formBytes(Buffer.from(new URLSearchParams({ v: value }).toString())), 'v') ===
          value.toWellFormed(),
      ),
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => void formBytes(Buffer.from(bytes))));
  });
});

describe('a header of parts', () => {
  it('is read in both its forms, among others, and never breaks', () => {
    assert.deepEqual(partInHeader(Buffer.from([0, 3, 9, 3, 2])), { ref: 9, of: 3, seq: 2 });
    assert.deepEqual(partInHeader(Buffer.from([0x24, 1, 3, 8, 4, 1, 2, 3, 2])), { ref: 258, of: 3, seq: 2 });
    for (const nothing of [[], [0], [0, 3, 1], [5, 4, 1, 2, 3, 4]])
      assert.equal(partInHeader(Buffer.from(nothing)), undefined);
    fc.assert(fc.property(fc.uint8Array({ maxLength: 20 }), (bytes) => void partInHeader(bytes)));
  });
});

describe('the time an operator gives', () => {
  const now = new Date('2026-11-30T10:00:00Z');
  it('is read in UTC, and is now when it is none or lies ahead', () => {
    assert.equal(whenOf('2026-11-30 09:58:00', now).toISOString(), '2026-11-30T09:58:00.000Z');
    assert.equal(whenOf('2026-11-30T10:58:00+01:00', now).toISOString(), '2026-11-30T09:58:00.000Z');
    for (const bad of [undefined, '', 'hier', '2027-01-01 00:00:00']) assert.equal(whenOf(bad, now), now);
  });
});

describe('a call to an operator', () => {
  it('that is never answered ends as late, to be tried again, and one to nobody as unreachable', async () => {
    const silent = await operatorOf(() => undefined);
    const asked = { url: silent.url, method: 'GET', headers: {}, timeoutMs: 100 } as const;
    assert.deepEqual(await call(asked), { sent: false, retryable: true, code: 'timeout' });
    await silent.close();
    assert.deepEqual(await call(asked), { sent: false, retryable: true, code: 'unreachable' });
  });
});
