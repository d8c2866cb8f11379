import { z } from 'zod';
import type { GatewayTools, Gateway } from '../bots/sms/gateway.js';
import { makeKannel, type KannelSettings } from '../bots/sms/gateways/kannel/kannel.js';
import { makeOvh, type OvhSettings } from '../bots/sms/gateways/ovh/ovh.js';
import { isNetwork } from '../bots/sms/gateways/shared/guard.js';
import type { Wait } from '../bots/sms/gateways/smpp/pace.js';
import type { SmppSettings } from '../bots/sms/gateways/smpp/settings.js';
import { makeSmpp } from '../bots/sms/gateways/smpp/smpp.js';
import { makeTwilio, type TwilioSettings } from '../bots/sms/gateways/twilio/twilio.js';
import { kannelVariables, ovhVariables, smppVariables, twilioVariables } from './sms-variables.js';

/** Which gateways are on, and with what. Each folder of bots/sms/gateways has a README of its variables. */
export interface SmsSettings {
  kannel?: KannelSettings;
  smpp?: SmppSettings;
  twilio?: TwilioSettings;
  ovh?: OvhSettings;
  /** A folder for what comes while the store is away, for gateways that ask only once. */
  spool?: string;
  /** Asked for, but shut: anybody could write through them in somebody else's name. */
  off: readonly { name: string; why: string }[];
}

export type GatewayName = 'kannel' | 'smpp' | 'twilio' | 'ovh';

const names: readonly GatewayName[] = ['kannel', 'smpp', 'twilio', 'ovh'];
const common = z.object({
  SMS_GATEWAYS: z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((name) => name.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.enum(names, `must be names out of ${names.join(', ')}, parted by commas`)))
    .default([]),
  SMS_SPOOL: z.string().startsWith('/', 'must be the whole path of a folder').optional(),
});

/** Reads the environment of the SMS gateways; nothing is on unless it is named. An empty variable counts as absent. */
export function readSmsSettings(
  env: NodeJS.ProcessEnv,
  { publicUrl, port }: { publicUrl?: string; port: number },
): SmsSettings | { wrong: string } {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const read = common.safeParse(given);
  if (!read.success) return { wrong: firstProblem(read.error) };
  const asked = new Set<GatewayName>(read.data.SMS_GATEWAYS);
  if (asked.has('twilio') && publicUrl === undefined)
    return { wrong: 'PUBLIC_URL is required with twilio: its signature is over that address' };
  const around = {
    ...given,
    OWN_URL: `http://127.0.0.1:${port}`,
    TWILIO_PUBLIC_URL: publicUrl?.replace(/\/$/, ''),
  };
  const off: { name: string; why: string }[] = [];
  const settings: Record<string, unknown> = {};
  for (const name of asked) {
    const found = gatewayIn(name, around);
    if ('wrong' in found) return found;
    if ('why' in found) off.push({ name, why: found.why });
    else settings[name] = found.settings;
  }
  return { ...settings, spool: read.data.SMS_SPOOL, off };
}

const variables = {
  kannel: kannelVariables,
  smpp: smppVariables,
  twilio: twilioVariables,
  ovh: ovhVariables,
};

function gatewayIn(
  name: GatewayName,
  env: Record<string, string | undefined>,
): { settings: unknown } | { why: string } | { wrong: string } {
  const read = variables[name].safeParse(env);
  if (!read.success) return { wrong: firstProblem(read.error) };
  const door = 'door' in read.data ? read.data.door : undefined;
  if (door === undefined) return { settings: read.data };
  const upper = name.toUpperCase();
  if (door.secret === '') return { why: `${upper}_SECRET is not set` };
  if (door.allowed.length === 0) return { why: `${upper}_ALLOWED is not set` };
  const wrong = door.allowed.find((network) => !isNetwork(network));
  if (wrong !== undefined) return { wrong: `${upper}_ALLOWED is wrong: must be addresses or networks` };
  return { settings: read.data };
}

/** The gateways that are on. Tools are the house's; `wait` is a timer that can be told to stop. */
export function makeGateways(settings: SmsSettings, tools: GatewayTools & { wait: Wait }): Gateway[] {
  const { kannel, smpp, twilio, ovh } = settings;
  return [
    ...(kannel ? [makeKannel(kannel, tools)] : []),
    ...(smpp ? [makeSmpp(smpp, tools)] : []),
    ...(twilio ? [makeTwilio(twilio, tools)] : []),
    ...(ovh ? [makeOvh(ovh, tools)] : []),
  ];
}

/** Lines of the start screen: what is on, what is shut and why, and whose machines stand abroad. */
export function smsScreenLines({ off, spool }: SmsSettings, gateways: readonly Gateway[]): string[] {
  const abroad = gateways.filter(({ foreignHost }) => foreignHost !== undefined);
  const once = gateways.filter(({ retriesInbound }) => !retriesInbound);
  return [
    ...(gateways.length > 0 ? [`  SMS               ${gateways.map(({ name }) => name).join(', ')}`] : []),
    ...abroad.map(
      ({ name, foreignHost }) =>
        `  SMS abroad        ${name} is on: numbers and messages pass through ${foreignHost}`,
    ),
    ...(spool === undefined
      ? once.map(
          ({ name }) =>
            `  not configured    SMS_SPOOL: ${name} asks once, a message is lost while the store is away`,
        )
      : []),
    ...off.map(({ name, why }) => `  SMS shut          ${name}: ${why}, so anybody could write through it`),
  ];
}

/** Never the value: a secret put into the wrong variable must not be printed. */
function firstProblem(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue ? `${String(issue.path[0])} is wrong: ${issue.message}` : 'the environment could not be read';
}
