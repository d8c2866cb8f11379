import type { Line } from './lines.js';

/** How well labels were heard, over all lines and over those of each language and channel. */
export interface Score {
  /** Lines that carry the label. */
  carried: number;
  /** Of those, the share heard; absent when none carries it. */
  recall?: number;
  /** Of the lines where it was heard, the share that carry it; absent when it was heard nowhere. */
  precision?: number;
}

export type Scores = Record<string, Record<string, Score>>;

export interface Heard {
  line: Line;
  labels: readonly string[];
}

/** `{ all: { strangulation: … }, fr: …, en: …, web: …, sms: … }`, for the groups that have lines. */
export function scoresOf(heard: readonly Heard[], labels: readonly string[]): Scores {
  const groups = new Map<string, Heard[]>([['all', [...heard]]]);
  for (const one of heard) {
    for (const name of [one.line.lang, one.line.channel]) {
      if (name !== '') groups.set(name, [...(groups.get(name) ?? []), one]);
    }
  }
  return Object.fromEntries([...groups].map(([name, lines]) => [name, byLabel(lines, labels)]));
}

function byLabel(heard: readonly Heard[], labels: readonly string[]): Record<string, Score> {
  return Object.fromEntries(labels.map((label) => [label, scoreOf(heard, label)]));
}

function scoreOf(heard: readonly Heard[], label: string): Score {
  const carry = heard.filter(({ line }) => line.labels?.includes(label));
  const said = heard.filter(({ labels }) => labels.includes(label));
  const right = carry.filter(({ labels }) => labels.includes(label)).length;
  return {
    carried: carry.length,
    ...(carry.length === 0 ? {} : { recall: right / carry.length }),
    ...(said.length === 0 ? {} : { precision: right / said.length }),
  };
}

/** Alarms where there is nothing: the shares that a release may not pass. */
export interface Alarms {
  /** Of lines that carry no critical label, the share on which one was heard. */
  critical: number;
  /** Of figures of speech and idle talk, the share on which any label of danger was heard. */
  quiet: number;
}

const IDLE: readonly string[] = ['negated_or_figurative', 'greeting_or_offtopic'];
const HARMLESS: readonly string[] = [...IDLE, 'wants_human', 'quick_exit'];

export function alarmsOf(heard: readonly Heard[], critical: readonly string[]): Alarms {
  const without = heard.filter(({ line }) => !line.labels?.some((label) => critical.includes(label)));
  const idle = heard.filter(
    ({ line }) => line.labels?.length && line.labels.every((label) => IDLE.includes(label)),
  );
  const isDanger = (label: string) => !HARMLESS.includes(label) && !label.startsWith('practical_need');
  return {
    critical: share(without, ({ labels }) => labels.some((label) => critical.includes(label))),
    quiet: share(idle, ({ labels }) => labels.some(isDanger)),
  };
}

function share(lines: readonly Heard[], is: (line: Heard) => boolean): number {
  return lines.length === 0 ? 0 : lines.filter(is).length / lines.length;
}
