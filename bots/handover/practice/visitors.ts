import type { Band, Case, Left } from '../queue-model.js';

/** Invented visitors of the exercises. What they say is in content/locales, `exercise.<id>.…`: several lines, one after each answer. */
export interface PracticeVisitor {
  id: string;
  band: Band;
  level: Case['level'];
  channel: Case['channel'];
  /** How many `exercise.<id>.says_<n>` there are. */
  lines: number;
  /** What she does when she has said all: stays until the worker ends, or goes in one of the three ways. */
  ends: Left | 'stays';
}

export const PRACTICE_VISITORS: readonly PracticeVisitor[] = [
  { id: 'leaving', band: 2, level: 'D2', channel: 'web', lines: 4, ends: 'stays' },
  { id: 'door', band: 1, level: 'D3', channel: 'web', lines: 3, ends: 'on_purpose' },
  { id: 'doubt', band: 3, level: 'D1', channel: 'sms', lines: 4, ends: 'silent' },
];
