import { inTime } from '../in-time.js';
import { InOrder } from './in-order.js';

/** So long nothing is tried again after the keys could not be fetched. */
const AWAY_MS = 10_000;
/** A channel gives up after fifteen seconds, and the turn needs eight of them. */
const PATIENCE_MS = 4000;
const QUIET_MS = 60_000;

export interface KeysTools {
  clock: () => Date;
  /** Told by the error's class name that the keys cannot be fetched, once a minute at most. */
  onAway: (error: string) => void;
}

/**
 * The SDK fetches Microsoft's keys again for each token while it has none, and anybody can send tokens. Here one
 * verification runs at a time, and after one that failed for want of keys only those signed by a key that has proven
 * good go on: theirs is still in the SDK's hands.
 */
export class Keys {
  readonly #tools: KeysTools;
  readonly #inOrder = new InOrder();
  /** Of Microsoft's own keys only: nobody else can add one. */
  readonly #proven = new Set<string>();
  #awayUntil = 0;
  #quietUntil = 0;

  constructor(tools: KeysTools) {
    this.#tools = tools;
  }

  /**
   * What `verify` finds of a token whose `signer` it names: `undefined` when the token is wrong, `'away'` when the keys
   * to tell cannot be had. `verify` throws for want of keys alone.
   */
  async check<T>(signer: string, verify: () => Promise<T | undefined>): Promise<T | undefined | 'away'> {
    let found: T | undefined | 'away';
    await this.#inOrder.run('', async () => {
      found = await this.#checked(signer, verify);
    });
    return found;
  }

  async #checked<T>(signer: string, verify: () => Promise<T | undefined>): Promise<T | undefined | 'away'> {
    if (this.#now() < this.#awayUntil && !this.#proven.has(signer)) return 'away';
    try {
      const found = await inTime(verify(), PATIENCE_MS);
      if (found !== undefined) this.#proven.add(signer);
      return found;
    } catch (error) {
      this.#proven.delete(signer);
      this.#awayUntil = this.#now() + AWAY_MS;
      this.#tell(error);
      return 'away';
    }
  }

  #tell(error: unknown): void {
    if (this.#now() < this.#quietUntil) return;
    this.#quietUntil = this.#now() + QUIET_MS;
    this.#tools.onAway(error instanceof Error ? error.name : 'Unknown');
  }

  #now(): number {
    return this.#tools.clock().getTime();
  }
}
