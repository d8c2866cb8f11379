import { z } from 'zod';
import type { Answer, Refusal } from '../queue-model.js';
import type { Claim, Figures, QueueService } from '../service.js';
import type { Account } from '../staff/accounts.js';
import type { FromConsole, Held } from './wire.js';

/** Commands as they come over a socket, and what each asks of the queue. */

/** As long as a message may be on the visitor's side. */
export const LONGEST_TEXT = 2000;

const id = z.string().min(1).max(64);
const held = { id, case: id, fence: z.number().int() };
const what = <const T extends readonly [string, ...string[]], S extends z.ZodRawShape>(names: T, shape: S) =>
  z.strictObject({ do: z.enum(names), ...shape });
const level = z.enum(['D3', 'D2', 'D1', 'D?']);
const capacity = z.union([z.literal(1), z.literal(2)]);
const switchName = z.union([
  z.enum(['humans', 'sms', 'places', 'all']),
  z.templateLiteral([z.enum(['line:', 'place:', 'text:']), z.string().regex(/^[a-z0-9_-]{1,60}$/)]),
]);

const commandSchema = z.union([
  what(['present', 'capacity'], { id, capacity }),
  what(['absent', 'figures'], { id }),
  what(['pause', 'exercise'], { id, on: z.boolean() }),
  what(
    ['accept', 'decline', 'know', 'typing', 'checked', 'end', 'close_talk', 'wrapped', 'number_show'],
    held,
  ),
  what(['second', 'override', 'join', 'unjoin', 'shut'], { id, case: id }),
  what(['open'], { id, case: id, after: z.number().int().min(0) }),
  what(['say'], { ...held, text: z.string().min(1).max(LONGEST_TEXT), client: id }),
  what(['seen', 'unveil'], { ...held, n: z.number().int().min(0) }),
  what(['level'], { ...held, level }),
  what(['language'], { ...held, wants: z.string().regex(/^[a-z]{2,5}$/) }),
  what(['transfer', 'invite'], { ...held, to: id }),
  what(['number_ask'], { ...held, why: z.enum(['life', 'child', 'vulnerable']) }),
  what(['number_answer'], { id, case: id, opening: id, allow: z.boolean() }),
  what(['slot_open'], { id, at: z.number().int() }),
  what(['slot_close'], { id, slot: id }),
  what(['switch'], { id, name: switchName, off: z.boolean() }),
]);

/** What a console sent, or `undefined` when it is no command. */
export function readCommand(text: string): FromConsole | undefined {
  try {
    const read = commandSchema.safeParse(JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

export interface Outcome {
  answer: Answer;
  text?: string;
  figures?: Figures;
}

/** Commands about the console itself are not asked of the queue. */
type OfTheQueue = Exclude<FromConsole, { do: 'open' | 'shut' | 'exercise' }>;

/** Asks the queue. Who asks is who is signed in, never what the socket says. */
export async function carryOut(command: OfTheQueue, account: Account, queue: QueueService): Promise<Outcome> {
  if (command.do === 'figures') return { answer: 'done', figures: await queue.figures() };
  if (command.do === 'unveil') return shown(await queue.unveil(claimOf(command, account), command.n));
  if (command.do === 'number_show')
    return shown(await queue.showNumber(claimOf(command, account), command.id));
  return { answer: await asked(command, account, queue) };
}

function shown(found: { text: string } | Refusal): Outcome {
  return typeof found === 'string' ? { answer: found } : { answer: 'done', text: found.text };
}

function asked(
  command: Exclude<OfTheQueue, { do: 'figures' | 'unveil' | 'number_show' }>,
  account: Account,
  queue: QueueService,
): Promise<Answer> {
  if ('fence' in command) return ofTalk(command, claimOf(command, account), queue);
  const worker = account.name;
  switch (command.do) {
    case 'present': {
      const { name, dutyName, role, sector, speaks } = account;
      const card = {
        worker: name,
        name: dutyName,
        role,
        ...(sector && { sector }),
        ...(speaks && { speaks }),
      };
      return queue.signIn(card, command.capacity);
    }
    case 'absent':
      return queue.signOut(worker);
    case 'pause':
      return queue.pause(worker, command.on);
    case 'capacity':
      return queue.setCapacity(worker, command.capacity);
    case 'second':
      return queue.takeSecond(worker, command.case);
    case 'override':
      return queue.override(worker, command.case);
    case 'join':
      return queue.join(worker, command.case);
    case 'unjoin':
      return queue.unjoin(worker, command.case);
    case 'number_answer':
      return queue.answerNumber(worker, { caseId: command.case, id: command.opening }, command.allow);
    case 'slot_open':
      return queue.openSlot(worker, command.at);
    case 'slot_close':
      return queue.closeSlot(worker, command.slot);
    case 'switch':
      return queue.setSwitch(worker, command.name, command.off);
  }
}

type OfTalk = Exclude<Extract<OfTheQueue, Held>, { do: 'unveil' | 'number_show' }>;

function ofTalk(command: OfTalk, claim: Claim, queue: QueueService): Promise<Answer> {
  switch (command.do) {
    case 'accept':
      return queue.accept(claim);
    case 'decline':
      return queue.decline(claim);
    case 'know':
      return queue.iKnowThisPerson(claim);
    case 'typing':
      return queue.typing(claim);
    case 'checked':
      return queue.checked(claim);
    case 'end':
      return queue.end(claim);
    case 'close_talk':
      return queue.endAndClose(claim);
    case 'wrapped':
      return queue.wrapped(claim);
    case 'say':
      return queue.say(claim, { text: command.text, clientId: command.client });
    case 'seen':
      return queue.seen(claim, command.n);
    case 'level':
      return queue.setLevel(claim, command.level);
    case 'transfer':
      return queue.transfer(claim, command.to);
    case 'number_ask':
      return queue.askNumber(claim, command.why);
    case 'language':
      return queue.askLanguage(claim, command.wants);
    case 'invite':
      return queue.inviteLead(claim, command.to);
  }
}

const claimOf = ({ case: caseId, fence }: Held, { name }: Account): Claim => ({
  worker: name,
  caseId,
  fence,
});
