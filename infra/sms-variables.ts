import { z } from 'zod';
import type { KannelSettings } from '../bots/sms/gateways/kannel/kannel.js';
import type { OvhSettings } from '../bots/sms/gateways/ovh/ovh.js';
import type { SmppSettings } from '../bots/sms/gateways/smpp/settings.js';
import type { TwilioSettings } from '../bots/sms/gateways/twilio/twilio.js';

/** The variables of each gateway, read into what it takes. Missing ones are named by zod's own path. */

const needed = (what: string) => z.string(`is required: ${what}`).min(1);
const http = (what: string) =>
  z.url({ protocol: /^https?$/, error: what }).transform((url) => url.replace(/\/$/, ''));
const ours = z
  .string('is required: the number people write to')
  .regex(/^(?:\d{3,8}|\+\d{7,15})$/, 'must be a short number, or a whole one with +');
const secret = z
  .string()
  .min(24, 'must have at least 24 characters')
  .regex(/^[\w-]+$/, 'must be letters, figures, - and _');
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
);
const count = (most: number) => z.coerce.number(`must be a number up to ${most}`).int().min(1).max(most);

export const kannelVariables = z
  .object({
    KANNEL_URL: http('must be the address of smsbox').default('http://127.0.0.1:13013'),
    KANNEL_USERNAME: needed('username of sendsms-user'),
    KANNEL_PASSWORD: needed('password of sendsms-user'),
    KANNEL_FROM: ours,
    KANNEL_SECRET: secret.optional(),
    KANNEL_ALLOWED: list.default([]),
    KANNEL_OWN_URL: http('must be where Kannel reaches this service').optional(),
    OWN_URL: z.string(),
  })
  .transform((env): KannelSettings => ({
    door: { secret: env.KANNEL_SECRET ?? '', allowed: env.KANNEL_ALLOWED },
    smsboxUrl: env.KANNEL_URL,
    username: env.KANNEL_USERNAME,
    password: env.KANNEL_PASSWORD,
    from: env.KANNEL_FROM,
    ownUrl: env.KANNEL_OWN_URL ?? env.OWN_URL,
  }));

export const smppVariables = z
  .object({
    SMPP_URL: z
      .string('is required: the address of the centre')
      .regex(/^s?smpp:\/\/[^/\s@]+$/, 'must be smpp://host:port, or ssmpp://host:port for TLS'),
    SMPP_SYSTEM_ID: needed('the name the operator gave').max(15),
    SMPP_PASSWORD: needed('the password the operator gave').max(8, 'holds eight signs at most in SMPP'),
    SMPP_SYSTEM_TYPE: z.string().max(12).default(''),
    SMPP_FROM: ours,
    SMPP_ALPHABET: z.enum(['gsm7', 'latin1'], 'must be gsm7 or latin1').default('gsm7'),
    SMPP_WINDOW: count(1000).default(10),
    SMPP_PER_SECOND: count(1000).default(10),
  })
  .transform((env): SmppSettings => ({
    url: env.SMPP_URL,
    systemId: env.SMPP_SYSTEM_ID,
    password: env.SMPP_PASSWORD,
    systemType: env.SMPP_SYSTEM_TYPE,
    from: env.SMPP_FROM,
    alphabet: env.SMPP_ALPHABET,
    window: env.SMPP_WINDOW,
    perSecond: env.SMPP_PER_SECOND,
    enquireMs: 30_000,
    answerMs: 10_000,
  }));

export const twilioVariables = z
  .object({
    TWILIO_ACCOUNT_SID: needed('AC and 32 signs').regex(/^AC[0-9a-f]{32}$/i, 'must be AC and 32 signs'),
    TWILIO_AUTH_TOKEN: needed('the token that signs'),
    TWILIO_FROM: needed('our number, or a messaging service').regex(
      /^(?:MG[0-9a-f]{32}|\+\d{7,15}|\d{3,8})$/i,
      'must be a number, or MG and 32 signs',
    ),
    TWILIO_PUBLIC_URL: z.string(),
  })
  .transform((env): TwilioSettings => ({
    accountSid: env.TWILIO_ACCOUNT_SID,
    authToken: env.TWILIO_AUTH_TOKEN,
    from: env.TWILIO_FROM,
    publicUrl: env.TWILIO_PUBLIC_URL,
  }));

export const ovhVariables = z
  .object({
    OVH_APPLICATION_KEY: needed('made at api.ovh.com/createToken'),
    OVH_APPLICATION_SECRET: needed('made at api.ovh.com/createToken'),
    OVH_CONSUMER_KEY: needed('made at api.ovh.com/createToken'),
    OVH_SMS_SERVICE: needed('such as sms-ab12345-1'),
    OVH_SMS_SENDER: z.string().max(20).optional(),
    OVH_SECRET: secret.optional(),
    OVH_ALLOWED: list.default([]),
  })
  .transform((env): OvhSettings => ({
    door: { secret: env.OVH_SECRET ?? '', allowed: env.OVH_ALLOWED },
    keys: {
      applicationKey: env.OVH_APPLICATION_KEY,
      applicationSecret: env.OVH_APPLICATION_SECRET,
      consumerKey: env.OVH_CONSUMER_KEY,
    },
    service: env.OVH_SMS_SERVICE,
    sender: env.OVH_SMS_SENDER,
  }));
