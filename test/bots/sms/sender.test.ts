import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readSender } from '../../../bots/sms/sender.js';

const people: readonly [from: string, number: string, why: string][] = [
  ['+33639980101', '+33639980101', 'a French mobile'],
  ['33639980101', '+33639980101', 'without its plus'],
  ['0033639980101', '+33639980101', 'with two zeros for the plus'],
  ['06 39 98 01 01', '+33639980101', 'as it is said in France'],
  [' +33 6.39.98-01(01) ', '+33639980101', 'with all that people put between figures'],
  ['+330639980101', '+33639980101', 'with a zero too many'],
  ['+447911123456', '+447911123456', 'from Great Britain'],
  ['+212612345678', '+212612345678', 'from Morocco'],
  ['+380501234567', '+380501234567', 'from Ukraine'],
  ['+262692123456', '+262692123456', 'from Réunion'],
  ['0692123456', '+262692123456', 'from Réunion, as it is said there'],
  ['0690123456', '+590690123456', 'from Guadeloupe, as it is said there'],
];

const others: readonly [from: string, kind: string, why: string][] = [
  ['36180', 'short', 'a short code'],
  ['+36180', 'short', 'a short code that an operator gave a plus'],
  ['114', 'short', 'an emergency number'],
  ['REPERES', 'name', 'a name of letters'],
  ['Info33639980101', 'name', 'a name that holds a number'],
  ['+33899123456', 'costly', 'a premium number'],
  ['+8816123456', 'costly', 'a satellite'],
  ['+33261910123', 'fixed', 'a fixed line'],
  ['', 'unreadable', 'nobody'],
  ['+', 'unreadable', 'a lone plus'],
  ['12', 'unreadable', 'two figures'],
  ['+33612', 'short', 'a piece of a number'],
  ['+339998', 'short', 'another piece'],
  ['9'.repeat(40), 'unreadable', 'forty figures'],
  ['+33700012345678', 'unreadable', 'a machine’s long number'],
];

describe('a sender', () => {
  for (const [from, number, why] of people)
    it(`is a person: ${why}`, () => assert.deepEqual(readSender(from), { kind: 'person', number }));

  for (const [from, kind, why] of others)
    it(`gets no answer: ${why} (${kind})`, () => assert.equal(readSender(from).kind, kind));

  it('never makes it throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (from) => void readSender(from)));
    fc.assert(fc.property(fc.stringMatching(/^\+?[0-9]{0,25}$/), (from) => void readSender(from)));
  });
});
