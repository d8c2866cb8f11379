import type {
  Answer,
  Band,
  Case,
  Left,
  Opening,
  OpeningReason,
  Refusal,
  SwitchName,
  WorkerCard,
} from './queue-model.js';

/**
 * All that a console may do and see. Authentication, roles, CSRF and the audit's chain are the console's own: it calls
 * this with a worker it has recognised. Commands may be repeated; one that comes late is refused by its fence.
 */
export interface QueueService {
  /** Signs in as present. The heartbeat keeps it: every 15 s, or the talks return to the line after 45 s. */
  signIn(card: WorkerCard, capacity?: 1 | 2): Promise<Answer>;
  signOut(worker: string): Promise<Answer>;
  heartbeat(worker: string): Promise<Answer>;
  pause(worker: string, on: boolean): Promise<Answer>;
  setCapacity(worker: string, capacity: 1 | 2): Promise<Answer>;

  /** The line as this worker may see it; `watch` says when to read it again. */
  line(worker: string): Promise<Line>;
  /** Calls `listener` when the line may have changed. Returns how to stop. */
  watch(listener: () => void): () => void;

  accept(claim: Claim): Promise<Answer>;
  decline(claim: Claim): Promise<Answer>;
  /** Already full, and danger waits: takes it as a second talk. The ready sentence to the first is sent by the console. */
  takeSecond(worker: string, caseId: string): Promise<Answer>;
  /** Out of turn: logged. */
  override(worker: string, caseId: string): Promise<Answer>;
  /** « Je connais cette personne »: passes the offer or the talk on, without a reason. */
  iKnowThisPerson(claim: Claim): Promise<Answer>;

  /** The talk from `after` on, for who is in it. No audit line of its own: who took it, took it over or joined it has one. */
  talk(worker: string, caseId: string, after: number): Promise<TalkPage | Refusal>;
  /** Calls `listener` on each new word, sign or ending of that talk. Returns how to stop. */
  watchTalk(
    worker: string,
    caseId: string,
    listener: (what: TalkNews) => void,
  ): Promise<(() => void) | Refusal>;

  /** Idempotent by `clientId`: sent twice, said once. */
  say(claim: Claim, words: { text: string; clientId: string }): Promise<Answer>;
  typing(claim: Claim): Promise<Answer>;
  /** The worker has read her words up to this number. */
  seen(claim: Claim, n: number): Promise<Answer>;
  /** What was masked in one message, or `unknown`. Leaves an audit line. */
  unveil(claim: Claim, n: number): Promise<{ text: string } | Refusal>;
  /** « C'est bien elle »: clears « vérifiez qui écrit », and the alerts of danger and of a child. */
  checked(claim: Claim): Promise<Answer>;

  /** A worker may raise and lower; the bot only raises. */
  setLevel(claim: Claim, level: Case['level']): Promise<Answer>;
  /** An offer to a colleague who is present; the talk stays until it is accepted, by `accept`. */
  transfer(claim: Claim, to: string): Promise<Answer>;
  /**
   * She would rather be answered in another language: offers the talk to colleagues who speak it. `full`, `nobody`: why it
   * was offered to none; the talk is marked all the same.
   */
  askLanguage(claim: Claim, wants: string): Promise<Answer>;
  inviteLead(claim: Claim, to: string): Promise<Answer>;
  join(worker: string, caseId: string): Promise<Answer>;
  unjoin(worker: string, caseId: string): Promise<Answer>;
  end(claim: Claim): Promise<Answer>;
  /** « Terminer et fermer »: abuse of the service, this conversation only. */
  endAndClose(claim: Claim): Promise<Answer>;
  /** In a peril, by SMS: asks a lead to have the sealed number opened. */
  askNumber(claim: Claim, why: OpeningReason): Promise<Answer>;
  /** A lead's answer to that request of somebody else. */
  answerNumber(lead: string, asked: { caseId: string; id: string }, allow: boolean): Promise<Answer>;
  /** The number, once, to who asked. `press` is the same when the same press is sent again. Leaves an audit line. */
  showNumber(claim: Claim, press: string): Promise<{ text: string } | Refusal>;
  /** Ends the time to write up before its clock. */
  wrapped(claim: Claim): Promise<Answer>;

  /** The lead's. `at`: ms since 1970. */
  openSlot(worker: string, at: number): Promise<Answer>;
  closeSlot(worker: string, id: string): Promise<Answer>;
  /** Switches a part of the service off or on, everywhere, within seconds. */
  setSwitch(worker: string, name: SwitchName, off: boolean): Promise<Answer>;
  figures(): Promise<Figures>;
}

/** A worker's hold on one talk or offer: `fence` as the line showed it. */
export interface Claim {
  worker: string;
  caseId: string;
  fence: number;
}

export interface Line {
  /** In the order they will be offered. Never text, never the commune. */
  waiting: WaitingView[];
  /** What this worker is in: offers, talks, wrapping up, invitations. */
  mine: MineView[];
  present: PresentView[];
  slots: { id: string; at: number; taken: boolean }[];
  /** Danger waits and everybody free has passed or is busy: one silent line for who is full or on a break. */
  dangerWaits: boolean;
  /** What is switched off: ids of lines and places, `text:<id>`, `places` for all places. */
  off?: string[];
  me?: PresentView & { until: number };
}

export interface WaitingView {
  caseId: string;
  fence: number;
  band: Band;
  channel: Case['channel'];
  lang: string;
  sector?: string;
  /** The language in which she asked to be answered. */
  wants?: string;
  /** Content keys she agreed to pass on. */
  reasons: string[];
  askedAt: number;
  state: 'waiting' | 'offered';
  /** It rings for this worker, until then. */
  ringsUntil?: number;
  /** She asked for somebody who does not work near her. */
  far: boolean;
  /** She did, and this worker works there; or this worker passed it on. */
  notForMe: boolean;
}

export interface MineView extends Omit<WaitingView, 'state' | 'notForMe'> {
  state: Case['state'] | 'transfer_offered' | 'invited';
  level: Case['level'];
  since: number;
  visitor: VisitorSign;
  check: boolean;
  alert: boolean;
  /** She said that she is under eighteen. */
  young: boolean;
  wrapUntil?: number;
  /** How this worker's request to open the sealed number stands. */
  opening?: Opening['is'];
}

/** What is known of the visitor's side: three ways of going that must not be confused. */
/** `covered`: she hid her screen; nothing can be said until she shows it again. */
/** By SMS: words wait for her « 1 », cannot go until she writes again, or some were never sent. */
export type VisitorSign =
  'here' | 'covered' | 'lost_network' | 'sms_knock' | 'sms_shut' | 'sms_unsent' | Left;

export interface PresentView {
  worker: string;
  name: string;
  role: 'worker' | 'lead';
  team?: string;
  /** Languages besides French, by tag. */
  speaks?: readonly string[];
  paused: boolean;
  talks: number;
  capacity: 1 | 2;
}

export interface TalkPage {
  caseId: string;
  channel: Case['channel'];
  fence: number;
  level: Case['level'];
  /** What she agreed to pass on, in plain words, in her language's French; her own added line last. */
  summary: string[];
  visitor: VisitorSign;
  check: boolean;
  alert: boolean;
  /** She said that she is under eighteen. */
  young: boolean;
  messages: TalkMessage[];
  /** Number to ask from next. */
  watermark: number;
  /** How far the visitor's own page has come. */
  seenByVisitor?: number;
}

export interface TalkMessage {
  n: number;
  from: 'visitor' | 'worker' | 'bot';
  /** Of the worker who wrote it. */
  name?: string;
  text: string;
  at: number;
  /** Part of it is masked and can be unveiled. */
  veiled: boolean;
  clientId?: string;
}

export type TalkNews =
  { kind: 'more' } | { kind: 'typing' } | { kind: 'seen'; n: number } | { kind: 'ended' };

/** No visitor text, no figure per worker. */
export interface Figures {
  waiting: number;
  longestWaitSeconds: number;
  present: number;
  asked: number;
  answered: number;
  left: Record<Left, number>;
  closed: number;
  /** `helped.yes`, `next.no`…: what was answered after a talk, rounded down to fives. */
  survey: Record<string, number>;
  switches: Partial<Record<SwitchName, boolean>>;
  /** Numbers that wait to be allowed by a lead. `by`: the account that asks; `name`: of who asks, for duty. */
  openings: { caseId: string; id: string; by: string; name: string; why: OpeningReason }[];
}
