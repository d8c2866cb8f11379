import { Gauge, type Registry } from 'prom-client';
import { gate } from '../content/gate.js';
import type { Content, Kept } from '../content/model.js';

/** How records stand before a visitor (content/gate.ts): shown, shown with a check that is due, or why they are hidden. */
type RecordState = 'shown' | 'overdue' | 'lapsed' | 'unchecked' | 'unpublished';

/** What is told of the content in use: which, how many of its numbers and places are in date, and what hears danger. */
export interface ContentFacts {
  pack: string;
  version: string;
  /** Asked each time, since a check lapses at midnight. */
  records?: () => Record<RecordState, number>;
  /** Ids of places: a record said not to work is named only when it is none of them. */
  places?: ReadonlySet<string>;
  hearing?: Content['hearing']['measured'];
}

/** How many records stand how on that day. */
export function recordStates(records: Iterable<Kept>, today: string): Record<RecordState, number> {
  const counts = { shown: 0, overdue: 0, lapsed: 0, unchecked: 0, unpublished: 0 };
  for (const record of records) counts[stateOf(record, today)] += 1;
  return counts;
}

function stateOf(record: Kept, today: string): RecordState {
  const state = gate(record, today);
  if (!state.open) return state.why;
  return state.overdue ? 'overdue' : 'shown';
}

/** Adds what is told of the content. Nothing of it is about anybody. */
export function addContentGauges(registry: Registry, facts: ContentFacts): void {
  const registers = [registry];
  new Gauge({
    name: 'reperes_content_info',
    help: 'The content in use.',
    labelNames: ['pack', 'version'],
    registers,
  }).set({ pack: facts.pack, version: facts.version }, 1);
  addRecords(registry, facts.records);
  if (facts.hearing !== undefined) addHearing(registry, facts.hearing);
}

function addRecords(registry: Registry, records: ContentFacts['records']): void {
  new Gauge({
    name: 'reperes_content_records',
    help: 'Lines and places by how they stand today: shown, overdue (a standing line to be checked), or hidden and why.',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      for (const [state, count] of Object.entries(records?.() ?? {})) this.set({ state }, count);
    },
  });
}

function addHearing(registry: Registry, { isThis, recall }: NonNullable<ContentFacts['hearing']>): void {
  const registers = [registry];
  new Gauge({
    name: 'reperes_hearing_measured',
    help: 'Whether what hears danger is the very network that passed its gate: 1 or 0.',
    registers,
  }).set(isThis ? 1 : 0);
  const heard = new Gauge({
    name: 'reperes_hearing_recall',
    help: 'Share of the held-out lines with that label that the measured network hears.',
    labelNames: ['label'],
    registers,
  });
  for (const [label, share] of Object.entries(recall)) heard.set({ label }, share);
}
