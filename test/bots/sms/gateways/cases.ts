import assert from 'node:assert/strict';
import type { House } from './house.js';
import type { Coming, OpenRig, Told } from './rig.js';

/** A number and words that may be in no log: every case is searched for them. */
export const person = '+33639980177';
export const canary = 'CANARI7Q';

const hello: Coming = { from: person, text: `Bonjour ${canary}`, id: 'in-1' };
const accents = `Où aller ? Ça s’aggrave, il m’a étranglée, ${canary} œ 20 €`;

interface Way {
  rig: OpenRig;
  house: House;
}

/** What goes in, what the operator is told of each, what the inbox has afterwards, and the lines of the log. */
export interface InboundCase {
  coming: (name: string) => Coming[];
  told: Told[];
  heard: string[];
  /** `<event> <step>` with the gateway's name as `*`. */
  log?: string[];
  before?: (way: Way) => void;
}

/** What the operator does, and what becomes of a message of ours. */
export interface OutboundCase {
  run: (way: Way) => Promise<void>;
  log?: string[];
}

const once =
  (coming: Coming): (() => Coming[]) =>
  () => [coming];
const part = (seq: number, text: string, of = 3): Coming => ({
  from: person,
  text,
  id: `in-${seq}`,
  part: { ref: 9, seq, of },
});
const long = `${canary} `.repeat(60);
const pieces = [long.slice(0, 150), long.slice(150, 300), long.slice(300)].map((text, i) =>
  part(i + 1, text),
);
/** An operator that joins parts itself brings the whole. */
const joined = (name: string, order: number[]): Coming[] =>
  ['twilio', 'ovh'].includes(name)
    ? [{ from: person, text: long, id: 'in-1' }]
    : order.map((index) => pieces[index] as Coming);
const unanswered = (from: string, kind: string): InboundCase => ({
  coming: once({ ...hello, from }),
  told: ['ok'],
  heard: [],
  log: [`sms_unanswered *.${kind}`],
});

export const inbound = {
  'plain text': { coming: once(hello), told: ['ok'], heard: [`Bonjour ${canary}`] },
  accents: { coming: once({ ...hello, text: accents }), told: ['ok'], heard: [accents] },
  'a long message': {
    coming: (name) => joined(name, [0, 1, 2]),
    told: ['ok', 'ok', 'ok'],
    heard: [long],
  },
  'a part out of order': {
    coming: (name) => joined(name, [2, 0, 1]),
    told: ['ok', 'ok', 'ok'],
    heard: [long],
  },
  'a part twice': {
    coming: (name) => joined(name, [0, 0, 2, 1, 1]),
    told: ['ok', 'ok', 'ok', 'ok', 'ok'],
    heard: [long],
  },
  'a forged message': {
    coming: once({ ...hello, forged: true }),
    told: ['nobody'],
    heard: [],
    log: ['sms_forged *'],
  },
  'a callback played again': {
    coming: () => [hello, hello],
    told: ['ok', 'ok'],
    heard: [`Bonjour ${canary}`],
  },
  'a wrong encoding': {
    coming: once({ ...hello, text: Buffer.from(`étranglée à ${canary}`, 'latin1') }),
    told: ['ok'],
    heard: [`étranglée à ${canary}`],
  },
  'ten thousand signs': {
    coming: once({ ...hello, text: canary.repeat(1250) }),
    told: ['ok'],
    heard: [canary.repeat(1250)],
  },
  'a sender of letters': unanswered('REPERES', 'name'),
  'a short code': unanswered('36180', 'short'),
  'a foreign number': {
    coming: once({ ...hello, from: '+447911123456' }),
    told: ['ok'],
    heard: [`Bonjour ${canary}`],
  },
  'no text': { coming: once({ ...hello, text: '' }), told: ['ok'], heard: [''] },
  'a store that is away': {
    before: ({ house }) => house.say('busy'),
    coming: once(hello),
    told: ['again'],
    heard: [],
  },
} satisfies Record<string, InboundCase>;

const post = async ({ house, rig }: Way, text = 'Réponse à lire') => {
  const { thread } = await house.numbers.meet(person);
  const reply = {
    reference: 'ref-1',
    thread,
    gateway: rig.gateway.name,
    text,
    answering: house.tools.clock(),
  };
  await house.delivery.post(reply);
  await house.delivery.idle();
};
const sentId = async ({ house }: Way) => (await house.store.outcome('ref-1'))?.sentId;
const receipt = async (way: Way, state: 'accepted' | 'delivered' | 'failed') =>
  assert.equal(await way.rig.receipt({ reference: 'ref-1', sentId: await sentId(way) }, state), 'ok');
const stateIs = async ({ house }: Way, state: string | undefined) =>
  assert.equal(await house.delivery.state('ref-1'), state);

export const outbound = {
  'a message sent': {
    run: async (way) => {
      await post(way);
      assert.deepEqual(way.rig.taken(), [{ to: person, text: 'Réponse à lire', validityMinutes: 10 }]);
      await stateIs(way, 'sent');
    },
  },
  'an operator that cannot now': {
    run: async (way) => {
      way.rig.mood('cannot now');
      const result = await way.rig.gateway.send(outgoing);
      assert.equal(result.sent, false);
      assert.equal('retryable' in result && result.retryable, true);
    },
  },
  'an operator that never will': {
    run: async (way) => {
      way.rig.mood('never will');
      await post(way);
      await stateIs(way, 'failed');
      const [letter] = await way.house.store.dead();
      assert.equal(letter?.reference, 'ref-1');
      assert.ok(!JSON.stringify(letter).includes(person.slice(3)));
    },
    log: ['sms_alert? *', 'sms_dead *'],
  },
  'an operator that is silent': {
    run: async (way) => {
      way.rig.mood('is silent');
      const result = await way.rig.gateway.send(outgoing);
      assert.equal('retryable' in result && result.retryable, true);
    },
  },
  'a receipt: delivered': {
    run: async (way) => {
      await post(way);
      await receipt(way, 'delivered');
      await stateIs(way, 'delivered');
    },
  },
  'a receipt: failed': {
    run: async (way) => {
      await post(way);
      await receipt(way, 'failed');
      await stateIs(way, 'failed');
    },
    log: ['sms_dead *'],
  },
  'a receipt twice': {
    run: async (way) => {
      await post(way);
      await receipt(way, 'delivered');
      await receipt(way, 'delivered');
      await stateIs(way, 'delivered');
    },
  },
  'receipts in the reverse order': {
    run: async (way) => {
      await post(way);
      await receipt(way, 'delivered');
      await receipt(way, 'accepted');
      await stateIs(way, 'delivered');
    },
  },
  'a receipt of nothing known': {
    run: async (way) => {
      assert.equal(await way.rig.receipt({ reference: 'ref-1', sentId: 'nobody-s' }, 'delivered'), 'ok');
      await stateIs(way, undefined);
    },
  },
} satisfies Record<string, OutboundCase>;

const outgoing = { to: person, text: canary, validityMinutes: 10, reference: 'ref-1' };

export type CaseName = keyof typeof inbound | keyof typeof outbound;
