import { placeSaid } from './place-asked.js';
import { aBreath, topOf, withAnswer } from './state.js';
import { wholeOf } from './reading/commands.js';
import { wordsOfKey } from './reading/options.js';
import { readAudience } from './reading/audience.js';
import { saysProfession } from './reading/profession.js';
import { readSubject } from './reading/subject.js';
import { readWhoHurts } from './reading/who-hurts.js';
import { isLearned, meaningOf, pathOf, speaksOfDanger } from './words-heard.js';
import type { Go, Hit, Input, State, World } from './model.js';

type Said = Extract<Input, { kind: 'say' }>;

/** Steps where somebody may still say whose situation it is. */
const OPEN_ENDED = ['opening.safe_now', 'menu.choose', 'menu.other_situation', 'stocktake.words'];

/** By SMS the place is the first thing asked, of everybody: who answers it may be anybody but a child or who hurts, who said so. */
export function isOpenEnded(state: State): boolean {
  return OPEN_ENDED.includes(topOf(state)) || isFirstBySms(state);
}

function isFirstBySms(state: State): boolean {
  const isPathTaken = state.who === 'child' || state.who === 'hurter';
  return state.channel === 'sms' && topOf(state) === 'place.ask' && !isPathTaken;
}

/** Somebody who says a profession, and not that she is hurt herself, is on the professionals' path. */
export function professionHeard(state: State, said: Said, world: World): Go | undefined {
  if (state.who === 'child' || state.who === 'hurter' || !isOpenEnded(state)) return undefined;
  const ofAnother = pathOf(said.hits) === 'relative' || !speaksOfDanger(said.hits);
  const isSaid = saysProfession(said.text) || isForWork(said, world);
  if (!ofAnother || !isSaid || isHurtHerself(said, world)) return undefined;
  return { to: 'pro.doors', set: { who: 'professional', understood: [] } };
}

/** "C'est pour mon travail", "pro": a whole message. */
function isForWork({ text }: Said, { content }: World): boolean {
  const words = wordsOfKey(content.synonyms, 'said.professional');
  return text.length <= LONGEST_WORDS_OF_WORK && words.has(wholeOf(text));
}

const LONGEST_WORDS_OF_WORK = 80;

/** "Je suis infirmière et mon mari me frappe": the profession is told in passing. */
export function isHurtHerself({ text }: Said, { content }: World): boolean {
  return saysProfession(text) && readWhoHurts(text, content.synonyms) !== undefined;
}

/** Labels of words that only name a subject which has a line of its own. */
const NAMING: readonly Hit['label'][] = [
  'control',
  'sexual_violence',
  'stalking',
  'practical_need:legal',
  'practical_need:children',
  'bystander',
];
/** Heard around such names too, where no phrase says them: « messages, images intimes ». */
const MAY_ECHO: readonly Hit['label'][] = ['past_violence', 'practical_need:complaint'];
/** A longer message is a story: it is heard as one. */
const WORDS_OF_A_SUBJECT = 12;

/** A short message that names what another line is made for leads to that line. */
export function subjectHeard(state: State, said: Said, world: World): Go | undefined {
  const { text, hits } = said;
  if (state.who !== 'self' && state.who !== 'someone_else') return undefined;
  const isWhere = topOf(state) === 'place.ask';
  if (!isWhere && !isOpenEnded(state) && !topOf(state).startsWith('signpost.')) return undefined;
  const isShort = text.trim().split(/\s+/).length <= WORDS_OF_A_SUBJECT;
  if (
    !isShort ||
    !hits.every((hit) => NAMING.includes(hit.label) || (isLearned(hit) && MAY_ECHO.includes(hit.label)))
  )
    return undefined;
  const subject = readSubject(text) ?? personAmongLines(state, text);
  if (subject === undefined || (isWhere && subject !== 'abroad' && !isOnlyASubject(state, said, world)))
    return undefined;
  const go = towardsLine(state, subject, hits);
  return isWhere ? { ...go, events: [{ kind: 'forget', keep: '' }] } : go;
}

/** « Je suis sourde, a Levroux » answers where: what it says of her is noted there. */
function isOnlyASubject(state: State, said: Said, world: World): boolean {
  return isFirstBySms(state) && placeSaid(state, said, world) === undefined;
}

/** Where lines are being chosen, "je suis un homme" is one of the choices, on whatever screen of them. */
function personAmongLines(state: State, text: string): 'man' | 'elder' | undefined {
  if (topOf(state) === 'signpost.places' || isOpenEnded(state)) return undefined;
  const audience = readAudience(text);
  return audience === 'woman' ? undefined : audience;
}

function towardsLine(state: State, subject: string, hits: readonly Hit[]): Go {
  const breath = meaningOf(hits).level === 'D?' ? { says: [], said: state.said } : aBreath(state);
  const set = { ...lineChosen(state, subject), said: breath.said, understood: [] };
  return { to: 'signpost.lines', set, says: breath.says };
}

/** Who somebody is, among those a list of lines is made for: kept, so that the next doors fit too. */
const PERSONS: readonly string[] = ['man', 'elder', 'disabled', 'deaf', 'lgbt'];

/** The list of lines to show next, and what it says of the person. */
export function lineChosen(state: State, line: string): Partial<State> {
  const answers = {
    ...withAnswer(state, 'line', [line]).answers,
    ...(PERSONS.includes(line) ? { audience: [line] } : {}),
    ...(line === 'abroad' ? { abroad: ['yes'] } : {}),
    ...(line === 'deaf' ? { can_speak: ['writing_only'] } : {}),
    ...(line === 'suicide' && state.who === 'self' ? { self: state.answers['self'] ?? ['thoughts'] } : {}),
  };
  return { answers };
}
