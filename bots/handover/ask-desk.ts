import type { Turned } from '../../dialogs/arrive.js';
import { isForDesk } from '../../dialogs/arrive.js';
import { step } from '../../dialogs/engine.js';
import type { DeskAct, Event, Signal, State, World } from '../../dialogs/model.js';
import { sectorOf } from '../../dialogs/sector.js';
import type { Desk, HandoffRequest, Resumed } from './desk.js';

interface Asked {
  id: string;
  /** What she wrote in this turn: only the person she talks with is given it. */
  text: string;
  before: State;
}

interface With {
  tools: { desk: Desk };
  world: World;
}

/**
 * What a turn has for the desk. What it answers comes back into the same turn as a signal, so that asking for a person
 * never leaves her without a word; the rest is told to it. All of it may be repeated when another turn came first.
 */
export async function askDesk(asked: Asked, turned: Turned, parts: With): Promise<Turned> {
  const { desk } = parts.tools;
  for (const note of notesOf(asked, turned)) await desk.note(asked.id, note);
  const question = turned.events.find(isForDesk);
  if (question === undefined) return turned;
  const signal = await answerOf(asked.id, question, turned.state, parts);
  const signalled = step(turned.state, signal, parts.world);
  return { state: signalled.state, events: [...turned.events, ...signalled.events] };
}

function answerOf(id: string, event: Event, state: State, parts: With): Promise<Signal> {
  const { desk } = parts.tools;
  if (event.kind === 'desk' && event.act.do === 'words') return resumed(id, event.act.words, desk);
  if (event.kind === 'desk' && event.act.do === 'slot') return slotTaken(id, event.act, desk);
  return requested(id, state, parts);
}

const signal = (name: Signal['name'], more: Partial<Signal> = {}): Signal => ({
  kind: 'signal',
  name,
  ...more,
});

async function requested(id: string, state: State, { tools, world }: With): Promise<Signal> {
  const answer = await tools.desk.request(id, requestOf(state, world));
  if (answer.kind === 'nobody') return signal('dropped');
  if (answer.kind === 'crowded') return signal('crowded');
  const { case: caseId, seq, values } = answer;
  return signal('waiting', { of: { case: caseId, seq, fence: 0 }, values });
}

function requestOf(state: State, world: World): HandoffRequest {
  const sector = sectorOf(state, world);
  const { agreed, far = false } = state.summary ?? {};
  return {
    channel: state.channel,
    lang: state.tongue ?? state.lang,
    level: state.level,
    cause: state.cause,
    reasons: agreed ?? (state.level === 'D3' ? ['summary.danger'] : []),
    agreed: agreed !== undefined,
    far,
    ...(sector === undefined ? {} : { sector }),
  };
}

async function resumed(id: string, words: string, desk: Desk): Promise<Signal> {
  const answer = await desk.resume(id, words);
  if (answer.kind === 'wrong') return signal('words_wrong');
  if (answer.kind === 'slot_early') return signal('slot_early', { values: { at: answer.at } });
  if (answer.kind === 'slot') return signal(answer.isServed ? 'slot_here' : 'slot_nobody');
  return placeOf(answer);
}

function placeOf(place: Extract<Resumed, { kind: 'resumed' }>): Signal {
  const { case: caseId, seq, fence, level, name, values } = place;
  const named = name === undefined ? values : { ...values, name };
  return signal('resumed', { of: { case: caseId, seq, fence }, level, values: named });
}

async function slotTaken(id: string, slot: { id: string; at: string }, desk: Desk): Promise<Signal> {
  const answer = await desk.takeSlot(id, slot.id);
  if (answer === 'crowded') return signal('crowded');
  if (answer === 'late') return signal('dropped');
  return signal('slot_taken', { values: { words: answer.words, at: slot.at } });
}

type Note = Parameters<Desk['note']>[1];

function notesOf({ text, before }: Asked, { events }: Turned): Note[] {
  const caseId = before.handoff?.case;
  return events.flatMap((event): Note[] => {
    if (event.kind === 'desk') return noteOf(event.act, text, caseId);
    if (event.kind !== 'raise' || caseId === undefined) return [];
    return [{ kind: 'raised', case: caseId, level: event.level, cause: event.cause }];
  });
}

function noteOf(act: DeskAct, text: string, caseId: string | undefined): Note[] {
  if (act.do === 'survey') return [{ kind: 'survey', answer: act.answer }];
  if (act.do === 'free_slot') return [{ kind: 'slot_freed' }];
  if (act.do === 'leave_line') return [{ kind: 'left_line', case: act.case }];
  if (caseId === undefined) return [];
  if (act.do === 'unsure') return [{ kind: 'unsure', case: caseId }];
  if (act.do === 'said') {
    const { danger, young } = act;
    return [{ kind: 'said', case: caseId, text, danger, ...(young && { young }) }];
  }
  return act.do === 'agree' ? [{ kind: 'agreed', case: caseId, reasons: act.lines, far: act.far }] : [];
}
