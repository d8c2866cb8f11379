import { makeKannel } from '../../../../bots/sms/gateways/kannel/kannel.js';
import { answerWith, hostOf, operatorOf } from './loopback.js';
import type { Coming, Mood, Rig, Told } from './rig.js';

const secret = 'kannel-path-secret-0123456789';
const told = (status: number): Told => (status === 200 ? 'ok' : status === 503 ? 'again' : 'nobody');
const statusOf: Record<Mood, number> = { takes: 202, 'cannot now': 503, 'never will': 403, 'is silent': 0 };

/** Kannel's smsbox as its manual says it calls and answers; kannel.test.ts does the same with the real one. */
export const kannelRig: Rig = {
  name: 'kannel',
  cannot: {},
  open: async (house) => {
    let mood: Mood = 'takes';
    const taken: { to: string; text: string; validityMinutes: number }[] = [];
    const smsbox = await operatorOf(({ headers, body }, response) => {
      if (mood === 'is silent') return void response.destroy();
      if (mood === 'takes')
        taken.push({
          to: String(headers['x-kannel-to']),
          text: body,
          validityMinutes: Number(headers['x-kannel-validity']),
        });
      answerWith(response, statusOf[mood], '0: Accepted for delivery');
    });
    const settings = {
      door: { secret, allowed: ['127.0.0.1'] },
      smsboxUrl: smsbox.url,
      username: 'reperes',
      password: 'kannel-password',
      from: '36000',
      ownUrl: 'http://127.0.0.1:1',
    };
    const gateway = makeKannel(settings, house.tools);
    const host = await hostOf(gateway.routes);
    const at = (known: string) => `${host.url}/sms/kannel/${known}`;
    return {
      gateway,
      bring: async (coming) => {
        const query = coming.id === undefined ? '' : `?id=${coming.id}`;
        const answer = await fetch(`${at(coming.forged ? 'guessed' : secret)}${query}`, {
          method: 'POST',
          headers: headersOf(coming),
          body: typeof coming.text === 'string' ? coming.text : new Uint8Array(coming.text),
        });
        return told(answer.status);
      },
      receipt: async ({ reference }, state) => {
        const status = { accepted: 8, delivered: 1, failed: 2 }[state];
        return told((await fetch(`${at(secret)}/receipt?ref=${reference}&status=${status}`)).status);
      },
      mood: (next) => (mood = next),
      taken: () => taken,
      close: async () => {
        await host.close();
        await smsbox.close();
      },
    };
  },
};

function headersOf({ from, part }: Coming): Record<string, string> {
  const udh =
    part && `050003${[part.ref, part.of, part.seq].map((one) => one.toString(16).padStart(2, '0')).join('')}`;
  return {
    'Content-Type': 'text/plain; charset=UTF-8',
    'X-Kannel-From': from,
    ...(udh !== undefined && { 'X-Kannel-UDH': udh }),
  };
}
