/** Counts events per key over a minute. Declared by who uses it; infra/stores implements it. */
export interface Limits {
  /** Counts one. `'pass'`, or how many whole seconds to wait. Keys are made unreadable before they are kept. */
  take(what: LimitedThing, key: string): Promise<'pass' | number>;
}

/** New conversations and new tokens are per address; messages are per conversation. */
export type LimitedThing = 'opening' | 'token' | 'message';
