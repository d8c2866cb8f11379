import assert from 'node:assert/strict';
import type { Received, SmsEvent } from '../../../../bots/sms/gateway.js';
import type { SmppSettings } from '../../../../bots/sms/gateways/smpp/settings.js';
import { makeSmpp } from '../../../../bots/sms/gateways/smpp/smpp.js';
import { SmppCentre } from '../smpp-centre.js';
import { realWait } from './smpp-rig.js';

const to = '+33639980131';
const message = (text: string, reference = 'r') => ({ to, text, validityMinutes: 10, reference });

/** A session with a centre that is really there; waits are shortened, not skipped. */
async function session(more: Partial<SmppSettings> = {}, centre?: SmppCentre) {
  const there = centre ?? (await SmppCentre.open());
  const received: Received[] = [];
  const events: string[] = [];
  const waits: number[] = [];
  const hoped = new Map<SmsEvent, (() => void)[]>();
  const until = (event: SmsEvent) =>
    new Promise<void>((resolve) => hoped.set(event, [...(hoped.get(event) ?? []), resolve]));
  const gateway = makeSmpp(there.settings(more), {
    arrive: (one) => {
      received.push(one);
      return Promise.resolve('kept');
    },
    receipt: () => Promise.resolve(),
    report: (event, { step }) => {
      events.push(`${event} ${step}`);
      for (const happened of hoped.get(event) ?? []) happened();
      hoped.delete(event);
    },
    clock: () => new Date(),
    wait: (ms, signal) => {
      waits.push(ms);
      return realWait(Math.min(ms, 50), signal);
    },
  });
  const close = async () => {
    await gateway.stop?.();
    await there.close();
  };
  const up = until('sms_link_up');
  gateway.start?.();
  return { centre: there, gateway, received, events, waits, until, up, close };
}

describe('a real SMPP session', function () {
  this.timeout(120_000);

  it('is opened again when it is cut, and says so', async () => {
    const { centre, gateway, up, until, events, close } = await session();
    await up;
    const again = until('sms_link_up');
    centre.cut();
    await again;
    assert.equal((await gateway.send(message('de retour'))).sent, true);
    assert.deepEqual(events, ['sms_link_up smpp', 'sms_link_down smpp', 'sms_link_up smpp']);
    await close();
  });

  it('is opened again when the centre says nothing any more', async () => {
    const { centre, up, until, close } = await session({ enquireMs: 20, answerMs: 100 });
    await up;
    centre.alive = false;
    await until('sms_link_down');
    centre.alive = true;
    await until('sms_link_up');
    assert.ok(centre.binds >= 2);
    await close();
  });

  it('waits longer each time it is refused, alerts, and comes up once it is let in', async () => {
    const centre = await SmppCentre.open();
    centre.password = 'another';
    const { until, up, waits, events, close } = await session({}, centre);
    for (let refused = 0; refused < 3; refused += 1) await until('sms_alert');
    centre.password = 'smpp-pass';
    await up;
    assert.deepEqual(waits.slice(0, 3), [1000, 2000, 4000]);
    assert.ok(events.includes('sms_alert smpp.bind-0xe'));
    await close();
  });

  it('gives back a message it could not send for want of a link, to be tried again', async () => {
    const { centre, gateway, up, close } = await session();
    await up;
    await centre.close();
    const result = await gateway.send(message('perdu'));
    assert.equal('retryable' in result && result.retryable, true);
    await close().catch(() => undefined);
  });

  it('does not leave a sending without an end when the link breaks in the middle', async () => {
    const { centre, gateway, up, close } = await session({ answerMs: 20_000 });
    await up;
    centre.status = 'silent';
    const sending = gateway.send(message('coupé'));
    setTimeout(() => centre.cut(), 50);
    const result = await sending;
    assert.equal('retryable' in result && result.retryable, true);
    await close();
  });

  it('rests when the centre says that it is too much', async () => {
    const { centre, gateway, up, waits, close } = await session();
    await up;
    centre.statuses.push(0x58, 0x58);
    const results = [];
    for (const text of ['un', 'deux', 'trois']) results.push(await gateway.send(message(text)));
    assert.deepEqual(
      results.map((result) => ('code' in result ? result.code : 'sent')),
      ['0x58', '0x58', 'sent'],
    );
    assert.ok(waits.some((ms) => ms > 500 && ms <= 1000));
    assert.ok(waits.some((ms) => ms > 1500 && ms <= 2000));
    await close();
  });

  it('has no more than its window unanswered, and loses none', async () => {
    const { centre, gateway, up, close } = await session({ window: 2 });
    await up;
    const texts = Array.from({ length: 12 }, (_, index) => `numero ${index}`);
    const results = await Promise.all(texts.map((text, index) => gateway.send(message(text, `r${index}`))));
    assert.ok(results.every(({ sent }) => sent));
    assert.deepEqual(
      centre.submitted.map(({ text }) => text),
      texts,
    );
    await close();
  });

  it('cuts a long message into parts that carry the same number when sent again', async () => {
    const { centre, gateway, up, close } = await session();
    await up;
    const text = 'é€[a] '.repeat(60);
    for (const reference of ['r', 'r'])
      assert.equal((await gateway.send(message(text, reference))).sent, true);
    const half = centre.submitted.length / 2;
    const words = centre.submitted.map((one) => one.text);
    assert.equal(words.slice(0, half).join(''), text);
    const headers = centre.submitted.map(({ pdu }) => {
      const { udh } = pdu.short_message as { udh: Buffer[] };
      return udh[0]?.toString('hex');
    });
    assert.deepEqual(headers.slice(0, half), headers.slice(half));
    assert.deepEqual(
      centre.submitted.slice(0, half).map(({ pdu }) => pdu.registered_delivery),
      [...Array<number>(half - 1).fill(0), 1],
    );
    await close();
  });

  it('reads each coding, parts by options, and a text that does not fit the short field', async () => {
    const { centre, received, up, close } = await session();
    await up;
    const from = { source_addr: '33639980131', source_addr_ton: 1 };
    const bytes = (text: string, encoding: BufferEncoding) => Buffer.from(text, encoding);
    const sent: readonly [Record<string, unknown>, string][] = [
      [{ data_coding: 1, short_message: bytes('a@b_c', 'ascii') }, 'a@b_c'],
      [{ data_coding: 3, short_message: bytes('été', 'latin1') }, 'été'],
      [{ data_coding: 8, short_message: bytes('être œ', 'utf16le').swap16() }, 'être œ'],
      [{ data_coding: 0, short_message: Buffer.from([0x05, 0x00, 0x1b, 0x65]) }, 'é@€'],
      [{ data_coding: 0xf1, short_message: bytes('classe', 'ascii') }, 'classe'],
      [{ data_coding: 4, short_message: bytes('déjà', 'utf8') }, 'déjà'],
      [{ data_coding: 3, message_payload: bytes('é'.repeat(600), 'latin1') }, 'é'.repeat(600)],
    ];
    for (const [fields] of sent) assert.equal(await centre.deliver({ ...from, ...fields }), 0);
    assert.deepEqual(
      received.map(({ text }) => text),
      sent.map(([, text]) => text),
    );
    const sar = { sar_msg_ref_num: 700, sar_total_segments: 2, sar_segment_seqnum: 2 };
    await centre.deliver({ ...from, ...sar, short_message: bytes('fin', 'ascii') });
    assert.deepEqual(received.at(-1)?.part, { ref: 700, seq: 2, of: 2 });
    const wide = Buffer.concat([Buffer.from([6, 8, 4, 2, 188, 2, 1]), bytes('debut', 'ascii')]);
    await centre.deliver({ ...from, esm_class: 0x40, short_message: wide });
    assert.deepEqual(received.at(-1)?.part, { ref: 700, seq: 1, of: 2 });
    assert.equal(received.at(-1)?.text, 'debut');
    await close();
  });
});
