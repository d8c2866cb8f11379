import type { TurnContext } from 'botbuilder';
import { inTime } from '../in-time.js';
import { refusal } from '../webchat/errors.js';
import { json, type Request, type Response, type Route } from '../webchat/route.js';
import { begin, forget, type AnswerTools } from './answer.js';
import type { Cloud } from './cloud.js';
import { readHeard, type Heard } from './heard.js';
import type { InOrder } from './in-order.js';
import { forChannel } from './said.js';

export interface MessageTools extends AnswerTools {
  cloud: Cloud;
  inOrder: InOrder;
  /** The emergency numbers in words, in every answer that keeps a person waiting. */
  emergencyLine: string;
}

/** A channel gives up after fifteen seconds; the turn itself may take eight of them. */
const deliveryMs = 6000;

/** Before the keys that a token is checked with are asked for again. */
const AWAY_SECONDS = 10;

/**
 * The Bot Framework's channel endpoint. A call without a valid token of the channel is answered 401 and nothing else:
 * no word, no activity, no call anywhere; 503 while the keys to tell cannot be had.
 */
export function messageRoutes(tools: MessageTools): Route[] {
  return [
    { method: 'POST', path: '/api/messages', accepts: 'json', handle: (request) => receive(request, tools) },
  ];
}

async function receive(request: Request, tools: MessageTools): Promise<Response> {
  const admitted = await tools.cloud.admit(request.header('authorization'), request.body);
  if (admitted === undefined) return { status: 401 };
  if (admitted === 'away')
    return refusal('unavailable', { waitSeconds: AWAY_SECONDS, emergencyLine: tools.emergencyLine });
  const heard = readHeard(admitted.activity);
  const replies = await tools.cloud.run(admitted, (context) =>
    heard.kind === 'nothing' ? Promise.resolve() : converse(heard, { context, request, tools }),
  );
  return replies === undefined ? { status: 200 } : json(200, { activities: replies });
}

interface Speaking {
  context: TurnContext;
  request: Request;
  tools: MessageTools;
}

/** Taken in at once; said after what this conversation is still being told. */
async function converse(
  heard: Exclude<Heard, { kind: 'nothing' }>,
  { context, request, tools }: Speaking,
): Promise<void> {
  const name = tools.talks.nameOf(heard.from);
  if (heard.kind === 'over') return forget(tools, name);
  const answer = await begin(heard, { ...tools, name, address: request.address });
  await tools.inOrder.run(name, async () => {
    const said = forChannel(await answer(), heard.from.channelId);
    if (said.length > 0) await inTime(context.sendActivities(said), deliveryMs);
  });
}
