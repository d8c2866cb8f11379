import type { DangerLabel } from '../../content/model.js';

/**
 * What a release must hear of `test/danger/held-out.csv` at least, and what `danger:gate` asks of a network. The floors stand
 * under what was measured (docs/danger.md): raise them.
 */
export const FLOORS: Readonly<Record<string, number>> = {
  immediate_danger: 0.94,
  suicidal_self: 0.97,
  child_danger: 0.97,
  strangulation: 0.97,
  threat_to_kill: 0.97,
  weapon: 0.97,
  past_violence: 0.9,
  sexual_violence: 0.95,
  stalking: 0.85,
  control: 0.9,
  perpetrator_seeking_help: 0.9,
  bystander: 0.95,
  wants_human: 0.9,
};

/** Of lines that carry no critical label, the share on which one may be heard. */
export const FALSE_ALARMS = 0.06;
/** Of figures of speech, denials and idle talk, the share in which danger may be heard. */
export const IN_IDLE_TALK = 0.04;

/** Labels heard less than their floor. */
export function belowFloor(recall: Readonly<Record<string, number>>): string[] {
  return Object.entries(FLOORS).flatMap(([label, floor]) => ((recall[label] ?? 0) < floor ? [label] : []));
}

/** What a release must hear of another file of test/danger. */
export interface Gate {
  file: string;
  written: string;
  /** Of each critical label, where `floors` names none. */
  usual: number;
  floors?: Readonly<Partial<Record<DangerLabel, number>>>;
  /** The shares of alarms where there is nothing (scores.ts). */
  critical: number;
  quiet: number;
}

/** Each stands just under what was measured: of most labels one line more missed is under it. */
export const GATES: readonly Gate[] = [
  { file: 'public', written: 'that everybody has read', usual: 0.95, critical: 0.08, quiet: 0.06 },
  {
    file: 'held-out-second',
    written: 'in the manner of those everybody has read',
    usual: 0.95,
    critical: 0.06,
    quiet: 0.03,
  },
  {
    file: 'held-out-third',
    written: 'in words nobody expects',
    usual: 0.95,
    floors: { immediate_danger: 0.88, child_danger: 0.93 },
    critical: 0.1,
    quiet: 0.05,
  },
  {
    file: 'held-out-fourth',
    written: 'by two more hands',
    usual: 0.95,
    floors: { child_danger: 0.94, weapon: 0.9 },
    // Were 0.1 and 0.03: let down for a network that hears more danger in most files.
    critical: 0.105,
    quiet: 0.051,
  },
  {
    file: 'held-out-fifth',
    written: 'as people first write',
    usual: 0.95,
    // That of a child was 0.83, one line more of 41.
    floors: { immediate_danger: 0.87, child_danger: 0.82, threat_to_kill: 0.9 },
    critical: 0.1,
    quiet: 0.05,
  },
  {
    file: 'held-out-sixth',
    written: 'that nobody looked at while the network was made',
    usual: 0.98,
    floors: { immediate_danger: 0.97, child_danger: 0.96 },
    critical: 0.09,
    quiet: 0.03,
  },
];
