import { passTime, watchRota } from './queue-clock.js';
import { copyOf, settled } from './queue-copy.js';
import type { Draft } from './queue-draft.js';
import {
  closeSlot,
  delivered,
  flip,
  forgetTalk,
  freeSlot,
  openSlot,
  takeSlot,
  useSlot,
} from './queue-lead.js';
import { answerNumber, askNumber, showNumber } from './queue-number.js';
import { makeOffers } from './queue-offers.js';
import { capacity, heartbeat, pause, signIn, signOut } from './queue-presence.js';
import { accept, decline, know, take } from './queue-taking.js';
import {
  checked,
  end,
  invite,
  join,
  language,
  served,
  setLevel,
  transfer,
  unjoin,
  unveiled,
  wrapped,
} from './queue-talks.js';
import {
  agree,
  ask,
  gone,
  leaveLine,
  raise,
  resume,
  survey,
  visitor,
  wrongWords,
  young,
} from './queue-visitor.js';
import type { Answer, Command, Queue, QueueEvent } from './queue-model.js';
import type { Rules } from './queue-rules.js';

/** How one kind of command changes the draft. */
type Handlers = { [K in Command['kind']]: (draft: Draft, command: Extract<Command, { kind: K }>) => Answer };

const HANDLERS: Handlers = {
  ask,
  agree,
  raise,
  leave_line: leaveLine,
  gone,
  visitor,
  resume,
  wrong_words: wrongWords,
  young,
  survey,
  sign_in: signIn,
  sign_out: signOut,
  heartbeat,
  pause,
  capacity,
  accept,
  decline,
  take,
  know,
  served,
  unveiled,
  checked,
  set_level: setLevel,
  transfer,
  language,
  invite,
  join,
  unjoin,
  end,
  wrapped,
  number_ask: askNumber,
  number_answer: answerNumber,
  number_show: showNumber,
  open_slot: openSlot,
  close_slot: closeSlot,
  take_slot: takeSlot,
  free_slot: freeSlot,
  forget_talk: forgetTalk,
  use_slot: useSlot,
  switch: flip,
  delivered,
  tick: (draft, { open }) => {
    watchRota(draft, open);
    return 'done';
  },
};

export interface Applied {
  queue: Queue;
  answer: Answer;
  /** What this change causes, also kept in `queue.outbox` until it is delivered. */
  events: QueueEvent[];
}

/**
 * One change of the line, pure: first what time alone does, then the command, then who is offered to whom. A command that
 * is refused still lets time pass. `now`: milliseconds since 1970.
 */
export function apply(queue: Queue, command: Command, at: { now: number; rules: Rules }): Applied {
  const { queue: after, answers } = applyAll(queue, [command], at);
  const [answer = 'unknown'] = answers;
  return { queue: after, answer, events: after.outbox.filter(({ n }) => n > queue.lastEvent) };
}

/**
 * Several at the same moment, in this order: as one after the other, and the line is copied once. What did not change is the
 * same object as before, the whole line too.
 */
export function applyAll(
  queue: Queue,
  commands: readonly Command[],
  { now, rules }: { now: number; rules: Rules },
): { queue: Queue; answers: Answer[] } {
  const draft: Draft = { queue: copyOf(queue), now, rules };
  const answers = commands.map((command) => applied(draft, command));
  return { queue: settled(queue, draft.queue), answers };
}

function applied(draft: Draft, command: Command): Answer {
  passTime(draft);
  const handle = HANDLERS[command.kind] as (draft: Draft, command: Command) => Answer;
  const answer = handle(draft, command);
  makeOffers(draft);
  return answer;
}
