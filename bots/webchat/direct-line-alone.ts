import type { Activity } from 'botbuilder';
import type { Bot } from '../bot.js';
import type { DirectLineTools } from './direct-line.js';
import { langOf } from './direct-line-opening.js';
import { refusal } from './errors.js';
import { readPosted } from './inbound.js';
import { json, type Request, type Response, type Route } from './route.js';

/**
 * Not Direct Line's own: what can be said to words whose talk cannot be reached. Our page asks it once for each message that
 * the store could not take (docs/decisions/0015-talks-in-redis.md). No token, no number: nothing is kept, nothing looked up.
 */
export function aloneRoutes({ bot, ...tools }: DirectLineTools): Route[] {
  const { alone } = bot ?? {};
  if (alone === undefined) return [];
  return [
    {
      method: 'POST',
      path: '/alone',
      accepts: 'json',
      handle: (request) => hear(request, { ...tools, alone }),
    },
  ];
}

type Tools = Omit<DirectLineTools, 'bot'> & { alone: NonNullable<Bot['alone']> };

async function hear(request: Request, { alone, limits, emergencyLine }: Tools): Promise<Response> {
  const asked = { ...(request.body as object | undefined), type: 'message' };
  const heard = readPosted(asked);
  if (heard.kind !== 'message') return refusal(heard.kind === 'refused' ? heard.code : 'bad_activity');
  const wait = await limits.take('alone', request.address);
  if (wait !== 'pass') return refusal('slow_down', { waitSeconds: wait, emergencyLine });
  const { canWrite } = asked as { canWrite?: unknown };
  const where = { lang: langOf(asked), canWrite: canWrite === true, isKept: true };
  const { activities, ending } = await alone(heard.text, where);
  return json(200, { activities: ending === undefined ? activities : [endOf(ending)] });
}

const endOf = (ending: string): Partial<Activity> => ({
  type: 'endOfConversation',
  channelData: { ending },
});
