import { macOf, START, verifyAudit, type AuditEntry, type AuditLine } from './audit-chain.js';
import { countsOf, cutLine, keptFrom, tooOld } from './audit-cut.js';

/** Another process added a line first: read the last one again, and bind the new one to that. */
export class AuditMoved extends Error {
  override readonly name = 'AuditMoved';
}

/** The lines that are old enough to go are not whole: cut away, nobody could ever see it. */
export class AuditBroken extends Error {
  override readonly name = 'AuditBroken';
}

/** Even the last line is older than lines are kept: a clock that runs a year ahead is likelier than a year without a line. */
export class AuditClockAhead extends Error {
  override readonly name = 'AuditClockAhead';
}

/** Only added to, and cut at its beginning. Whoever can write there can change it, and cannot make it look whole. */
export interface AuditStore {
  /**
   * Rejects with AuditMoved when the line is not the next. `once` names what it tells of, where two processes may bring the
   * same: it is then added once.
   */
  append(line: AuditLine, once?: string): Promise<void>;
  all(): Promise<readonly AuditLine[]>;
  /** The first lines, so many at most. */
  first(most: number): Promise<readonly AuditLine[]>;
  last(): Promise<AuditLine | undefined>;
  /** Takes the first `gone` lines away and puts `line` there, whole or not at all. False when they are not those any more. */
  cut(gone: number, line: AuditLine): Promise<boolean>;
}

/** What is still to be known of lines that were cut. */
export interface Counted {
  acts: readonly string[];
  /** Of whom: nothing stays of an account that is gone. */
  isKnown: (who: string) => Promise<boolean>;
}

/** Cut at once: what a process can check without keeping anybody waiting. */
const MOST_CUT = 1000;
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

  /** How often somebody did something, as far back as the lines and the counts of what was cut go. */
  async count(act: string, who: string): Promise<number> {
    const counts = countsOf(await this.#store.all(), [act]);
    return counts.find((count) => count[0] === act && count[1] === who)?.[2] ?? 0;
  }

  /**
   * Takes away the lines older than they are kept, and says how many. Any process may, at any time. Rejects with AuditBroken
   * when they are not whole, with AuditClockAhead when every line would go: then they stay, for who looks into it.
   */
  async cut({ acts, isKnown }: Counted): Promise<number> {
    for (let gone = 0; ;) {
      const now = this.#clock();
      const from = keptFrom(now);
      const old = tooOld(await this.#store.first(MOST_CUT), from);
      const last = old.at(-1);
      if (last === undefined) return gone;
      if (((await this.#store.last())?.at ?? 0) < from) throw new AuditClockAhead();
      if (!verifyAudit(old, this.#key).whole) throw new AuditBroken();
      const counts = await filtered(countsOf(old, acts), ([, who]) => isKnown(who));
      const line = cutLine(last, { at: now.getTime(), counts }, this.#key);
      if (await this.#store.cut(old.length, line)) gone += old.length - (old[0]?.cut ? 1 : 0);
    }
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

async function filtered<T>(all: readonly T[], keep: (one: T) => Promise<boolean>): Promise<T[]> {
  const kept = await Promise.all(all.map(keep));
  return all.filter((_, at) => kept[at]);
}
