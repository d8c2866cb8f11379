import { createHmac } from 'node:crypto';
import { RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import type { LimitedThing, Limits } from '../../bots/webchat/limits.js';
import type { Configuration } from '../configuration.js';

/** In a minute; askings in an hour. */
export type Allowed = Readonly<Record<'opening' | 'token' | 'message' | 'asking', number>>;

/** As the operator set them. */
export function allowedBy(configuration: Configuration): Allowed {
  const { openingsPerMinute: opening, messagesPerMinute: message, askingsPerHour: asking } = configuration;
  return { opening, token: opening, message, asking };
}

/** What counts one thing: so many points in so many seconds, under a name of its own. */
export type MakeLimiter = (name: LimitedThing, points: number, duration: number) => RateLimiterAbstract;

/** So few that nobody raises a flag alone by opening talks, and so many that a family behind one address is heard. */
const PER_DAY = { report: 5, same_report: 1 };
/** A slip or two of a hurried worker, in each minute; an office behind one address. */
const SIGN_INS = { sign_in: 5, sign_in_address: 30 };
/**
 * Two words ill remembered, in an hour; a shelter or a village behind one address; and the network around it, or who holds
 * 65,536 addresses would try 30 pairs from each. Guessing takes tens of thousands.
 */
const WORDS = { words: 5, words_address: 30, words_network: 60 };
/** Typing without a pause, and each message read. */
const SIGNS = 60;
const minute = 60;
const hour = 3600;
const day = 24 * hour;

/**
 * What is counted is a keyed hash, so that no address lies in memory or in a store. The minute is one of the machine's own
 * clock, or of Redis's: the library brings it.
 */
export class CountingLimits implements Limits {
  readonly #key: Buffer;
  readonly #limiters: Record<LimitedThing, RateLimiterAbstract>;

  constructor(key: Buffer, allowed: Allowed, make: MakeLimiter) {
    this.#key = key;
    this.#limiters = {
      opening: make('opening', allowed.opening, minute),
      token: make('token', allowed.token, minute),
      message: make('message', allowed.message, minute),
      alone: make('alone', allowed.opening, minute),
      asking: make('asking', allowed.asking, hour),
      sign: make('sign', SIGNS, minute),
      words: make('words', WORDS.words, hour),
      words_address: make('words_address', WORDS.words_address, hour),
      words_network: make('words_network', WORDS.words_network, hour),
      report: make('report', PER_DAY.report, day),
      same_report: make('same_report', PER_DAY.same_report, day),
      sign_in: make('sign_in', SIGN_INS.sign_in, minute),
      sign_in_address: make('sign_in_address', SIGN_INS.sign_in_address, minute),
    };
  }

  async take(what: LimitedThing, key: string): Promise<'pass' | number> {
    try {
      await this.#limiters[what].consume(this.#hidden(key));
      return 'pass';
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      return Math.max(1, Math.ceil(refused.msBeforeNext / 1000));
    }
  }

  #hidden(key: string): string {
    return createHmac('sha256', this.#key).update(key).digest('base64url').slice(0, 22);
  }
}
