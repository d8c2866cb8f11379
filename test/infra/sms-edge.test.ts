import assert from 'node:assert/strict';
import type { Accepted } from '../../bots/sms/gateway.js';
import { makeSmsEdge } from '../../infra/sms-edge.js';
import { MemoryMarks, MemoryParts } from '../../infra/stores/memory-arrivals.js';
import { memorySms } from '../../infra/stores/memory-sms.js';
import { marksContract, partsContract } from '../bots/sms/arrivals-contract.js';
import { SmppCentre } from '../bots/sms/smpp-centre.js';

const person = '+33639980151';

describe('the stores of what arrives, in memory', () => {
  marksContract(() => {
    let now = 0;
    return { marks: new MemoryMarks(() => new Date(now)), pass: (seconds) => (now += seconds * 1000) };
  });
  partsContract(() => new MemoryParts());
});

describe('the edge of SMS, put together', function () {
  this.timeout(120_000);

  it('takes a message from a centre to the inbox and its answer back, and ends', async () => {
    const centre = await SmppCentre.open();
    const heard: Accepted[] = [];
    const clock = () => new Date();
    let made = 0;
    let isUp = () => {};
    const up = new Promise<void>((resolve) => (isUp = resolve));
    const stores = memorySms(clock);
    const edge = makeSmsEdge({
      settings: { smpp: centre.settings(), off: [] },
      stores,
      inbox: {
        accept: async (message) => {
          heard.push(message);
          const { thread, gateway, at } = message;
          await edge.outbox.post({
            reference: `r-${heard.length}`,
            thread,
            gateway,
            text: 'Répondez 1.',
            answering: at,
            last: true,
          });
          return 'kept';
        },
      },
      secret: 's'.repeat(32),
      clock,
      newId: () => `t-${++made}`,
      report: (event) => (event === 'sms_link_up' ? isUp() : undefined),
    });
    await edge.start();
    await up;
    const fields = {
      source_addr: person.slice(1),
      source_addr_ton: 1,
      short_message: Buffer.from('bonjour'),
    };
    assert.equal(await centre.deliver(fields), 0);
    await edge.outbox.idle();
    assert.deepEqual(
      centre.submitted.map(({ to, text }) => [to, text]),
      [[person.slice(1), 'Répondez 1.']],
    );
    assert.equal(await edge.numbers.open(heard[0]?.thread ?? ''), undefined);
    await edge.sweep();
    await stores.sweep();
    await edge.stop();
    await centre.close();
  });
});
