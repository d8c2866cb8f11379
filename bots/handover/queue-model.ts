/**
 * The line of a département as plain JSON: who waits, who is with whom, who is present. One small document, changed
 * only by `apply` (queue.ts) and stored by compare-and-set (queue-store.ts). It holds no words of anybody: what is said
 * lives in the visitor's own conversation and goes with it. Times are milliseconds since 1970.
 */
export interface Queue {
  v: 1;
  /** In order of arrival. */
  cases: Case[];
  present: Presence[];
  slots: Slot[];
  switches: Switches;
  /** The last real waits of those who were answered, oldest first. */
  waits: Wait[];
  /** What must still reach a visitor, the audit or the lead: kept until it has, so that a crash loses none of it. */
  outbox: QueueEvent[];
  /** Number of the last event. */
  lastEvent: number;
  counts: Counts;
  /** Wrong pairs of words in the hour that began then: at many, the lead is told. */
  wrongWords?: { since: number; count: number };
  /** Since when the rota is open and nobody is signed in; `told` once the lead was alerted. */
  empty?: { since: number; told: boolean };
}

/** 1: danger now. 2: a factor tied to killing was said. 3: everybody else. Never shown to a visitor. */
export type Band = 1 | 2 | 3;

export type CaseState = 'waiting' | 'offered' | 'talking' | 'wrapping';

/** How a person went: three signs that a worker must be able to tell apart, and a colleague's or the clock's end. */
export type Left = 'on_purpose' | 'network' | 'silent' | 'nobody';

export interface Case {
  /** Random. Nobody can guess it, and it is not the conversation's. */
  id: string;
  /** The conversation it is about; empty once she is gone. */
  talk: string;
  state: CaseState;
  band: Band;
  level: 'D3' | 'D2' | 'D1' | 'D?';
  channel: 'web' | 'sms';
  /** A language of the settings. */
  lang: string;
  /** Of the commune she named, never the commune. */
  sector?: string;
  team?: string;
  /** A language in which she would rather be answered (`console.spoken.<tag>` in content), as her worker asked. */
  wants?: string;
  /** Content keys she agreed to pass on (`summary.<question>.<answer>`); none when she refused. */
  reasons: string[];
  /** When she agreed to what; absent while she has not been asked yet. A fact, not a text. */
  consent?: { at: number; lines: number };
  /** A transfer changed the team: the new worker sees no reason until she has agreed again. */
  withheld?: boolean;
  /** She asked for somebody who does not work near her. */
  far: boolean;
  /** Her place: when she first asked. Never changed. */
  askedAt: number;
  /** When the state last changed. */
  since: number;
  /** Returned from a talk: before everybody. */
  front: boolean;
  /** Rises with each offer and each taking: a command that carries an older one is refused. */
  fence: number;
  /** While offered: to whom, until when. While talking: a transfer that waits to be accepted. */
  offer?: Offer;
  /** Who talks with her, or wraps up after her. */
  worker?: string;
  /** A lead who was asked to come into the talk, and one who is in it: who may then read and write. */
  invited?: string;
  guest?: string;
  /** In a peril: a request to open her sealed number (queue-number.ts). */
  opening?: Opening;
  /** Not to be offered to them again: « Je connais cette personne ». */
  never: string[];
  /** Not offered to them before that moment: they passed or did not answer. */
  passed: Record<string, number>;
  /** The network of the visitor: lost since. */
  lostAt?: number;
  /** Of a page without a connection that stays: when it last showed that it is there. */
  seenAt?: number;
  /** She was away more than three minutes, ten by SMS, or came back by two words: « vérifiez qui écrit ». */
  check?: boolean;
  /** Her last words, and the last sign of the worker. */
  spokeAt?: number;
  servedAt?: number;
  /** A danger was said in the talk and not acknowledged yet. */
  alert?: boolean;
  /** An age under eighteen was said in the talk and not acknowledged yet. */
  young?: boolean;
  /** Somebody took it once: the wait is counted, and she is not asked to wait anew. */
  answered?: boolean;
  /** The lead was alerted of this wait. */
  ledTold?: boolean;
  /** How she went, in a talk that is being wrapped up. */
  left?: Left;
  /** Told that nobody is left; not again until somebody was. */
  toldNobody?: number;
  wrapUntil?: number;
  /** Number of the last event this case caused for her: her conversation takes each once, in order. */
  told: number;
}

export interface Offer {
  to: string[];
  until: number;
  /** Who passes the talk on, when it is a transfer. */
  from?: string;
}

/** Why a sealed number may be opened at all: fixed, so that no word of hers can stand here. */
export type OpeningReason = 'life' | 'child' | 'vulnerable';

export interface Opening {
  id: string;
  /** Who asked; somebody else must allow it. */
  by: string;
  why: OpeningReason;
  is: 'asked' | 'allowed' | 'refused' | 'shown';
  /** Forgotten at that moment. */
  until: number;
  /** The press that saw it. */
  press?: string;
}

export interface Presence {
  worker: string;
  /** The first name chosen for duty: all that a visitor is told. */
  name: string;
  role: 'worker' | 'lead';
  team?: string;
  sector?: string;
  /** Languages besides French in which this person can answer, by tag. */
  speaks?: readonly string[];
  /** By the worker's own choice. */
  capacity: 1 | 2;
  paused: boolean;
  /** Not present any more at that moment unless a heartbeat comes. */
  until: number;
  since: number;
  /** When the last talk was handed in: who has rested longest is asked first. */
  idleSince: number;
  /** Offers in a row left without an answer: who has left fewer is asked first. */
  missed: number;
}

/** A time to come back to, opened by a lead. No number is kept: she comes back herself. */
export interface Slot {
  id: string;
  at: number;
  by: string;
  /** The conversation that took it, empty once that is erased. She comes back with two words, made from the id, from wherever she is then. */
  takenBy?: string;
}

/** `text`: a card of « Autres aides », whole, by its id. */
export type SwitchName =
  'humans' | 'sms' | 'places' | 'all' | `line:${string}` | `place:${string}` | `text:${string}`;
/** What a lead has switched off: `true` is off. */
export type Switches = Partial<Record<SwitchName, boolean>>;

export interface Wait {
  seconds: number;
  band: Band;
  at: number;
}

/** Counts without text, identity or worker. */
export interface Counts {
  asked: number;
  answered: number;
  left: Record<Left, number>;
  closed: number;
  survey: Record<string, number>;
}

/** Who asks; checked by the console against its own accounts before a command is made. */
export interface WorkerCard {
  worker: string;
  name: string;
  role: 'worker' | 'lead';
  team?: string;
  sector?: string;
  speaks?: readonly string[];
}

/** Every way the line changes. Each may come twice, late, or from another process: see `Answer`. */
export type Command =
  | { kind: 'ask'; ask: Asking }
  | { kind: 'agree'; case: string; reasons: string[]; far?: boolean }
  | { kind: 'raise'; case: string; level: Case['level']; cause: 'direct' | 'points' | null; alert: boolean }
  | { kind: 'young'; case: string }
  | { kind: 'leave_line'; case: string }
  | { kind: 'gone'; case: string; how: Left }
  | { kind: 'visitor'; case: string; sign: 'lost' | 'back' | 'seen' | 'spoke' | 'unsure' }
  | { kind: 'resume'; case: string; talk: string }
  | { kind: 'wrong_words' }
  | { kind: 'survey'; answer: string }
  | { kind: 'sign_in'; card: WorkerCard; capacity: 1 | 2 }
  | { kind: 'sign_out'; worker: string }
  | { kind: 'heartbeat'; worker: string }
  | { kind: 'pause'; worker: string; on: boolean }
  | { kind: 'capacity'; worker: string; capacity: 1 | 2 }
  | { kind: 'accept'; case: string; worker: string; fence: number }
  | { kind: 'decline'; case: string; worker: string; fence: number }
  | { kind: 'take'; case: string; worker: string; why: 'second' | 'override' }
  | { kind: 'know'; case: string; worker: string; fence: number }
  | { kind: 'served'; case: string; worker: string; fence: number }
  | { kind: 'checked'; case: string; worker: string; fence: number }
  | { kind: 'unveiled'; case: string; worker: string; fence: number; n: number }
  | { kind: 'set_level'; case: string; worker: string; fence: number; level: Case['level'] }
  | { kind: 'transfer'; case: string; worker: string; fence: number; to: string }
  | { kind: 'language'; case: string; worker: string; fence: number; wants: string }
  | { kind: 'invite'; case: string; worker: string; fence: number; to: string }
  | { kind: 'join'; case: string; worker: string }
  | { kind: 'unjoin'; case: string; worker: string }
  | { kind: 'end'; case: string; worker: string; fence: number; close: boolean }
  | { kind: 'wrapped'; case: string; worker: string; fence: number }
  | { kind: 'number_ask'; case: string; worker: string; fence: number; id: string; why: OpeningReason }
  | { kind: 'number_answer'; case: string; id: string; by: string; allow: boolean }
  | { kind: 'number_show'; case: string; worker: string; fence: number; press: string }
  | { kind: 'open_slot'; id: string; at: number; by: string }
  | { kind: 'close_slot'; id: string; by: string }
  | { kind: 'take_slot'; id: string; talk: string }
  /** She gives her time back, or erases all she said. */
  | { kind: 'free_slot'; talk: string }
  /** That conversation is gone, and not by her erasing it. */
  | { kind: 'forget_talk'; talk: string }
  /** She came back to her slot, not too early: it is used, and if nobody is there the lead is told. */
  | { kind: 'use_slot'; id: string; served: boolean }
  | { kind: 'switch'; name: SwitchName; off: boolean; by: string }
  | { kind: 'delivered'; events: number[] }
  /** Time has passed. `open`: the rota says that somebody should be there. */
  | { kind: 'tick'; open: boolean };

/** Somebody asks for a person. */
export interface Asking {
  case: string;
  talk: string;
  channel: 'web' | 'sms';
  lang: string;
  level: Case['level'];
  cause: 'direct' | 'points' | null;
  sector?: string;
  team?: string;
  reasons: string[];
  /** She has read what would be passed on and answered; false at « danger maintenant », where it follows. */
  agreed: boolean;
  far: boolean;
}

/** Why a command changed nothing. `late`: another was faster, or the clock: read the line again. */
/**
 * `covered`: she hid her screen, and nothing may appear on it. `shut`: by SMS, she has opened no window, or it is over, or
 * SMS is switched off: nothing was sent.
 */
export type Refusal =
  'late' | 'unknown' | 'not_present' | 'full' | 'not_allowed' | 'nobody' | 'covered' | 'shut';
/** A command repeated after it worked is `done` again and changes nothing. */
export type Answer = 'done' | Refusal;

/** What becomes of a change, for somebody else to hear. `n` grows by one; delivered at least once, in order. */
export type QueueEvent = { n: number; at: number } & (ToVisitor | ToAudit | ToLead);

/** A signal for one conversation. `seq` grows by one within the case: a conversation takes each once, in order. */
export interface ToVisitor {
  to: 'visitor';
  talk: string;
  case: string;
  seq: number;
  signal: VisitorSignal;
  /** Of the case at that moment: a worker's words under another are not taken into the talk. */
  fence: number;
  /** The worker's first name chosen for duty. */
  name?: string;
}

export type VisitorSignal =
  /** Somebody took the talk, or took it over from a colleague. */
  | 'accepted'
  | 'transferred'
  /** As `transferred`, to another team: she is asked again what it may read. */
  | 'consent'
  /** The worker dropped or fell silent: her place is kept, at the front. */
  | 'worker_lost'
  /** Passed on without a reason: « je connais cette personne ». */
  | 'passed_on'
  /** Nobody is left on duty; she keeps her place for a while. */
  | 'nobody_left'
  /** Somebody is there again. */
  | 'somebody_back'
  /** The end of what can be waited for. */
  | 'dropped'
  | 'guest_joined'
  | 'guest_left'
  | 'ended'
  | 'closed'
  /** The conversation that held this place is replaced by the one that gave the two words: erase it. */
  | 'replaced';

/** A line for the tamper-evident audit: who, what, about which case. Never content. */
export interface ToAudit {
  to: 'audit';
  act: string;
  worker: string;
  case?: string;
  what?: string;
}

export interface ToLead {
  to: 'lead';
  alert:
    | 'danger_waits'
    | 'long_wait'
    | 'nobody_signed_in'
    | 'nobody_left'
    | 'number_asked'
    | 'slot_missed'
    | 'words_guessed';
  case?: string;
}
