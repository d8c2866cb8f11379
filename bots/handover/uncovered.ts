import type { Conversations } from '../conversations.js';
import { claimed, current } from './claimed.js';
import type { EventsOut } from './events-out.js';
import type { LineKeeper } from './line-keeper.js';
import type { Command, Refusal } from './queue-model.js';
import type { Claim } from './service.js';

/** What a worker may uncover in a talk: masked words, and in a peril the sealed number. Each look is in the audit first. */
export type Uncovered = { text: string } | Refusal;

interface Tools {
  keeper: LineKeeper;
  out: EventsOut;
  store: Conversations;
  numberOf: (talk: string) => Promise<string | undefined>;
}

/** What was masked in one of her messages. */
export async function unveil(claim: Claim, n: number, tools: Tools): Promise<Uncovered> {
  const one = await current(claim, tools);
  if (typeof one === 'string') return one;
  const found = await tools.store.unveil(one.talk, n);
  if (found === undefined || found === 'gone') return 'unknown';
  return onceAudited({ kind: 'unveiled', ...claimed(claim), n }, 'unveil', found, tools);
}

/**
 * The sealed number, once it was allowed. Nobody opens what nobody asked for; erased with her talk, it
 * does not count as seen.
 */
export async function showNumber(claim: Claim, press: string, tools: Tools): Promise<Uncovered> {
  const one = await current(claim, tools);
  if (typeof one === 'string') return one;
  if (one.opening?.by !== claim.worker) return 'late';
  const text = await tools.numberOf(one.talk);
  if (text === undefined) return 'unknown';
  return onceAudited({ kind: 'number_show', ...claimed(claim), press }, 'number_shown', { text }, tools);
}

/** The audit knows of it before it is shown; where it cannot keep that, it is not. */
async function onceAudited(
  command: Extract<Command, { case: string }>,
  act: string,
  found: { text: string },
  { keeper, out }: Tools,
): Promise<Uncovered> {
  const answer = await keeper.run(command);
  await out.flush();
  if (answer !== 'done') return answer;
  const { outbox } = await keeper.read();
  const isUntold = outbox.some((one) => one.to === 'audit' && one.act === act && one.case === command.case);
  return isUntold ? 'not_allowed' : found;
}
