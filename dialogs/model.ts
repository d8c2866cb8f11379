import type { Content, DangerLabel, DoorNeed, Lang } from '../content/model.js';

/** The engine's own words: plain JSON in, plain JSON out. Nothing here is text, a timer or a store. */

/** D? = nothing said. Never shown to a person, never lowered by the bot (content/questions/triage.yaml). */
export type Level = 'D3' | 'D2' | 'D1' | 'D?';

/** Why the level is D2: one factor tied to killing was said, or several weaker ones. Orders the queue. */
export type Cause = 'direct' | 'points';

/** What an emergency card puts first. */
export type Emergency = 'danger' | Exclude<DoorNeed, 'elder'>;

/** On whose path the conversation is. */
export type Who = 'self' | 'someone_else' | 'child' | 'hurter' | 'professional';

export type Values = Readonly<Record<string, string | number>>;

/** A content key and what fills it. Rendered by bots/, in the person's language, for the channel. */
export interface Say {
  key: string;
  values?: Values;
  /** A door named in the sentence: rendered in one short line. */
  door?: DoorCard;
  /** It only leads to the doors under it: where they are not shown, it is not said. */
  lead?: true;
}

/** A door shown as a card: a record's id and what the person needs to know of it now. */
export interface DoorCard {
  kind: 'line' | 'place';
  id: string;
  /** For a place: from the commune she named, in kilometres as the crow flies. */
  distanceKm?: number;
  /** The moment its hours are read at, when that is not now: a wall clock such as `2026-11-24T10:00`. */
  at?: string;
  /** A few words less: held out early, or to learn by heart. */
  brief?: boolean;
  /** Only what must be known to use it now: on the emergency card. */
  bare?: boolean;
  /** This office is in charge of the commune she named. */
  inCharge?: boolean;
  /** Its site or application before its number: for a deaf person. */
  siteFirst?: boolean;
}

/** What one message holds. */
export interface Part {
  says: Say[];
  doors: DoorCard[];
}

export interface Option {
  /** Stable answer id (`recent`, `skip`, an INSEE code…). */
  id: string;
  /** Content key of its title. */
  key: string;
  values?: Values;
  /** Of what language its title is, when not that of the screen. */
  lang?: string;
  weight?: 'urgent' | 'quiet' | 'done';
  /** The id is a record's, whose name fills `{{name}}` in the person's language. */
  record?: boolean;
  /** Already chosen, where several answers fit. */
  ticked?: boolean;
}

/** What the person is being asked. Kept in the state so that "2" or "la deuxième" can be read against it. */
export interface Ask {
  /** Stable id of the screen: `risk.neck`, `place.ask`, `emergency.card`… */
  step: string;
  options: Option[];
  /** Several answers fit: one tap each and then "C'est tout". */
  many?: boolean;
  /** What free words may also be read as here. */
  slot?: 'words' | 'place' | 'time';
  /** The sentence itself says which number means what: an SMS does not list the answers under it. */
  spelt?: true;
}

/** What a talk by SMS remembers of its thread. Times are ms since 1970. */
export interface Thread {
  /** When a text of hers was last heard. */
  at: number;
  /** Where her first text leads waits under the neutral line. Under any later one nothing is taken up by « 1 ». */
  isFirst?: true | undefined;
  /** The word she chose, by which she and nobody else takes up the talk after a gap. */
  word?: string;
}

export interface Hit {
  label: DangerLabel;
  /** Which entry of content/danger spoke. */
  why: string;
  /** Where in the original text, as UTF-16 offsets [from, to[. */
  span: readonly [number, number];
}

export type CommandId =
  | 'leave'
  | 'erase'
  | 'emergency'
  | 'human'
  | 'skip'
  | 'back'
  | 'start_again'
  | 'menu'
  | 'language'
  | 'stop'
  | 'report';

export type Input =
  | { kind: 'say'; text: string; hits: readonly Hit[]; time?: ReadTime }
  | { kind: 'choose'; ids: readonly string[]; hits: readonly Hit[] }
  | { kind: 'command'; id: CommandId; lang?: string }
  /** A line or a place did not work; its id. */
  | { kind: 'report'; record: string }
  | { kind: 'signal'; name: 'start' | 'accepted' | 'dropped' | 'place' | 'timeout' | 'reconnect' };

/** A day and hour somebody named, as the wall clock of the département reads it: `2026-11-24T10:00`. */
export interface ReadTime {
  at: string;
}

export type Event =
  /** `style` is `loud` only for the emergency card of somebody who said they can write. */
  | { kind: 'message'; step: string; says: Say[]; doors: DoorCard[]; ask?: Ask; style?: 'loud' | 'quiet' }
  | { kind: 'raise'; level: Level; cause: Cause | null; reasons: string[] }
  /** The text just received answered "where": only this name may stay in the log. */
  | { kind: 'forget'; keep: string }
  /** A line or a place did not work: to be counted, once a talk. */
  | { kind: 'report'; record: string }
  | { kind: 'handoff' }
  | { kind: 'leave' }
  | { kind: 'erase' };

export interface State {
  v: 1;
  rev: number;
  /** What is read first, and the words of records. */
  lang: Lang;
  /** The language of the settings she is spoken to in, when it only stands on `lang`. */
  tongue?: string | undefined;
  channel: 'web' | 'sms';
  /** By SMS alone; absent until her first text is heard. */
  thread?: Thread;
  who: Who;
  /** Steps, the one on screen last: what is underneath is resumed when the top returns. */
  stack: string[];
  /** What is on screen; absent once the conversation has ended. */
  open?: Ask;
  /** Options ticked so far where several fit. */
  picked: string[];
  /** Screens passed, for "back". At most twenty. */
  trail: Bookmark[];
  /** The block of risk questions she is in: the second only after she chose to go on. */
  block: 'first_block' | 'second_block';
  /** Answers by question id; option ids, never words. */
  answers: Record<string, string[]>;
  /** Questions answered by free words and not yet confirmed. */
  understood: string[];
  level: Level;
  cause: Cause | null;
  reasons: string[];
  /** Which emergency was last shown, so that the card keeps the same doors when it comes back. */
  emergency?: Emergency;
  /** Somebody may come in: nothing loud, the short way. */
  discreet: boolean;
  commune?: string;
  /** Code of another département, when she looks for help outside this one. */
  outside?: string;
  /** Content keys said once and not to be said again. */
  said: string[];
  /** Messages in a row that were not understood. */
  misses: number;
  /** Ids of the doors last shown: what « this number did not work » may mean. */
  doors?: string[];
  /** Ids of those that did not work, each counted once. */
  reported?: string[];
  /** Set by bots/ while a person has been asked for. */
  handoff?: string;
}

/** A screen passed: where it was, and on whose path. */
export type Bookmark = Pick<State, 'stack' | 'who' | 'discreet'>;

/** What a turn may look at besides state and input. Time is passed in so that a test can run a night. */
export interface World {
  content: Content;
  now: Date;
}

export interface Step {
  /** What to show on arrival, or where to go instead when there is nothing to ask. */
  enter: (state: State, world: World) => Screen | Go;
  /** What a choice among the offered options means. Absent where `enter` always leads elsewhere. */
  answer?: (state: State, ids: readonly string[], world: World) => Go;
  /** What free words mean here; absent or `undefined`: not understood. */
  hear?: (state: State, input: Extract<Input, { kind: 'say' }>, world: World) => Go | undefined;
}

export interface Screen {
  /** Messages of their own above the question. */
  before?: Part[];
  says: Say[];
  doors?: DoorCard[];
  ask: Ask;
  style?: 'loud' | 'quiet';
  /** Said instead of "not understood" and the question, where that would be a refusal. */
  again?: Say[];
}

/** Where the conversation goes, what is said on the way, and what is remembered of the answer. */
export interface Go {
  /** A step to replace the one on top, or `return` to resume what lies under it, or `stay` to ask again. */
  to: string;
  /** Put `to` on top instead of replacing: what is under is resumed by `return`. */
  above?: boolean;
  says?: Say[];
  /** Doors shown with what is said on the way. */
  doors?: DoorCard[];
  set?: Partial<State>;
  events?: Event[];
  /** The screen it leads to is only recalled: what is said on the way stands above its question. */
  brief?: 'told';
  /** Danger now: the level becomes D3 and the emergency card comes first; `to` waits under it. */
  urgent?: Emergency;
  /** What she chose that says so, as `question.answer`. */
  because?: string;
}

/** A subject of conversation: its steps by name, in reading order. One file each, with at least one story. */
export type Dialog = Readonly<Record<string, Step>>;
