import { personaOf, type Persona, type Way } from './personas.js';
import { answerOf, type Message, type Past } from './walks-answering.js';
import { doorsIn, isFitting, officesFor, type Said } from './walks-fit.js';
import { Visit } from './walks-visit.js';

/** How a persona's visit went; turns are messages she sent, the answer to the opening included. */
export interface Walked {
  persona: Persona;
  /** Turns until a door that fits what she had said was shown; absent: none before the end. */
  toDoor?: number;
  /** She came for a place, named a commune of the Indre, and offices may be shown. */
  wantsOffice: boolean;
  /** Turns until the office of her commune was shown. */
  toOffice?: number;
  /** Turns until the screen of doors at the end of her path. */
  toEnd?: number;
  /** Turns from saying that the danger is now, or that care is needed, to the emergency card with a door that fits it; infinite for never. */
  fromDanger?: number;
  /** What she wrote, in order, and the screen it brought: enough to play it again by hand. */
  played: readonly string[];
}

/** Screens that are the doors themselves. */
const ENDS: readonly string[] = [
  'signpost.places', 'signpost.roof', 'child.doors', 'hurter.doors', 'human.nobody', 'human.waiting',
]; // prettier-ignore
const TURNS_AT_MOST = 30;

/** Turns to a fitting door: three for who asks for a number or a place, six for everybody else. */
export const TURNS_TO_DOOR: Readonly<Record<Way, number>> = {
  number_or_place: 3,
  take_stock: 6,
  other_situation: 6,
  own_words: 6,
};

/** Plays the persona of this seed to the end of her path. */
export async function walk(seed: number, way: Way): Promise<Walked> {
  const walker = new Walker(personaOf(seed, way));
  while (!walker.isOver()) await walker.takeTurn();
  return walker.walked;
}

class Walker {
  readonly walked: Walked & { played: string[] };
  readonly #visit: Visit;
  #said: Said = { needs: [], written: false };
  #past: Past = { hasTold: false, timesAskedWhere: 0, picked: [] };
  #dangerAt: number | undefined;

  constructor(persona: Persona) {
    this.walked = { persona, played: [], wantsOffice: false };
    this.#visit = new Visit(persona.setting);
  }

  isOver(): boolean {
    return this.walked.toEnd !== undefined || this.walked.played.length >= TURNS_AT_MOST;
  }

  async takeTurn(): Promise<void> {
    const message = this.#next();
    this.#heed(message);
    const { state } = await this.#visit.write(message.text);
    this.walked.played.push(`${message.text} → ${state.open?.step ?? ''}`);
    this.#past = { ...this.#past, picked: state.picked };
    this.#note(state.open?.step ?? '');
  }

  #next(): Message {
    const { persona, played } = this.walked;
    if (persona.odd?.at === played.length + 1) return { text: persona.odd.text, says: {} };
    return answerOf({ persona, visit: this.#visit, past: this.#past });
  }

  /** What her message says is said from now on. */
  #heed({ says, tells }: Message): void {
    const asked = this.#visit.seen.state.open?.step === 'place.ask' ? 1 : 0;
    this.#said = { ...this.#said, ...says, needs: [...this.#said.needs, ...(says.needs ?? [])] };
    this.#past = {
      ...this.#past,
      hasTold: this.#past.hasTold || tells === true,
      timesAskedWhere: this.#past.timesAskedWhere + asked,
    };
    this.walked.wantsOffice ||= says.insee !== undefined;
    if (this.#dangerAt === undefined && this.#isPressing()) {
      this.#dangerAt = this.walked.played.length + 1;
      this.walked.fromDanger = Number.POSITIVE_INFINITY;
    }
  }

  #isPressing(): boolean {
    return this.#said.needs.some((need) => need === 'danger' || need === 'care');
  }

  #note(step: string): void {
    const turns = this.walked.played.length;
    const { content, seen } = this.#visit;
    const shown = seen.activities.flatMap((activity) => doorsIn(activity, content));
    if (isFitting(shown, this.#said, { content, clock: this.walked.persona.setting.clock })) {
      this.walked.toDoor ??= turns;
      if (this.#dangerAt !== undefined && step === 'emergency.card')
        this.walked.fromDanger = Math.min(this.walked.fromDanger ?? 0, turns - this.#dangerAt);
    }
    const offices = officesFor(this.#said.insee, content);
    if (shown.some((id) => offices.includes(id))) this.walked.toOffice ??= turns;
    if (ENDS.includes(step)) this.walked.toEnd ??= turns;
  }
}
