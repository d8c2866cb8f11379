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

export function meaningOf(hits: readonly Hit[]): Meaning {
  const spoken = RULES.filter((rule) => hits.some((hit) => fits(rule, hit)));
  const answers: Record<string, string[]> = {};
  for (const { answer } of spoken) {
    if (answer !== undefined) answers[answer[0]] ??= [answer[1]];
  }
  const level = (['D3', 'D2', 'D1'] as const).find((id) => spoken.some((rule) => rule.level === id)) ?? 'D?';
  const emergency = spoken.find((rule) => rule.emergency !== undefined)?.emergency;
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

function fits(rule: Rule, hit: Hit): boolean {
  if (hit.label !== rule.label || isWriterAChild(hit)) return false;
  return rule.entries?.some((start) => hit.why.startsWith(start)) ?? true;
}

export function speaksOfDanger(hits: readonly Hit[]): boolean {
  return meaningOf(hits).level !== 'D?';
}

/** The writer's own age or school: it says whose path it is, not that there is danger. */
export function isWriterAChild({ why }: Hit): boolean {
  return why.startsWith('child-writer-');
}

/** Somebody asks whether another person wrote, or where she is: always the same answer, to everybody. */
export function isProbing(hits: readonly Hit[]): boolean {
  return hits.some(({ why }) => why.startsWith('probing-'));
}

/** Somebody else may hold or read the telephone: one line that names no subject, and nothing of the talk. */
export function hasAnotherReader(hits: readonly Hit[]): boolean {
  return hits.some((hit) => hit.why.startsWith('leave-reader'));
}

/** Somebody is coming, or she fears traces. */
export function leavingSign(hits: readonly Hit[]): 'coming' | 'traces' | undefined {
  if (hits.some((hit) => hit.why.startsWith('leave-someone-coming'))) return 'coming';
  return hits.some((hit) => hit.why.startsWith('leave-traces')) ? 'traces' : undefined;
}

/** Whose path the words belong to, when they say so. */
export function pathOf(hits: readonly Hit[]): 'hurter' | 'relative' | 'human' | 'roof' | undefined {
  const has = (label: Hit['label']) => hits.some((hit) => hit.label === label);
  if (has('perpetrator_seeking_help')) return 'hurter';
  if (has('bystander')) return 'relative';
  if (has('wants_human')) return 'human';
  return has('practical_need:housing') ? 'roof' : undefined;
}
