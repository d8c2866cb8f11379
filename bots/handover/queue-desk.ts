import type { People } from '../../dialogs/model.js';
import { casesByTalk } from './case-of-talk.js';
import type { Desk, DeskAnswer, DeskNote, HandoffRequest, Resumed, SlotTaken } from './desk.js';
import type { LineKeeper } from './line-keeper.js';
import { isEarly } from './queue-lead.js';
import type { Case, Command, Queue, Slot } from './queue-model.js';
import { inOrder } from './queue-order.js';
import { offIn } from './switched-off.js';
import type { TwoWords } from './two-words.js';
import { peopleOf } from './waits.js';

export interface DeskTools {
  keeper: LineKeeper;
  words: TwoWords;
  newId: () => string;
  /** Whether two words may be tried once more from this conversation, and from where it is asked. Counts the try. */
  mayTry: (talk: string) => Promise<boolean>;
  /** Whether one more may ask for a person from where this conversation asks. Counts the asking. */
  mayAsk: (talk: string) => Promise<boolean>;
  /** A moment as the wall clock of the département: `2026-11-24T10:00`. */
  wallClock: (ms: number) => string;
}

/** Our own queue, as the conversation sees it. */
export function queueDesk(tools: DeskTools): Desk {
  return {
    people: (id) => people(tools, id),
    request: (id, request) => ask(id, request, tools),
    resume: (id, words) => resume(id, words, tools),
    takeSlot: (talk, id) => takeSlot(talk, id, tools),
    note: async (id, note) => {
      for (const command of commandsOf(id, note)) await tools.keeper.run(command);
    },
  };
}

async function people({ keeper, wallClock }: DeskTools, talk?: string): Promise<People> {
  const queue = await keeper.read();
  const now = keeper.now();
  const slots = queue.slots
    .filter(({ at, takenBy }) => at > now && takenBy === undefined)
    .map(({ id, at }) => ({ id, at: wallClock(at) }));
  const one = talk === undefined ? undefined : casesByTalk(queue).get(talk);
  const at = one === undefined ? -1 : inOrder(queue.cases, now, keeper.rules).indexOf(one);
  const place = at < 0 ? {} : { before: at };
  return { ...peopleOf(queue, now, keeper.rules), slots, off: offIn(queue.switches), ...place };
}

async function ask(talk: string, request: HandoffRequest, tools: DeskTools): Promise<DeskAnswer> {
  const { keeper, newId } = tools;
  // A turn that is answered again asks again: her own place is no second asking.
  const isInLine = casesByTalk(await keeper.read()).has(talk);
  if (!isInLine && !(await tools.mayAsk(talk))) return { kind: 'crowded' };
  const asking = { ...request, case: newId(), talk, reasons: [...request.reasons] };
  const answer = await keeper.run({ kind: 'ask', ask: asking });
  if (answer !== 'done') return { kind: answer === 'full' ? 'crowded' : 'nobody' };
  const queue = await keeper.read();
  const mine = casesByTalk(queue).get(talk);
  // Taken, ended and gone between two steps: nothing is left to wait for.
  if (!mine) return { kind: 'nobody' };
  return { kind: 'waiting', case: mine.id, seq: 0, values: valuesOf(mine, queue, tools) };
}

function valuesOf({ id }: Case, queue: Queue, { keeper, words }: DeskTools) {
  const { from, to, known } = peopleOf(queue, keeper.now(), keeper.rules).wait;
  return { words: words.of(id), from, to, known: known ? 1 : 0 };
}

/** Too many tries open nothing, right or wrong; what others try costs her none of hers. */
async function resume(talk: string, said: string, tools: DeskTools): Promise<Resumed> {
  const { keeper, words } = tools;
  if (!(await tools.mayTry(talk))) return { kind: 'wrong' };
  const queue = await keeper.read();
  const one = queue.cases.find((other) => other.talk !== '' && words.areOf(other.id, said));
  if (one) return resumed(one, talk, tools);
  const slot = queue.slots.find((other) => other.takenBy !== undefined && words.areOf(other.id, said));
  if (slot) return useSlot(slot, queue, tools);
  await keeper.run({ kind: 'wrong_words' });
  return { kind: 'wrong' };
}

async function resumed(before: Case, talk: string, tools: DeskTools): Promise<Resumed> {
  const { keeper } = tools;
  if ((await keeper.run({ kind: 'resume', case: before.id, talk })) !== 'done') return { kind: 'wrong' };
  const queue = await keeper.read();
  const one = queue.cases.find(({ id }) => id === before.id) ?? before;
  const name = queue.present.find(({ worker }) => worker === one.worker)?.name;
  const { id, told, fence, level } = one;
  const talking = one.state === 'talking' && name !== undefined ? { name } : {};
  return {
    kind: 'resumed',
    case: id,
    seq: told,
    fence,
    level,
    ...talking,
    values: valuesOf(one, queue, tools),
  };
}

/** A time that is taken is a place that somebody keeps: taking one counts as an asking. */
async function takeSlot(talk: string, id: string, { keeper, words, mayAsk }: DeskTools): Promise<SlotTaken> {
  const { slots } = await keeper.read();
  // A turn that is answered again takes again: her own time is no second asking.
  const isHers = slots.some((slot) => slot.id === id && slot.takenBy === talk);
  if (!isHers && !(await mayAsk(talk))) return 'crowded';
  const answer = await keeper.run({ kind: 'take_slot', id, talk });
  return answer === 'done' ? { words: words.of(id) } : 'late';
}

async function useSlot(slot: Slot, queue: Queue, { keeper, wallClock }: DeskTools): Promise<Resumed> {
  const { id, at } = slot;
  if (isEarly(slot, { now: keeper.now(), rules: keeper.rules })) {
    return { kind: 'slot_early', at: wallClock(at) };
  }
  const isServed = peopleOf(queue, keeper.now(), keeper.rules).who !== 'nobody';
  await keeper.run({ kind: 'use_slot', id, served: isServed });
  return { kind: 'slot', isServed };
}

function commandsOf(talk: string, note: DeskNote): Command[] {
  switch (note.kind) {
    case 'said':
      return [
        { kind: 'visitor', case: note.case, sign: 'spoke' },
        ...(note.danger ? [danger(note.case)] : []),
        ...(note.young ? [{ kind: 'young', case: note.case } as const] : []),
      ];
    case 'unsure':
      return [{ kind: 'visitor', case: note.case, sign: 'unsure' }];
    case 'agreed':
      return [{ kind: 'agree', case: note.case, reasons: [...note.reasons], far: note.far }];
    case 'raised':
      return [{ ...note, kind: 'raise', alert: note.level === 'D3' }];
    case 'left_line':
      return [{ kind: 'leave_line', case: note.case }];
    case 'slot_freed':
      return [{ kind: 'free_slot', talk }];
    case 'survey':
      return [{ kind: 'survey', answer: note.answer }];
  }
}

const danger = (id: string): Command => ({
  kind: 'raise',
  case: id,
  level: 'D3',
  cause: 'direct',
  alert: true,
});
