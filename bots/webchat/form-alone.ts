import type { Alone } from '../bot.js';
import type { DirectLineTools } from './direct-line.js';
import { liveAnswer } from './form-answers.js';
import type { FormPost } from './form-post.js';
import type { FormParts } from './form-route.js';
import { longestText } from './inbound.js';
import { documentTree, helpTree } from './page/layout.js';
import { messageTree, type Shown } from './page/message.js';
import { formTalkTree, formWays } from './page/talk-layout.js';
import type { Request, Response } from './route.js';

const againSeconds = '5';

/** What can be said to a form's words by themselves; nothing where there are none, or too many, or a bot that cannot. */
export async function readFormAlone(
  { say, choose, lang }: FormPost,
  { address }: Request,
  { bot, limits }: DirectLineTools,
): Promise<Alone | undefined> {
  const text = [say, ...choose].join(' ').trim();
  if (text === '' || text.length > longestText) return undefined;
  if ((await limits.take('alone', address)) !== 'pass') return undefined;
  return bot?.alone?.(text, { lang, canWrite: false, isKept: false });
}

/** While the talk cannot be reached: what was said, the numbers, and the form that goes on with the same talk. */
export function alonePage(
  request: Request,
  { post, read }: { post: FormPost & { token: string }; read: Alone },
  { layouts, send }: FormParts,
): Response {
  const layout = { ...layouts(post.lang), script: '' };
  const said = (read.activities as Shown[]).map((one) => messageTree(one, liveAnswer));
  const talk = { carried: post, aside: {}, boxes: undefined };
  const main = formTalkTree(layout, [...said, helpTree(layout)], talk);
  const headers = { 'Retry-After': againSeconds };
  return send(request, documentTree(layout, main, { ways: formWays(layout) }), { status: 503, headers });
}
