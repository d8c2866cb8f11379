import assert from 'node:assert/strict';
import { networkOf } from '../../../bots/webchat/network.js';

describe('The network around an address', () => {
  for (const [address, network] of [
    ['203.0.113.7', '203.0.113'],
    ['203.0.113.250', '203.0.113'],
    ['2001:db8:7:1', '2001:db8:7'],
    ['2001:db8:7:ffff', '2001:db8:7'],
    ['2001:db8:8:1', '2001:db8:8'],
  ] as const)
    it(`of ${address} is ${network}`, () => assert.equal(networkOf(address), network));

  for (const other of ['', 'unknown', 'Zm9vYmFyYmF6cXV4LV8xMg', 'deadbeef'])
    it(`is none for « ${other} », which is no address`, () => assert.equal(networkOf(other), undefined));
});
