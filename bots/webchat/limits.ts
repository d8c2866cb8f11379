/** Counts events per key over a minute, an hour or a day. Declared by who uses it; infra/stores implements it. */
export interface Limits {
  /** Counts one. `'pass'`, or how many whole seconds to wait. Keys are made unreadable before they are kept. */
  take(what: LimitedThing, key: string): Promise<'pass' | number>;
}

/**
 * New conversations, new tokens, words read alone and reports are per address, `same_report` per address and record; messages,
 * and the signs of typing and reading, are per conversation. Askings for a person are per address. Two words tried are counted
 * per conversation, per address, and per network around it. A sign-in to the console is counted per account and address
 * together, and per address.
 */
export type LimitedThing =
  | 'opening'
  | 'token'
  | 'message'
  | 'alone'
  | 'sign'
  | 'asking'
  | 'words'
  | 'words_address'
  | 'words_network'
  | 'report'
  | 'same_report'
  | 'sign_in'
  | 'sign_in_address';
