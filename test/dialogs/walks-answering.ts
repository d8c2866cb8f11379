import type { Persona } from './personas.js';
import type { Need, Said } from './walks-fit.js';
import type { Choice, Visit } from './walks-visit.js';

/** What a persona writes next, and what she has thereby said of herself. */
export interface Message {
  text: string;
  says: Partial<Said>;
  /** Her story has now been written: she does not tell it twice. */
  tells?: true;
}

/** What she has done so far that her next answer depends on. */
export interface Past {
  hasTold: boolean;
  timesAskedWhere: number;
  /** Answers ticked on the screen that is open. */
  picked: readonly string[];
}

interface Turn {
  persona: Persona;
  visit: Visit;
  past: Past;
}

type Wanted = { id: string; says?: Partial<Said> } | Message;

/** What she answers to the screen before her. */
export function answerOf(turn: Turn): Message {
  const { visit, persona } = turn;
  const wanted = wantedOn(visit.seen.state.open?.step ?? '', turn);
  if ('text' in wanted) return wanted;
  const choices = visit.choices();
  const at = Math.max(
    0,
    choices.findIndex(({ id }) => id === wanted.id),
  );
  return { text: written(choices, at, persona), says: wanted.says ?? {} };
}

/** The button tapped, its rank, or its words typed without care. */
function written(choices: readonly Choice[], at: number, { manner }: Persona): string {
  const title = choices[at]?.title ?? '';
  if (manner === 'rank') return String(at + 1);
  return manner === 'tap' ? title : title.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}

function wantedOn(step: string, turn: Turn): Wanted {
  const { persona } = turn;
  const [family, id = ''] = step.split('.');
  if (family === 'risk' || family === 'relative') return onQuestion(id, turn);
  switch (step) {
    case 'opening.safe_now':
      return persona.way === 'own_words' && persona.startsAtOnce ? told(turn) : onOpening(persona);
    case 'menu.choose':
      return onMenu(turn);
    case 'menu.other_situation':
      return { id: persona.other, says: { needs: [OTHER[persona.other]] } };
    case 'stocktake.words':
      return told(turn);
    case 'stocktake.understood':
      return { id: 'right' };
    case 'stocktake.who_hurts':
      return { id: persona.answers['who_hurts'] ?? 'rather_not_say', says: { needs: ['line'] } };
    case 'speak.can_speak':
      return { id: persona.canSpeak, says: persona.canSpeak === 'writing_only' ? { written: true } : {} };
    case 'place.ask':
    case 'place.choose':
      return onPlace(step, turn);
    case 'emergency.card':
      return { id: 'sheltered' };
    default:
      return { id: 'go_on' };
  }
}

const OTHER: Readonly<Record<Persona['other'], Need>> = {
  someone_else: 'relative',
  child: 'young',
  hurter: 'hurter',
};

function onOpening({ safeNow }: Persona): Wanted {
  if (safeNow === 'yes') return { id: 'yes' };
  return { id: safeNow, says: { written: true, ...(safeNow === 'no' ? { needs: ['danger'] } : {}) } };
}

/** The story in words where there is one; a pass otherwise. */
function told({ persona: { story, setting }, past }: Turn): Wanted {
  if (story === undefined || past.hasTold) return { id: 'skip' };
  const { says, audience, written: isWritten } = story;
  return {
    text: story[setting.lang],
    tells: true,
    says: {
      needs: [says],
      ...(audience === undefined ? {} : { audience }),
      ...(isWritten === undefined ? {} : { written: true }),
    },
  };
}

function onMenu(turn: Turn): Wanted {
  const { persona, past } = turn;
  if (persona.way === 'other_situation') return { id: persona.way };
  if (persona.way === 'take_stock') return { id: persona.way, says: { needs: ['line'] } };
  if (persona.way === 'own_words' && !past.hasTold) return told(turn);
  const wantsOffice = persona.place?.insee !== undefined && persona.setting.pack === 'demo';
  return {
    id: 'number_or_place',
    says: wantsOffice ? { needs: ['place'], insee: persona.place?.insee } : { needs: ['line'] },
  };
}

/** What an answer says that calls for a door of its own. */
const CALLS_FOR: Readonly<Record<string, Need>> = {
  'neck.recent': 'care', 'neck_signs.yes': 'care', 'bleeding.yes': 'care', 'self.planned': 'care',
  'threat_kill.today': 'danger', 'weapon.in_hand': 'danger', 'locked_now.yes': 'danger', 'child_now.yes': 'danger',
  'now.yes': 'danger', 'silent_or_hurt.yes': 'danger', 'children.hit': 'child', 'self.thoughts': 'life',
}; // prettier-ignore

function onQuestion(question: string, { persona, past, visit }: Turn): Wanted {
  const given = persona.answers[question];
  if (past.picked.length > 0) return { id: 'done' };
  const isOffered = visit.choices().some(({ id }) => id === given);
  if (given === undefined || !isOffered) return { id: 'skip' };
  const need = CALLS_FOR[`${question}.${given}`];
  return { id: given, says: { needs: need === undefined ? ['line'] : [need] } };
}

function onPlace(step: string, { persona, past, visit }: Turn): Wanted {
  const { place } = persona;
  if (place === undefined) return { id: 'rather_not_say', says: { needs: ['line'] } };
  const isOffered = visit.choices().some(({ id }) => id === place.insee);
  if (step === 'place.choose') return { id: isOffered ? (place.insee ?? '') : 'another' };
  return { text: past.timesAskedWhere === 0 ? place.text : place.inFull, says: {} };
}
