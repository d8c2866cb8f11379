import { onceFor } from '../content/once-for.js';
import type { Cause, Emergency, Hit, Level } from './model.js';

/**
 * What danger words mean for the conversation. They can raise a level, never lower it, and what they say of a
 * question is not asked again. The labels are those of content/danger.
 */

export interface Meaning {
  level: Level;
  cause: Cause | null;
  reasons: string[];
  /** Answers by question id that the words already gave. */
  answers: Record<string, string[]>;
  /** The emergency card comes in the very next message, with these doors first. */
  emergency?: Emergency;
  /** The same to a child: a neck, a weapon or a threat is never left for later. */
  young?: Emergency;
}

type Rule = {
  /** Starts of entry ids; absent: every entry of the label. */
  entries?: string[];
  label: Hit['label'];
  level: Level;
  answer?: [question: string, answer: string];
  emergency?: Emergency;
  young?: Emergency;
};

/** In order of urgency: the first rule that fits decides which emergency is shown. */
const RULES: readonly Rule[] = [
  { label: 'suicidal_self', entries: ['suicide-act', 'suicide-plan'], level: 'D3', answer: ['self', 'planned'], emergency: 'suicide' },
  { label: 'strangulation', entries: ['strangulation-recent'], level: 'D3', answer: ['neck', 'recent'], emergency: 'medical' },
  { label: 'weapon', entries: ['weapon-in-hand'], level: 'D3', answer: ['weapon', 'in_hand'], emergency: 'danger' },
  { label: 'immediate_danger', entries: ['now-cannot-swallow'], level: 'D3', emergency: 'medical' },
  { label: 'immediate_danger', level: 'D3', emergency: 'danger' },
  { label: 'child_danger', entries: ['child-now'], level: 'D3', answer: ['children', 'hit'], emergency: 'child' },
  { label: 'past_violence', entries: ['pregnant-hit'], level: 'D2', answer: ['children', 'pregnant_hit'], emergency: 'medical' },
  { label: 'child_danger', level: 'D2', answer: ['children', 'hit'], emergency: 'child' },
  { label: 'strangulation', level: 'D2', answer: ['neck', 'earlier'], young: 'medical' },
  { label: 'threat_to_kill', level: 'D2', answer: ['threat_kill', 'yes'], young: 'danger' },
  { label: 'weapon', entries: ['weapon-within-reach'], level: 'D2', answer: ['weapon', 'within_reach'], young: 'danger' },
  { label: 'weapon', level: 'D2', answer: ['weapon', 'used'], young: 'danger' },
  { label: 'suicidal_self', level: 'D2', answer: ['self', 'thoughts'] },
  { label: 'past_violence', level: 'D1' },
  { label: 'sexual_violence', level: 'D1' },
  { label: 'stalking', level: 'D1' },
  { label: 'control', level: 'D1' },
]; // prettier-ignore

/** Many steps of one turn ask what the same words mean. */
export const meaningOf = onceFor(readMeaning);

function readMeaning(hits: readonly Hit[]): Meaning {
  const spoken = RULES.filter((rule) => hits.some((hit) => fits(rule, hit)));
  const answers: Record<string, string[]> = {};
  for (const rule of spoken) {
    if (rule.answer !== undefined && isSpelledOut(rule, hits)) answers[rule.answer[0]] ??= [rule.answer[1]];
  }
  const level = (['D3', 'D2', 'D1'] as const).find((id) => spoken.some((rule) => rule.level === id)) ?? 'D?';
  const first = spoken.find((rule) => rule.emergency !== undefined)?.emergency;
  const emergency = first === 'danger' ? (withDangerNow(hits) ?? first) : first;
  const youngs = spoken.flatMap((rule) => rule.emergency ?? rule.young ?? []);
  const young = youngs.find((one) => one !== 'child') ?? youngs[0];
  return {
    level,
    cause: level === 'D3' || level === 'D2' ? 'direct' : null,
    reasons: [...new Set(spoken.map((rule) => `words.${rule.label}`))],
    answers,
    ...(emergency === undefined ? {} : { emergency }),
    ...(young === undefined ? {} : { young }),
  };
}

/** Where danger now is said beside one of these, its doors come first on the card. */
const BESIDE_NOW: readonly (readonly [Hit['label'], Emergency])[] = [
  ['suicidal_self', 'suicide'],
  ['strangulation', 'medical'],
  ['child_danger', 'child'],
  ['practical_need:medical', 'medical'],
];

function withDangerNow(hits: readonly Hit[]): Emergency | undefined {
  const isSaid = (label: Hit['label']) => hits.some((hit) => hit.label === label);
  return isSaid('immediate_danger') ? BESIDE_NOW.find(([label]) => isSaid(label))?.[1] : undefined;
}

/** Heard by its meaning and by no phrase: it raises the level, and no question is taken as answered. */
export function isLearned(hit: Hit): boolean {
  return hit.isLearned === true;
}

/** Whether a phrase spoke whose id starts so. */
function isPhrase(hit: Hit, start: string): boolean {
  return !isLearned(hit) && hit.why.startsWith(start);
}

function isSpelledOut(rule: Rule, hits: readonly Hit[]): boolean {
  return hits.some((hit) => fits(rule, hit) && (!isLearned(hit) || rule.label === 'suicidal_self'));
}

function fits(rule: Rule, hit: Hit): boolean {
  if (hit.label !== rule.label || isWriterAChild(hit)) return false;
  return rule.entries?.some((start) => isPhrase(hit, start)) ?? true;
}

export function speaksOfDanger(hits: readonly Hit[]): boolean {
  return meaningOf(hits).level !== 'D?';
}

/** The writer's own age or school: it says whose path it is, not that there is danger. */
export function isWriterAChild(hit: Hit): boolean {
  return isPhrase(hit, 'child-writer-');
}

/** Somebody asks whether another person wrote, or where she is: always the same answer, to everybody. */
export function isProbing(hits: readonly Hit[]): boolean {
  return hits.some((hit) => isPhrase(hit, 'probing-'));
}

/** Somebody else may hold or read the telephone: one line that names no subject, and nothing of the talk. */
export function hasAnotherReader(hits: readonly Hit[]): boolean {
  return hits.some(
    (hit) => isPhrase(hit, 'leave-reader') || (!isProbing(hits) && isLeaving(hit, OF_A_READER)),
  );
}

/** Somebody is coming, or she fears traces. */
export function leavingSign(hits: readonly Hit[]): 'coming' | 'traces' | undefined {
  const isSaid = (start: string, concepts: readonly string[]) =>
    hits.some((hit) => isPhrase(hit, start) || isLeaving(hit, concepts));
  if (isSaid('leave-someone-coming', OF_COMING)) return 'coming';
  return isSaid('leave-traces', OF_TRACES) ? 'traces' : undefined;
}

/** Concepts of content/danger/concepts that tell one way of leaving from another, where no phrase did. */
const OF_A_READER = ['other_reader', 'denial_duress'];
const OF_COMING = ['someone_coming', 'arriving'];
const OF_TRACES = ['traces'];

function isLeaving(hit: Hit, concepts: readonly string[]): boolean {
  return (
    isLearned(hit) && hit.label === 'quick_exit' && concepts.some((concept) => hit.why.includes(concept))
  );
}

/**
 * Heard by its meaning alone, « besoin d'aide pour arrêter » could be anybody's: only with an act of the writer's own, his
 * denial or his search for somebody, and never beside violence that was done to the writer.
 */
function isOfWhoHurts(hit: Hit): boolean {
  if (hit.label !== 'perpetrator_seeking_help') return false;
  return !isLearned(hit) || OF_WHO_HURTS.some((concept) => hit.why.includes(concept));
}

const OF_WHO_HURTS = ['self_author', 'author_denial', 'seek_victim'];

function isNotSpelledOut(hit: Hit): boolean {
  return hit.label !== 'perpetrator_seeking_help' || isLearned(hit);
}

/** Whose path the words belong to, when they say so. */
export function pathOf(hits: readonly Hit[]): 'hurter' | 'relative' | 'human' | 'roof' | undefined {
  const has = (label: Hit['label']) => hits.some((hit) => hit.label === label);
  if (hits.some(isOfWhoHurts) && !(has('past_violence') && hits.every(isNotSpelledOut))) return 'hurter';
  if (has('bystander')) return 'relative';
  if (has('wants_human')) return 'human';
  return has('practical_need:housing') ? 'roof' : undefined;
}
