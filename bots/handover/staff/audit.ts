import { createHmac, timingSafeEqual } from 'node:crypto';

/** What somebody of the house did, never what was said: each line is bound to all before it. */
export interface AuditEntry {
  /** Grows by one. */
  n: number;
  /** Milliseconds since 1970. */
  at: number;
  /** `accept`, `read`, `unveil`, `switch`, `sign_in`… */
  act: string;
  /** Name of an account, or `-` for the service itself. */
  who: string;
  /** Random id of a talk; tells nothing by itself. */
  case?: string;
  /** What of: a switch, a level, a role. */
  what?: string;
}

export interface AuditLine extends AuditEntry {
  /** HMAC over the line before and this entry. Its key is not where the lines are. */
  mac: string;
}

/** Another process added a line first: read the last one again, and bind the new one to that. */
export class AuditMoved extends Error {
  override readonly name = 'AuditMoved';
}

/** Only added to. Whoever can write there can cut or change it, and cannot make it look whole. */
export interface AuditStore {
  /**
   * Rejects with AuditMoved when the line is not the next. `once` names what it tells of, where two processes may bring the
   * same: it is then added once.
   */
  append(line: AuditLine, once?: string): Promise<void>;
  all(): Promise<readonly AuditLine[]>;
  last(): Promise<AuditLine | undefined>;
}

const START = 'start';
/** More in a row than any number of processes can cause is a fault to report. */
const MOST_RACES = 50;

type Done = Pick<AuditEntry, 'act' | 'who' | 'case' | 'what'>;

/** One entry after another, whoever asks at the same time. */
export class Audit {
  readonly #store: AuditStore;
  readonly #key: Buffer;
  readonly #clock: () => Date;
  #writing: Promise<unknown> = Promise.resolve();

  constructor(store: AuditStore, key: Buffer, clock: () => Date) {
    this.#store = store;
    this.#key = key;
    this.#clock = clock;
  }

  /** Rejects when the line could not be kept: what it tells of must then not happen. `once`: see AuditStore. */
  add(done: Done, once?: string): Promise<void> {
    const mine = this.#writing.then(() => this.#kept(done, once));
    this.#writing = mine.catch(() => undefined);
    return mine;
  }

  /** How often somebody did something, as far back as the lines go. */
  async count(act: string, who: string): Promise<number> {
    return (await this.#store.all()).filter((line) => line.act === act && line.who === who).length;
  }

  /** How many lines there are and the last MAC: logged daily elsewhere, so that a cut end is seen too. */
  async head(): Promise<{ lines: number; mac: string }> {
    const last = await this.#store.last();
    return { lines: last?.n ?? 0, mac: last?.mac ?? START };
  }

  async #kept(done: Done, once: string | undefined): Promise<void> {
    for (let races = 0; ; races += 1) {
      try {
        return await this.#append(done, once);
      } catch (error) {
        if (!(error instanceof AuditMoved) || races >= MOST_RACES) throw error;
      }
    }
  }

  async #append({ act, who, case: id, what }: Done, once: string | undefined): Promise<void> {
    const last = await this.#store.last();
    const entry: AuditEntry = {
      n: (last?.n ?? 0) + 1,
      at: this.#clock().getTime(),
      act,
      who,
      ...(id !== undefined && { case: id }),
      ...(what !== undefined && { what }),
    };
    await this.#store.append({ ...entry, mac: macOf(entry, last?.mac ?? START, this.#key) }, once);
  }
}

export type Verdict =
  | { whole: true; lines: number; mac: string }
  /** `line`: the first that does not follow from those before; or the head that was logged is nowhere. */
  | { whole: false; line: number }
  | { whole: false; lostHead: string };

/** Whether nothing was changed, taken out, put in or, when a `head` logged earlier is given, cut off the end. */
export function verifyAudit(lines: readonly AuditLine[], key: Buffer, head?: string): Verdict {
  let before = START;
  for (const [at, { mac, ...entry }] of lines.entries()) {
    if (entry.n !== at + 1 || !isSame(mac, macOf(entry, before, key))) return { whole: false, line: at + 1 };
    before = mac;
  }
  if (head !== undefined && !lines.some(({ mac }) => mac === head)) return { whole: false, lostHead: head };
  return { whole: true, lines: lines.length, mac: before };
}

function macOf({ n, at, act, who, case: id, what }: AuditEntry, before: string, key: Buffer): string {
  const text = JSON.stringify([before, n, at, act, who, id ?? null, what ?? null]);
  return createHmac('sha256', key).update(text).digest('hex').slice(0, 40);
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
