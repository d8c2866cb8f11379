import type { Conversations } from '../conversations.js';
import type { State, Summary } from '../../dialogs/model.js';
import { isCovered } from '../../dialogs/covered.js';
import { claimed, current } from './claimed.js';
import type { EventsOut } from './events-out.js';
import type { LineKeeper } from './line-keeper.js';
import { LineBoard } from './line-board.js';
import { figuresOf, mine, signOf } from './line-views.js';
import type { Answer, Command, Refusal } from './queue-model.js';
import type { Claim, QueueService, TalkPage, VisitorSign } from './service.js';
import { signBySms } from '../sms/with-team.js';
import { readTalk } from './talk-reader.js';
import type { Passing, Signs } from './signs.js';
import type { SmsSigns } from './sms-signs.js';
import { watchTalk } from './talk-watch.js';
import { showNumber, unveil } from './uncovered.js';
import type { WorkerWords } from './worker-words.js';

export interface ServiceTools {
  keeper: LineKeeper;
  out: EventsOut;
  store: Conversations;
  signs: Signs;
  smsSigns: SmsSigns;
  newId: () => string;
  say: (words: WorkerWords) => Promise<Answer>;
  /** The number behind a talk by SMS, opened for this one answer. */
  numberOf: (talk: string) => Promise<string | undefined>;
  /** What she agreed to pass on, in plain words. */
  summary: (state: State, agreed: Summary) => string[];
  /** Words of a worker as they may enter a talk; empty when there is nothing to say. */
  cleaned: (text: string) => string;
}

const LONGEST = 2000;

/** What a console may do, over the line and the conversations. */
export function queueService(tools: ServiceTools): QueueService {
  const { keeper, out, newId } = tools;
  const board = new LineBoard(keeper);
  const run = async (command: Command): Promise<Answer> => {
    const answer = await keeper.run(command);
    await out.flush();
    return answer;
  };
  const held = (kind: HeldKind) => (claim: Claim) => run({ kind, ...claimed(claim) });
  return {
    signIn: (card, capacity = 1) => run({ kind: 'sign_in', card, capacity }),
    signOut: (worker) => run({ kind: 'sign_out', worker }),
    heartbeat: async (worker) => {
      // Most consoles beat without being on duty: nothing to write for them.
      const { present } = await keeper.read();
      const isPresent = present.some((one) => one.worker === worker);
      return isPresent ? run({ kind: 'heartbeat', worker }) : 'not_present';
    },
    pause: (worker, on) => run({ kind: 'pause', worker, on }),
    setCapacity: (worker, capacity) => run({ kind: 'capacity', worker, capacity }),
    line: (worker) => board.line(worker),
    watch: (listener) => keeper.watch(listener),
    accept: held('accept'),
    decline: held('decline'),
    iKnowThisPerson: held('know'),
    checked: held('checked'),
    wrapped: held('wrapped'),
    takeSecond: (worker, id) => run({ kind: 'take', case: id, worker, why: 'second' }),
    override: (worker, id) => run({ kind: 'take', case: id, worker, why: 'override' }),
    talk: (worker, id, after) => pageOf({ worker, id, after }, tools),
    watchTalk: (worker, id, listener) => watchTalk({ worker, id, listener }, tools),
    say: (claim, words) => say(claim, words, tools),
    typing: (claim) => sign(claim, { kind: 'typing' }, tools),
    seen: (claim, n) => sign(claim, { kind: 'seen', n }, tools),
    unveil: (claim, n) => unveil(claim, n, tools),
    setLevel: (claim, level) => run({ kind: 'set_level', ...claimed(claim), level }),
    transfer: (claim, to) => run({ kind: 'transfer', ...claimed(claim), to }),
    askLanguage: (claim, wants) => run({ kind: 'language', ...claimed(claim), wants }),
    inviteLead: (claim, to) => run({ kind: 'invite', ...claimed(claim), to }),
    join: (worker, id) => run({ kind: 'join', case: id, worker }),
    unjoin: (worker, id) => run({ kind: 'unjoin', case: id, worker }),
    askNumber: (claim, why) => run({ kind: 'number_ask', ...claimed(claim), id: newId(), why }),
    answerNumber: (by, { caseId, id }, allow) => run({ kind: 'number_answer', case: caseId, id, by, allow }),
    showNumber: (claim, press) => showNumber(claim, press, tools),
    end: (claim) => run({ kind: 'end', ...claimed(claim), close: false }),
    endAndClose: (claim) => run({ kind: 'end', ...claimed(claim), close: true }),
    openSlot: (by, when) => run({ kind: 'open_slot', id: newId(), at: when, by }),
    closeSlot: (by, id) => run({ kind: 'close_slot', id, by }),
    setSwitch: (by, name, off) => run({ kind: 'switch', name, off, by }),
    figures: async () => figuresOf(await keeper.read(), keeper.now()),
  };
}

type HeldKind = 'accept' | 'decline' | 'know' | 'checked' | 'wrapped';

async function pageOf(
  { worker, id, after }: { worker: string; id: string; after: number },
  { keeper, store, summary }: ServiceTools,
): Promise<TalkPage | Refusal> {
  const one = mine(await keeper.read(), worker, id);
  if (typeof one === 'string') return one;
  const read = await readTalk(store, { talk: one.talk, caseId: id, after });
  const loaded = one.talk === '' ? 'gone' : await store.load(one.talk);
  const { channel, fence, level, check = false, alert = false, young = false } = one;
  const state = loaded === 'gone' ? undefined : loaded.state;
  const agreed = one.withheld ? undefined : state?.summary;
  return {
    ...{ caseId: id, channel, fence, level, check, alert, young, ...read },
    summary: state && agreed ? summary(state, agreed) : [],
    visitor: (state && hidden(state, keeper.now())) ?? signOf(one),
  };
}

/** What her conversation knows and the line does not: why nothing, or nothing yet, reaches her. */
function hidden(state: State, now: number): VisitorSign | undefined {
  if (isCovered(state)) return 'covered';
  const sign = state.channel === 'sms' ? signBySms(state, now) : 'here';
  return sign === 'here' ? undefined : sign;
}

/** Said in her conversation first, then the line knows that she was answered. */
async function say(
  claim: Claim,
  { text, clientId }: { text: string; clientId: string },
  tools: ServiceTools,
): Promise<Answer> {
  const one = await current(claim, tools);
  if (typeof one === 'string') return one;
  const words = tools.cleaned(text);
  if (words === '' || words.length > LONGEST || clientId === '') return 'not_allowed';
  const { present, switches } = await tools.keeper.read();
  if (one.channel === 'sms' && (switches.sms || switches.all)) return 'shut';
  const name = present.find(({ worker }) => worker === claim.worker)?.name;
  if (name === undefined) return 'not_present';
  await tools.out.flush();
  const answer = await tools.say({ talk: one.talk, claim, name, text: words, clientId });
  if (answer === 'done') await tools.keeper.run({ kind: 'served', ...claimed(claim) });
  return answer;
}

/** Nothing passes to a screen that she has hidden, not even that somebody is typing. */
async function sign(claim: Claim, passing: Passing, tools: ServiceTools): Promise<Answer> {
  const one = await current(claim, tools);
  if (typeof one === 'string') return one;
  const { keeper, store, signs } = tools;
  const loaded = one.talk === '' ? 'gone' : await store.load(one.talk);
  const { present } = await keeper.read();
  const name = present.find(({ worker }) => worker === claim.worker)?.name;
  const isShown = loaded !== 'gone' && !isCovered(loaded.state);
  if (isShown && name !== undefined) signs.send(one.talk, { from: 'worker', name, ...passing });
  return keeper.run({ kind: 'served', ...claimed(claim) });
}
