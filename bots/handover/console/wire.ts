import type { Answer, OpeningReason, SwitchName, ToLead } from '../queue-model.js';
import type { Figures, Line, TalkNews, TalkPage, WaitingView } from '../service.js';

/** What goes over a console's socket, both ways, as JSON. The page shares these types. */

export interface Me {
  name: string;
  dutyName: string;
  role: 'worker' | 'lead';
}

/** All of the line but who waits. */
export type Around = Omit<Line, 'waiting'>;

/** Somebody new or changed, and where in the order of the line. */
export interface Put {
  at: number;
  view: WaitingView;
}

export type Alert = ToLead['alert'];

export type ToConsole =
  /**
   * First on each connection, and when an exercise begins or ends. `now`: the server's clock, waits are counted by it.
   * `exercisesLeft`: how many are to be done before she can be present.
   */
  | { type: 'hello'; me: Me; now: number; exercise: boolean; exercisesLeft: number }
  /** The whole line, in the order people are offered. */
  | { type: 'line'; line: Line }
  /** Since the last: who is no longer in it, who is new or elsewhere, by rising `at`; the rest when it changed. */
  | { type: 'change'; gone: string[]; put: Put[]; around?: Around }
  /** A talk from `after` on; a page that starts where the last ended has no gap. */
  | { type: 'talk'; after: number; page: TalkPage }
  | { type: 'news'; caseId: string; news: TalkNews }
  | { type: 'answer'; id: string; answer: Answer | 'unreadable' | 'failed'; text?: string; figures?: Figures }
  | { type: 'alert'; alert: Alert }
  /** The session is over; the socket closes. */
  | { type: 'over' };

/** What a worker does. Each carries an id of its own and may be sent again after a cut: it then works once. */
export type Doing =
  | { do: 'present'; capacity: 1 | 2 }
  | { do: 'absent' }
  | { do: 'pause'; on: boolean }
  | { do: 'capacity'; capacity: 1 | 2 }
  | ({ do: 'accept' | 'decline' | 'know' | 'typing' | 'checked' | 'end' | 'close_talk' | 'wrapped' } & Held)
  | { do: 'second' | 'override' | 'join' | 'unjoin'; case: string }
  | { do: 'shut'; case: string }
  | { do: 'open'; case: string; after: number }
  | ({ do: 'say'; text: string; client: string } & Held)
  | ({ do: 'seen'; n: number } & Held)
  | ({ do: 'unveil'; n: number } & Held)
  | ({ do: 'level'; level: 'D3' | 'D2' | 'D1' | 'D?' } & Held)
  | ({ do: 'transfer' | 'invite'; to: string } & Held)
  | ({ do: 'language'; wants: string } & Held)
  | ({ do: 'number_ask'; why: OpeningReason } & Held)
  | ({ do: 'number_show' } & Held)
  | { do: 'number_answer'; case: string; opening: string; allow: boolean }
  | { do: 'slot_open'; at: number }
  | { do: 'slot_close'; slot: string }
  | { do: 'switch'; name: SwitchName; off: boolean }
  | { do: 'figures' }
  | { do: 'exercise'; on: boolean };

/** A talk or an offer, under the number it was shown with. */
export interface Held {
  case: string;
  fence: number;
}

export type FromConsole = Doing & { id: string };

export type ShownSwitch = Exclude<SwitchName, `${string}:${string}`> | 'line';

type InBoth<T> = Record<'fr' | 'en', T>;

/** What the page finds in its document. */
export interface ConsoleData {
  /** Its own words by key. */
  words: InBoth<Record<string, string>>;
  fictional: boolean;
  /** Signing in by the provider of the Département is possible. */
  hasProvider: boolean;
  /** Those that this house obeys, and no other is shown; `line`: any single line, place or text. */
  switches: readonly ShownSwitch[];
}

/** What a worker may insert or read, as it stands today: fetched when a console opens. */
export interface Sheet {
  /** Checked lines and places, and no other. */
  entries: Entry[];
  replies: PreparedReply[];
  /** Cards of « Autres aides »: the texts that can be switched off, by their ids. */
  texts: { id: string; title: string }[];
  /** Reasons she agreed to pass on, by their keys. */
  reasons: InBoth<Record<string, string>>;
  /** Languages a visitor may speak, as they name themselves, and which of the two each stands on. */
  languages: { id: string; name: string; over: 'fr' | 'en' }[];
}

export interface Entry {
  id: string;
  kind: 'line' | 'place';
  /** A national number that never vanishes: nobody can switch it off. */
  isStanding: boolean;
  title: string;
  /** As it is inserted into a talk, in the visitor's language. */
  text: InBoth<string>;
}

export interface PreparedReply {
  id: string;
  text: InBoth<string>;
  /** When it must be read again, and whether that day has passed. */
  reviewBy: string;
  isOverdue: boolean;
}
