import { arrive, type Turned } from './arrive.js';
import { cardHeard, cardWaiting, helpTitled, isAnswerOfItsOwn, namesCard, waitingNow } from './card-heard.js';
import { saysAChildWrites } from './child-heard.js';
import { toCover } from './covered.js';
import { heed } from './heed.js';
import { ONTO_HIS_PATH } from './hurter.js';
import { draftOf, move, type Draft } from './move.js';
import { numberTyped } from './number-typed.js';
import { noted, placeToldWith } from './noted.js';
import { toOtherLanguage, withLanguages } from './other-language.js';
import { isHurtHerself, isOpenEnded, professionHeard, subjectHeard } from './person-heard.js';
import { placeSaid } from './place-asked.js';
import { answerToAsked } from './reading/asked.js';
import { readAudience } from './reading/audience.js';
import { readCannotSpeak } from './reading/cannot-speak.js';
import { saysOnlyAnAge } from './reading/age.js';
import { isThanks } from './reading/thanks.js';
import { readWhoHurts } from './reading/who-hurts.js';
import { planAskedFor } from './safety-plan.js';
import { isAnswered, say, topOf } from './state.js';
import { stepNamed } from './steps.js';
import {
  hasAnotherReader,
  isLearned,
  isProbing,
  leavingSign,
  meaningOf,
  pathOf,
  speaksOfDanger,
} from './words-heard.js';
import type { Event, Go, Input, Say, State, World } from './model.js';

type Said = Extract<Input, { kind: 'say' }>;

const MISSES_BEFORE_DOORS = 2;

/**
 * A turn of words, read in this order: somebody else at the keyboard, the age of a child, danger, what leaves, whose path
 * it is, then the answer to what is on screen.
 */
export function hearWords(state: State, input: Said, world: World): Turned {
  if (hasAnotherReader(input.hits)) return move(draftOf(state), toCover(state), world);
  if (isProbing(input.hits)) return move(draftOf(state), neverSaid(state), world);
  if (state.who !== 'child' && saysAChildWrites(input)) return underage(state, input, world);
  const foreign = toOtherLanguage(state, input);
  if (foreign !== undefined) return move(draftOf(state), foreign, world);
  const heeded = heed(toldOfHerself(state, input, world), input.hits);
  const draft: Draft = { ...heeded, before: state, state: { ...heeded.state, misses: 0 } };
  const told = { hits: input.hits, before: state, fresh: heeded.fresh };
  const go =
    wayOut(draft.state, input, world) ??
    placeToldWith(readByStep(draft.state, input, world), draft.state, told) ??
    noted(draft.state, told, world) ??
    elsewhere(draft.state, input, world);
  if (go === undefined) return miss(state, world);
  const says = [...(go.says ?? []), ...waitingNow(state, draft.state, world)];
  return move(draft, withLanguages({ ...go, says }, input), world);
}

/** One sentence, the same for everybody; on the path of who hurts its first screen says it. */
function neverSaid({ who }: State): Go {
  return who === 'hurter' ? { to: 'hurter.doors' } : { to: 'stay', says: [say('traces.never_say')] };
}

/** What she says in passing: whose line fits her, who hurts her, that she cannot speak, what she asks besides. Kept as answers. */
function toldOfHerself(state: State, said: Said, world: World): State {
  const { text, hits } = said;
  const { synonyms } = world.content;
  const card = cardWaiting(state, said, world);
  const audience = readAudience(text);
  const whoHurts = speaksOfDanger(hits) && state.who === 'self' ? readWhoHurts(text, synonyms) : undefined;
  const told: Record<string, string | undefined> = {
    audience,
    who_hurts: isAnswered(state, 'who_hurts') ? undefined : whoHurts,
    can_speak: readCannotSpeak(text) ? 'writing_only' : undefined,
    card,
  };
  const answers = Object.entries(told).flatMap(([id, answer]) =>
    answer === undefined ? [] : [[id, [answer]]],
  );
  return { ...state, answers: { ...state.answers, ...(Object.fromEntries(answers) as State['answers']) } };
}

/** The child's path at once: any word of it from the writer leaves the adults' questions. Being a child who is hurt is not yet danger now; a neck, a weapon or an act is. */
function underage(state: State, { text, hits: heard }: Said, world: World): Turned {
  const hits = saysOnlyAnAge(text) ? heard.filter((hit) => !isLearned(hit)) : heard;
  const young: State = { ...state, who: 'child', understood: [], misses: 0 };
  const { urgent, ...calm } = heed(young, hits);
  const due = urgent !== 'child' || meaningOf(hits).level === 'D3' ? urgent : undefined;
  const isComing = leavingSign(hits) === 'coming';
  const go = isComing ? toCover({ ...young, stack: ['child.doors'] }) : { to: 'child.doors' };
  return move({ ...calm, before: state, urgent: due }, go, world);
}

/** Signs that change the path before the question on screen is considered. */
function wayOut(state: State, said: Said, world: World): Go | undefined {
  const leaving = leavingSign(said.hits);
  if (leaving === 'coming') return toCover(state);
  if (leaving === 'traces') return toTraces(state);
  return (
    helpTitled(state, said, world) ??
    professionHeard(state, said, world) ??
    byPath(state, said, world) ??
    subjectHeard(state, said, world) ??
    planAskedFor(state, said, world.content) ??
    cardHeard(state, said, world) ??
    (isAnswerOfItsOwn(state, said, world) ? undefined : numberTyped(state, said, world))
  );
}

function byPath(state: State, said: Said, world: World): Go | undefined {
  const { hits } = said;
  switch (pathOf(hits)) {
    case 'hurter':
      return ONTO_HIS_PATH;
    case 'human':
      // What is passed on to a person is her own line (« appelez pas ») and no new wish.
      return topOf(state).startsWith('summary.') ? undefined : { to: 'human.ask' };
    case 'roof':
      return meaningOf(hits).level === 'D?' && !namesCard(state, said, world)
        ? { to: 'signpost.roof' }
        : undefined;
    case 'relative': {
      const set: Partial<State> = { who: 'someone_else', understood: [] };
      return isOpenEnded(state) && !isHurtHerself(said, world) ? { to: 'relative.start', set } : undefined;
    }
    case undefined:
      return undefined;
  }
}

/** One card about traces at a time: what is under it is what `return` resumes. */
function toTraces(state: State): Go {
  const stack = state.stack.filter((name) => name !== 'traces.card');
  return { to: 'traces.card', above: true, set: { stack: stack.length > 0 ? stack : ['menu.choose'] } };
}

function readByStep(state: State, input: Said, world: World): Go | undefined {
  return stepNamed(topOf(state), state.channel).hear?.(state, input, world);
}

/** Before giving up: a town may be named on any screen; thanks, and what is asked about the service, are answered. */
function elsewhere(state: State, said: Said, world: World): Go | undefined {
  if (isThanks(said.text, world.content.synonyms)) return thanked(state);
  const answer = answerToAsked(said.text, world.content.synonyms);
  if (answer !== undefined) return { to: 'stay', says: answerIn(state, answer) };
  return placeSaid(state, said, world);
}

/** Their figures mean nothing without the question. */
const AFTER_A_PERSON: readonly string[] = ['human.ended', 'human.survey', 'human.after'];

/** By SMS what stands above is not sent again, save the numbers of an emergency. */
function thanked(state: State): Go {
  const isShort = state.channel === 'sms' && topOf(state) !== 'emergency.card';
  const brief = AFTER_A_PERSON.includes(topOf(state)) ? ('told' as const) : ('bare' as const);
  return { to: 'stay', says: [say('thanks.back')], ...(isShort && { brief }) };
}

/** An SMS is not anonymous, and says so each time it is asked. */
function answerIn({ channel, who }: State, answer: string): Say[] {
  if (channel === 'web' || answer !== 'secrecy.children') return [say(answer)];
  return [say('sms.notice'), say(who === 'child' ? 'sms.child_secrecy' : 'sms.secrecy')];
}

/**
 * Not understood: said once with the choices again; the second time, doors, once; then the choices alone. Under the
 * emergency card the numbers are said again each time. What was written for a place is not kept as written.
 */
function miss(state: State, world: World): Turned {
  const events: Event[] = state.open?.slot === 'place' ? [{ kind: 'forget', keep: '' }] : [];
  const misses = state.misses + 1;
  const hadDoors = state.said.includes('missed.doors') || topOf(state) === 'emergency.card';
  if (misses < MISSES_BEFORE_DOORS || hadDoors) {
    return arrive({ state: { ...state, misses }, events }, { to: 'stay' }, world, 'missed');
  }
  const go: Go = { to: 'signpost.places', says: [say('missed.doors')] };
  return arrive({ state: { ...state, misses: 0, said: [...state.said, 'missed.doors'] }, events }, go, world);
}
