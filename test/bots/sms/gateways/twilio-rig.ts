import { createHmac } from 'node:crypto';
import { makeTwilio } from '../../../../bots/sms/gateways/twilio/twilio.js';
import { answerWith, hostOf, operatorOf } from './loopback.js';
import type { Mood, Rig, Told } from './rig.js';

const accountSid = `AC${'0'.repeat(32)}`;
const authToken = 'twilio-auth-token-0123456789';
const publicUrl = 'https://reperes.example';
const told = (status: number): Told => (status === 200 ? 'ok' : status === 503 ? 'again' : 'nobody');

type Field = readonly [name: string, value: string | Buffer];

/** Signed as Twilio's documentation says, written here a second time so that a fault of ours cannot agree with itself. */
function signed(path: string, fields: readonly Field[], token: string): string {
  const hmac = createHmac('sha1', token).update(`${publicUrl}${path}`);
  for (const [name, value] of [...fields].sort(([a], [b]) => (a < b ? -1 : 1)))
    hmac.update(name).update(value);
  return hmac.digest('base64');
}

const escaped = (value: string | Buffer) =>
  [...Buffer.from(value as string)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

export const twilioRig: Rig = {
  name: 'twilio',
  cannot: { 'a part out of order': 'Twilio joins parts itself', 'a part twice': 'Twilio joins parts itself' },
  open: async (house) => {
    let mood: Mood = 'takes';
    const taken: { to: string; text: string; validityMinutes: number }[] = [];
    const api = await operatorOf(({ body }, response) => {
      if (mood === 'is silent') return void response.destroy();
      if (mood === 'cannot now') return void answerWith(response, 429, '{"code":20429}');
      if (mood === 'never will') return void answerWith(response, 400, '{"code":21610}');
      const form = new URLSearchParams(body);
      const validityMinutes = Number(form.get('ValidityPeriod')) / 60;
      taken.push({ to: form.get('To') ?? '', text: form.get('Body') ?? '', validityMinutes });
      answerWith(response, 201, JSON.stringify({ sid: `SM${taken.length}` }));
    });
    const settings = { accountSid, authToken, from: '+33639980001', publicUrl, apiUrl: api.url };
    const gateway = makeTwilio(settings, house.tools);
    const host = await hostOf(gateway.routes);
    const post = async (path: string, fields: readonly Field[], token = authToken) => {
      const answer = await fetch(`${host.url}${path}`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/x-www-form-urlencoded',
          'X-Twilio-Signature': signed(path, fields, token),
        },
        body: fields.map(([name, value]) => `${name}=${escaped(value)}`).join('&'),
      });
      return told(answer.status);
    };
    const account: Field = ['AccountSid', accountSid];
    return {
      gateway,
      bring: ({ from, text, id, forged }) =>
        post(
          '/sms/twilio',
          [
            ['From', from],
            ['Body', text],
            account,
            ...(id === undefined ? [] : [['MessageSid', id] as const]),
          ],
          forged ? 'guessed' : authToken,
        ),
      receipt: ({ reference }, state) => {
        const status = { accepted: 'sent', delivered: 'delivered', failed: 'undelivered' }[state];
        return post(`/sms/twilio/receipt?ref=${reference}`, [['MessageStatus', status], account]);
      },
      mood: (next) => (mood = next),
      taken: () => taken,
      close: async () => {
        await host.close();
        await api.close();
      },
    };
  },
};
