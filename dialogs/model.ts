import type { Content, DangerLabel, DoorNeed, Lang } from '../content/model.js';
import type { Window } from './sms/with-person.js';

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
  /** When a person of the team may write to her; absent until she has asked for one. */
  window?: Window | undefined;
  /** What is on screen changed while nothing could be sent: it is said with the answer to her next text. */
  untold?: true | undefined;
  /** So many texts of the person were never sent; shown to who wrote them until they write again. */
  unsent?: number | undefined;
}

export interface Hit {
  label: DangerLabel;
  /** Which entry of content/danger spoke. */
  why: string;
  /** Where in the original text, as UTF-16 offsets [from, to[. */
  span: readonly [number, number];
  /** Heard by its meaning and by no phrase. Why is then worked out when it is asked, which costs as much as to hear. */
  isLearned?: true;
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
  /** `masked`: as it may be shown again, where it may be. */
  | { kind: 'say'; text: string; hits: readonly Hit[]; time?: ReadTime; masked?: string }
  | { kind: 'choose'; ids: readonly string[]; hits: readonly Hit[] }
  | { kind: 'command'; id: CommandId; lang?: string }
  /** A line or a place did not work; its id. */
  | { kind: 'report'; record: string }
  | Signal;

/** What the queue of people has to say to a conversation, and the first words of all. */
export interface Signal {
  kind: 'signal';
  name: 'start' | 'reconnect' | DeskSignal | QueueSignal;
  /** Which case, and the number of the signal in it: each is taken once, in order. */
  of?: { case: string; seq: number; fence: number };
  /** The worker's first name chosen for duty; the two words; the range of the wait in minutes. */
  values?: Values;
  /** How grave it was where the place was taken. */
  level?: Level;
}

/** What the desk answers at once, in the turn that asked. */
export type DeskSignal =
  | 'waiting'
  | 'crowded'
  | 'words_wrong'
  | 'resumed'
  | 'slot_taken'
  | 'slot_here'
  | 'slot_nobody'
  | 'slot_early';

export type QueueSignal =
  | 'accepted'
  | 'transferred'
  | 'consent'
  | 'worker_lost'
  | 'passed_on'
  | 'nobody_left'
  | 'somebody_back'
  | 'dropped'
  | 'guest_joined'
  | 'guest_left'
  | 'ended'
  | 'closed'
  | 'replaced';

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
  /** She asks for a person: the desk answers in the same turn. */
  | { kind: 'handoff' }
  /** What the desk must know, without an answer. */
  | { kind: 'desk'; act: DeskAct }
  | { kind: 'leave' }
  | { kind: 'erase' };

export type DeskAct =
  /** She gave two words to have her place back. Answered in the same turn, as `handoff` is. */
  | { do: 'words'; words: string }
  /** She takes a time to come back to. Answered in the same turn. */
  | { do: 'slot'; id: string; at: string }
  /** She gives back the time she took. */
  | { do: 'free_slot' }
  /** She has read what is passed on, and what of it is agreed: keys of content. */
  | { do: 'agree'; lines: string[]; far: boolean }
  /** She leaves the line, or ends the talk. */
  | { do: 'leave_line'; case: string }
  /** Her words went to the person; `danger`: the safety net heard some in them; `young`: an age under eighteen, for the first time. */
  | { do: 'said'; danger: boolean; young?: true }
  /** A text after so long a silence that somebody else may hold the telephone: who reads it must know. */
  | { do: 'unsure' }
  | { do: 'survey'; answer: string };

/** A person was asked for: which case, and how far the talk has come. */
export interface Handoff {
  case: string;
  phase: 'waiting' | 'talking';
  /** Number of the last signal taken. */
  seq: number;
  /** Of the case when the worker took it: words under another are a late worker's. */
  fence: number;
  /** The worker's first name chosen for duty. */
  name?: string | undefined;
  /** The two words, and the range of the wait in minutes when she joined. */
  values?: Values | undefined;
}

/** What she lets a person read before they talk. */
export interface Summary {
  /** Keys of the lines she struck out. */
  struck: string[];
  /** A line of her own, masked. */
  added?: string | undefined;
  /** Asked to be with somebody who does not work near her. */
  far?: boolean;
  /** Set once she has answered: these lines and no others. */
  agreed?: string[];
}

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
  /** While a person has been asked for, until one of both parts. */
  handoff?: Handoff | undefined;
  summary?: Summary | undefined;
  /** The time to come back to that she took, and its two words: shown once. */
  handoffSlot?: Values | undefined;
}

/** A screen passed: where it was, and on whose path. */
export type Bookmark = Pick<State, 'stack' | 'who' | 'discreet'>;

/** What a turn may look at besides state and input. Time is passed in so that a test can run a night. */
export interface World {
  content: Content;
  now: Date;
  /** Who could take up a talk now; absent where nobody ever does. */
  people?: People;
}

/** `soon`: somebody is present and busy. The range of the wait in minutes; `known`: from real waits of late. */
export interface People {
  who: 'nobody' | 'soon' | 'free';
  /** A lead has closed it for now: no hour of the rota is to be told. */
  closed?: true;
  /** How many are before her, while she waits: said by SMS alone, when she asks. */
  before?: number;
  wait: { from: number; to: number; known: boolean };
  /** Times a lead has opened to come back to, as wall clocks of the département, with their ids. */
  slots?: readonly { id: string; at: string }[];
  /** What a lead has switched off: ids of lines and places, `text:<id>` for a card, `places` for all places. */
  off?: readonly string[];
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
  /** Its doors come again with that too: they are what it is for. */
  doorsAgain?: true;
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
  brief?: 'told' | 'bare';
  /** Danger now: the level becomes D3 and the emergency card comes first; `to` waits under it. */
  urgent?: Emergency;
  /** What she chose that says so, as `question.answer`. */
  because?: string;
}

/** A subject of conversation: its steps by name, in reading order. One file each, with at least one story. */
export type Dialog = Readonly<Record<string, Step>>;
