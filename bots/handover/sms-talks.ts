/** The talks by SMS, seen from the people who answer. Each may be repeated; a failure is tried again. */
export interface SmsTalks {
  /** What stands in this talk and was not asked for by a text of hers goes out, as far as her window allows it. */
  look(talk: string): Promise<void>;
  /** « Terminer et fermer »: who writes there is not heard for a day. */
  pause(talk: string): Promise<void>;
  /** The number behind this talk, opened for this one answer; `undefined` once the talk is erased, or was never by SMS. */
  number(talk: string): Promise<string | undefined>;
}
