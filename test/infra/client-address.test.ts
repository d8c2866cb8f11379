import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { clientAddress, isLocalCaller } from '../../infra/client-address.js';

const from = (remoteAddress: string, headers: Record<string, string> = {}) =>
  ({ socket: { remoteAddress }, headers }) as unknown as IncomingMessage;

describe('a caller’s address', () => {
  it('is the socket’s, whatever the caller claims, when no proxy is trusted', () => {
    assert.equal(clientAddress(from('192.0.2.1', { 'x-forwarded-for': '198.51.100.9' }), 0), '192.0.2.1');
  });

  it('is what the outermost trusted proxy wrote', () => {
    const request = from('10.0.0.1', { 'x-forwarded-for': 'claimed, 192.0.2.7, 10.0.0.2' });
    assert.equal(clientAddress(request, 1), '10.0.0.2');
    assert.equal(clientAddress(request, 2), '192.0.2.7');
  });

  it('is the socket’s when the proxy wrote nothing', () => {
    assert.equal(clientAddress(from('10.0.0.1'), 1), '10.0.0.1');
  });

  it('is the same for IPv4 however it is written, and for one customer’s whole IPv6 network', () => {
    assert.equal(clientAddress(from('::ffff:192.0.2.1'), 0), '192.0.2.1');
    assert.equal(clientAddress(from('2001:db8:1:2:3:4:5:6'), 0), clientAddress(from('2001:db8:1:2::9'), 0));
    assert.notEqual(clientAddress(from('2001:db8:1:2::9'), 0), clientAddress(from('2001:db8:1:3::9'), 0));
  });

  it('counts as this machine only when nobody passed the call on', () => {
    assert.ok(isLocalCaller(from('127.0.0.1')));
    assert.ok(isLocalCaller(from('::1')));
    assert.ok(!isLocalCaller(from('192.0.2.1')));
    assert.ok(!isLocalCaller(from('127.0.0.1', { 'x-forwarded-for': '192.0.2.1' })));
    assert.ok(!isLocalCaller(from('127.0.0.1', { forwarded: 'for=192.0.2.1' })));
  });
});
