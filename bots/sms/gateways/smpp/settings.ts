/** README.md says what the operator must tell us for each. */
export interface SmppSettings {
  /** `smpp://host:2775`, or `ssmpp://host:3550` for TLS. */
  url: string;
  systemId: string;
  password: string;
  systemType: string;
  /** Our number: a short code of digits, or E.164 with `+`. */
  from: string;
  /** What the operator means by "default alphabet". */
  alphabet: 'gsm7' | 'latin1';
  /** Messages sent and not yet answered, and messages a second: what the operator allows. */
  window: number;
  perSecond: number;
  /** How often the link is asked whether it lives. */
  enquireMs: number;
  /** How long an answer may take before the link counts as dead. */
  answerMs: number;
}
