import type { Signal } from '../../dialogs/model.js';
import type { Bot } from '../bot.js';
import type { Turns } from '../turns.js';
import { NotYet } from './events-out.js';
import type { LineKeeper } from './line-keeper.js';

/**
 * One signal into her conversation, as an unasked turn of its own. A signal for a case that the conversation does not
 * know is too early while the case is hers in the line, and too late when it is not.
 */
export async function signalTo(
  talk: string,
  signal: Signal,
  { turns, bot, keeper }: { turns: Turns; bot: Bot; keeper: LineKeeper },
): Promise<void> {
  let isKnown = true;
  const outcome = await turns.unasked(talk, (state) => {
    isKnown = state.handoff?.case === signal.of?.case;
    return isKnown ? bot.signal?.(state, signal) : undefined;
  });
  if (outcome === 'gone' || isKnown) return;
  const { cases } = await keeper.read();
  if (cases.some(({ id, talk: of }) => id === signal.of?.case && of === talk)) throw new NotYet();
}
