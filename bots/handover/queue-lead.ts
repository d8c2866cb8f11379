import { alertLead, audit, type Draft } from './queue-draft.js';
import type { Answer, Command, Slot } from './queue-model.js';

type Of<K extends Command['kind']> = Extract<Command, { kind: K }>;

const MOST_SLOTS = 200;

/** A time to come back to. Only one that is still to come, and not without end. */
export function openSlot(draft: Draft, { id, at, by }: Of<'open_slot'>): Answer {
  const { queue, now } = draft;
  if (queue.slots.some((slot) => slot.id === id)) return 'done';
  if (at <= now || queue.slots.length >= MOST_SLOTS) return 'not_allowed';
  queue.slots = [...queue.slots, { id, at, by }].sort((a, b) => a.at - b.at);
  audit(draft, { act: 'open_slot', worker: by });
  return 'done';
}

/** Only while nobody has taken it: she would come back to nobody, and cannot be told. */
export function closeSlot(draft: Draft, { id, by }: Of<'close_slot'>): Answer {
  const { queue } = draft;
  const slot = queue.slots.find((one) => one.id === id);
  if (!slot) return 'done';
  if (slot.takenBy !== undefined) return 'not_allowed';
  queue.slots = queue.slots.filter((one) => one !== slot);
  audit(draft, { act: 'close_slot', worker: by });
  return 'done';
}

/** The first who asks has it; asked again by the same conversation, it is hers. Another that it held is given back. */
export function takeSlot(draft: Draft, { id, talk }: Of<'take_slot'>): Answer {
  const slot = draft.queue.slots.find((one) => one.id === id);
  if (!slot) return 'unknown';
  if (slot.takenBy !== undefined) return slot.takenBy === talk ? 'done' : 'late';
  freeSlot(draft, { talk });
  slot.takenBy = talk;
  return 'done';
}

/** Whoever asks next may have it. */
export function freeSlot({ queue }: Draft, { talk }: Pick<Of<'free_slot'>, 'talk'>): Answer {
  for (const slot of queue.slots) if (slot.takenBy === talk) delete slot.takenBy;
  return 'done';
}

/** Nothing of a conversation that is gone stays here; the time is still hers, by its two words. */
export function forgetTalk({ queue }: Draft, { talk }: Of<'forget_talk'>): Answer {
  for (const slot of queue.slots) if (slot.takenBy === talk) slot.takenBy = '';
  return 'done';
}

/** So long before its hour nobody is expected yet: the words stay good, and nothing changes. */
export function isEarly({ at }: Slot, { now, rules }: Pick<Draft, 'now' | 'rules'>): boolean {
  return at - now > rules.slotMs;
}

export function useSlot(draft: Draft, { id, served }: Of<'use_slot'>): Answer {
  const { queue } = draft;
  const slot = queue.slots.find((one) => one.id === id);
  if (!slot) return 'unknown';
  if (isEarly(slot, draft)) return 'not_allowed';
  if (!served) alertLead(draft, 'slot_missed');
  queue.slots = queue.slots.filter((one) => one !== slot);
  return 'done';
}

export function flip(draft: Draft, { name, off, by }: Of<'switch'>): Answer {
  const { queue } = draft;
  if ((queue.switches[name] ?? false) === off) return 'done';
  queue.switches = { ...queue.switches, [name]: off };
  audit(draft, { act: 'switch', worker: by, what: `${name} ${off ? 'off' : 'on'}` });
  return 'done';
}

/** What has reached its hearer is no longer kept. */
export function delivered({ queue }: Draft, { events }: Of<'delivered'>): Answer {
  const done = new Set(events);
  queue.outbox = queue.outbox.filter(({ n }) => !done.has(n));
  return 'done';
}
