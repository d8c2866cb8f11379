import type { Route } from '../webchat/route.js';

/** What an operator handed over, before anything is known about it: the one shape every gateway brings its messages to. */
export interface Received {
  gateway: string;
  /** The operator's own id of this message; with the same words it is the same message for 48 hours, or as `undated` says. */
  providerId?: string;
  /** Who wrote, as the operator writes it: with or without `+`, a short code, a name of letters. */
  from: string;
  text: string;
  /** When the operator got it, so that nothing is answered hours later. */
  at: Date;
  /** Nothing the operator vouches for says when it sent this: what was kept could be brought again as new. */
  undated?: true;
  part?: Part;
}

/** One piece of a long message; `ref` is only unique for one sender and a short while. */
export interface Part {
  ref: number;
  /** From 1 to `of`. */
  seq: number;
  of: number;
}

/**
 * What became of a message. `kept`, `repeated` and `refused` are acknowledged to the operator: it is done with it.
 * `busy` is not: the operator keeps the message and brings it again.
 */
export type Arrival = 'kept' | 'repeated' | 'refused' | 'busy';

/** A whole message of a person, once. No number: who it is stays sealed (sealed-numbers.ts). */
export interface Accepted {
  /** Id of the thread; random, the same over midnight, another one after the thread was erased or ran out. */
  thread: string;
  /** Keyed hashes of the number with the key of today and of yesterday: for limits and pauses, never for the thread. */
  hashes: readonly [today: string, yesterday: string];
  /** The name of the gateway it came through, and through which the answer must go. */
  gateway: string;
  providerId?: string;
  text: string;
  at: Date;
}

/** Who reads the messages. Must have stored it when it says `kept`, and say `busy` when it cannot store. */
export interface Inbox {
  accept(message: Accepted): Promise<Arrival>;
}

/** What a receipt says of a message of ours. `accepted`: the operator's centre has it, no telephone yet. */
export type ReceiptState = 'accepted' | 'delivered' | 'failed';

export interface Receipt {
  gateway: string;
  /** Our own reference, where the gateway brings it back. */
  reference?: string;
  /** Else the id the operator gave when it took the message. */
  sentId?: string;
  state: ReceiptState;
  code?: string;
}

/** One message to send. At most 10 minutes may pass before the operator must throw it away. */
export interface Outgoing {
  /** E.164, with `+`. */
  to: string;
  text: string;
  validityMinutes: number;
  /** Ours, of letters, figures, `-` and `_`: it says nothing of anybody. */
  reference: string;
}

export interface Sent {
  sent: true;
  /** The operator's id, which its receipts name. */
  id?: string;
}

export interface Refused {
  sent: false;
  /** Whether the same message may pass in a moment. */
  retryable: boolean;
  /** The operator's own code, or `timeout`, `unreachable`: shown to who runs the service. */
  code: string;
  /** Somebody must look: this will not pass by itself, for this person or for anybody. */
  alert?: true;
}

/** What is told of a gateway's life: to the log, by names and codes alone. */
export type SmsEvent =
  | 'sms_dead'
  | 'sms_unanswered'
  | 'sms_alert'
  | 'sms_forged'
  | 'sms_unreadable'
  | 'sms_link_up'
  | 'sms_link_down'
  | 'sms_spooled';

/** `step` is `<gateway>.<code>`, in small letters. */
export type SmsReport = (event: SmsEvent, details: { step: string }) => void;

/** What a gateway is given by the house. */
export interface GatewayTools {
  arrive: (received: Received) => Promise<Arrival>;
  receipt: (receipt: Receipt) => Promise<void>;
  report: SmsReport;
  clock: () => Date;
}

/** One operator, or one way to many. Adding one is one folder in gateways/ and its rows in the table of cases. */
export interface Gateway {
  /** Small letters; also the last part of its address, `/sms/<name>`. */
  name: string;
  /** Whoever sends through it is told at start: these machines stand outside France. */
  foreignHost?: string;
  /** Whether the operator brings a message again that was not acknowledged. If not, a short spool stands in. */
  retriesInbound: boolean;
  /** Names of its request's fields that hold a number, a text or a secret: nothing in front may log them. */
  redact: readonly string[];
  routes: readonly Route[];
  /** Opens its session, where it has one. Comes back at once; the session comes up, and up again, by itself. */
  start?: () => void;
  stop?: () => Promise<void>;
  send: (message: Outgoing) => Promise<Sent | Refused>;
}

/** What the conversation hands over to be sent: to a thread, never to a number. */
export interface Reply {
  reference: string;
  thread: string;
  gateway: string;
  /** Any text; signs outside the SMS alphabet are replaced (text/gsm7.ts). */
  text: string;
  /** Nothing is sent once ten minutes have gone since then: when the operator got the message it answers. */
  answering: Date;
  /** The last word of a thread: what still waits is dropped, and the number is erased once this has gone or died. */
  last?: true;
}

export type ReplyState = 'waiting' | 'sent' | 'accepted' | 'delivered' | 'failed' | 'expired' | 'dropped';

/** The way out, as the conversation sees it (delivery.ts). */
export interface Outbox {
  /** Durable when it comes back. Replies of one thread leave in the order they were posted. A known reference is not posted twice. */
  post: (reply: Reply) => Promise<void>;
  state: (reference: string) => Promise<ReplyState | undefined>;
  /** Drops what waits for this thread and erases its number now. */
  erase: (thread: string) => Promise<void>;
}
