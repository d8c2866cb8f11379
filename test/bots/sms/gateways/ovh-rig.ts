import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { makeOvh } from '../../../../bots/sms/gateways/ovh/ovh.js';
import { answerWith, hostOf, operatorOf, type Asked } from './loopback.js';
import type { Mood, Rig, Told } from './rig.js';

const secret = 'ovh-path-secret-0123456789';
const keys = { applicationKey: 'app-key', applicationSecret: 'app-secret', consumerKey: 'consumer-key' };
const told = (status: number): Told => (status === 200 ? 'ok' : status === 503 ? 'again' : 'nobody');
const theirTime = 1_800_000_000;

interface Job {
  message: string;
  receivers: string[];
  validityPeriod: number;
  noStopClause: boolean;
}

export const ovhRig: Rig = {
  name: 'ovh',
  cannot: {
    'a part out of order': 'OVHcloud joins parts itself',
    'a part twice': 'OVHcloud joins parts itself',
  },
  open: async (house) => {
    let mood: Mood = 'takes';
    const taken: { to: string; text: string; validityMinutes: number }[] = [];
    const box: Box = new Map();
    const api = await operatorOf((asked, response) => {
      if (asked.url === '/auth/time') return void response.end(String(theirTime));
      if (asked.url.includes('/incoming')) return void boxAnswers(asked, response, { box, base: api.url });
      if (mood === 'is silent') return void response.destroy();
      if (mood === 'cannot now') return void answerWith(response, 500, '<html>');
      const job = JSON.parse(asked.body) as Job;
      if (mood === 'never will') return void response.end('{"ids":[],"invalidReceivers":["x"]}');
      if (!isSigned(asked, api.url) || !job.noStopClause) return void answerWith(response, 403, '{}');
      taken.push({ to: job.receivers.join(), text: job.message, validityMinutes: job.validityPeriod });
      response.end(JSON.stringify({ ids: [700 + taken.length], invalidReceivers: [] }));
    });
    const settings = {
      door: { secret, allowed: ['127.0.0.0/8'] },
      keys,
      service: 'sms-ab12345-1',
      apiUrl: api.url,
    };
    const gateway = makeOvh(settings, house.tools);
    const host = await hostOf(gateway.routes);
    const knock = async (path: string, fields: string) =>
      told((await fetch(`${host.url}/sms/ovh/${path}`, { method: 'POST', body: fields })).status);
    return {
      gateway,
      bring: ({ from, text, id = 'in-0', forged }) => {
        if (!forged)
          box.set(Number(id.replace(/\D/g, '')), { sender: from, message: Buffer.from(text as string) });
        return knock(forged ? 'guessed' : secret, 'id=anything');
      },
      receipt: ({ sentId = '' }, state) =>
        knock(`${secret}/receipt`, `id=${sentId}&ptt=${{ accepted: 3, delivered: 4, failed: 5 }[state]}`),
      mood: (next) => (mood = next),
      taken: () => taken,
      close: async () => {
        await host.close();
        await api.close();
      },
    };
  },
};

/** Words as bytes: a centre may have been wrong about their encoding. */
type Box = Map<number, { sender: string; message: Buffer }>;

/** The texts that wait, as its API hands them over and forgets them. */
function boxAnswers(asked: Asked, response: ServerResponse, { box, base }: { box: Box; base: string }): void {
  if (!isSigned(asked, base)) return answerWith(response, 403, '{}');
  const id = Number(/\/incoming\/(\d+)$/.exec(asked.url)?.[1] ?? NaN);
  if (Number.isNaN(id)) return answerWith(response, 200, JSON.stringify([...box.keys()].reverse()));
  const waiting = box.get(id);
  if (waiting === undefined) return answerWith(response, 404, '{"message":"This object does not exist"}');
  if (asked.method === 'DELETE') box.delete(id);
  const { sender, message } = waiting;
  const creationDatetime = new Date().toISOString();
  const whole = JSON.stringify({ id, sender, creationDatetime, credits: 0, tag: '' });
  response.write(`${whole.slice(0, -1)},"message":"`);
  response.write(message);
  response.end('"}');
}

/** As OVHcloud checks it, written here a second time so that a fault of ours cannot agree with itself. */
function isSigned({ method, url, headers, body }: Asked, base: string): boolean {
  const time = String(headers['x-ovh-timestamp']);
  const words = `app-secret+consumer-key+${method}+${base}${url}+${body}+${time}`;
  const isFresh = Math.abs(Number(time) - theirTime) < 3600;
  return isFresh && headers['x-ovh-signature'] === `$1$${createHash('sha1').update(words).digest('hex')}`;
}
