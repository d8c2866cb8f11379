/**
 * How often a line or a place was said not to work: numbers by record and day, of nobody. Declared here by who uses it;
 * infra/stores implements it and test/infra/reports-contract.ts is what any implementation must pass.
 */
export interface Reports {
  /** One more of this record, on this ISO day. */
  add(record: string, day: string): Promise<void>;

  /** By record, how many in the seven days that end with this one. Records without any are not there. */
  week(day: string): Promise<ReadonlyMap<string, number>>;
}
