import { setTimeout as sleep } from 'node:timers/promises';
import { encodeGsm7, isGsm7 } from '../../../../content/sms/gsm-alphabet.js';
import { makeSmpp } from '../../../../bots/sms/gateways/smpp/smpp.js';
import { SmppCentre } from '../smpp-centre.js';
import type { Coming, Mood, Rig, Told } from './rig.js';

const told = (status: number): Told => (status === 0 ? 'ok' : status === 0x64 ? 'again' : 'nobody');
const statusOf = { takes: 0, 'cannot now': 0x58, 'never will': 0x0b, 'is silent': 'silent' } as const;

const nobodyCalls = 'we open the session: nobody can bring a message to us';

/** Waits by the real clock, woken when told to stop. */
export const realWait = (ms: number, signal: AbortSignal) =>
  sleep(ms, undefined, { signal }).catch(() => undefined);

export const smppRig: Rig = {
  name: 'smpp',
  cannot: { 'a forged message': nobodyCalls },
  open: async (house) => {
    const centre = await SmppCentre.open();
    let isUp = () => {};
    const up = new Promise<void>((resolve) => (isUp = resolve));
    const report: typeof house.tools.report = (event, details) => {
      house.tools.report(event, details);
      if (event === 'sms_link_up') isUp();
    };
    const tools = { ...house.tools, report, wait: realWait };
    const gateway = makeSmpp(centre.settings({ answerMs: 300 }), tools);
    gateway.start?.();
    await up;
    return {
      gateway,
      bring: async (coming) => told(await centre.deliver(fieldsOf(coming))),
      receipt: async ({ sentId = '' }, state) => {
        const stat = { accepted: 'ACCEPTD', delivered: 'DELIVRD', failed: 'UNDELIV' }[state];
        const text = `id:${sentId} sub:001 dlvrd:001 submit date:2611300900 done date:2611300901 stat:${stat} err:000`;
        return told(await centre.deliver({ esm_class: 4, short_message: Buffer.from(text) }));
      },
      mood: (next: Mood) => (centre.status = statusOf[next]),
      taken: () =>
        centre.submitted.map(({ to, text, validity }) => ({
          to: `+${to}`,
          text,
          validityMinutes: Math.round((validity.getTime() - Date.now()) / 60_000),
        })),
      close: async () => {
        await gateway.stop?.();
        await centre.close();
      },
    };
  },
};

function fieldsOf({ from, text, part }: Coming): Record<string, unknown> {
  const isName = /\p{L}/u.test(from);
  const header = part ? Buffer.from([5, 0, 3, part.ref, part.of, part.seq]) : Buffer.alloc(0);
  const { coding, bytes } = encoded(text);
  const body = Buffer.concat([header, bytes]);
  // More than 254 bytes do not fit into short_message.
  const carrier = body.length > 254 ? { message_payload: body } : { short_message: body };
  return {
    source_addr: from.replace(/^\+/, ''),
    source_addr_ton: isName ? 5 : from.startsWith('+') ? 1 : 3,
    destination_addr: '36000',
    esm_class: part ? 0x40 : 0,
    data_coding: coding,
    ...carrier,
  };
}

function encoded(text: string | Buffer): { coding: number; bytes: Buffer } {
  // Bytes that are not what they are said to be: Latin-1 where the default alphabet was agreed.
  if (typeof text !== 'string') return { coding: 0, bytes: text };
  if (isGsm7(text)) return { coding: 0, bytes: encodeGsm7(text) };
  return { coding: 8, bytes: Buffer.from(text, 'utf16le').swap16() };
}
