import type { Activity } from 'botbuilder';
import type { Content, Day, Line } from '../../content/model.js';

/**
 * Which door fits what somebody has said so far, written down here from the brief and not asked of the engine. A door
 * counts when it is shown: as a card, or as a number or site that can be tapped in a sentence.
 */

/** The most pressing first. `place` and `line` are what is left when nothing urgent was said. */
const NEEDS = [
  'danger', 'care', 'young', 'child', 'life', 'hurter', 'roof', 'place', 'relative', 'line',
] as const; // prettier-ignore
export type Need = (typeof NEEDS)[number];

export type Audience = 'man' | 'elder';

/** What one person has said so far. Empty: nothing yet, and nothing can fit. */
export interface Said {
  needs: readonly Need[];
  /** She can only write, or somebody may come in. */
  written: boolean;
  audience?: Audience | undefined;
  /** Her commune, once it was understood as hers. */
  insee?: string | undefined;
}

const LINES: Readonly<Record<Exclude<Need, 'place'>, readonly string[]>> = {
  danger: ['police-17', 'europe-112', 'urgence-114'],
  care: ['samu-15', 'urgence-114'],
  young: ['enfance-119'],
  child: ['enfance-119', 'police-17'],
  life: ['suicide-3114'],
  hurter: ['fnacav', 'samu-15', 'suicide-3114'],
  roof: ['samu-social-115'],
  relative: ['vfi-3919', 'victimes-116006', 'pnav-tchat'],
  line: ['vfi-3919', 'victimes-116006', 'pnav-tchat'],
};
/** The line for women does not answer a man; the one for old people comes beside those for all. */
const FOR: Readonly<Record<Audience, readonly string[]>> = {
  man: ['victimes-116006', 'hommes-victimes', 'pnav-tchat'],
  elder: ['maltraitance-3977', 'victimes-116006', 'vfi-3919', 'pnav-tchat'],
};
const WRITTEN: Readonly<Partial<Record<Need, readonly string[]>>> = {
  danger: ['urgence-114'],
  care: ['urgence-114'],
  line: ['pnav-tchat', 'urgence-114'],
  relative: ['pnav-tchat', 'urgence-114'],
  roof: ['pnav-tchat', 'urgence-114', 'samu-social-115'],
  hurter: ['urgence-114'],
};

/** Ids of the records that would fit; empty while nothing was said. Who asks for a number or a place is served by both. */
function fittingFor(said: Said, content: Content): readonly string[] {
  const need = NEEDS.find((one) => said.needs.includes(one));
  if (need === undefined) return [];
  if (need === 'place') return [...officesFor(said.insee, content), ...linesFor('line', said)];
  return linesFor(need, said);
}

/** The offices in charge of a commune. */
export function officesFor(insee: string | undefined, { places }: Content): string[] {
  return [...places.values()]
    .filter(({ kind, serves }) => kind === 'esp' && serves !== 'departement' && serves.includes(insee ?? ''))
    .map(({ id }) => id);
}

function linesFor(need: Exclude<Need, 'place'>, { written, audience }: Said): readonly string[] {
  const inWriting = written ? WRITTEN[need] : undefined;
  return inWriting ?? (need === 'line' && audience !== undefined ? FOR[audience] : LINES[need]);
}

/** Whether what is shown holds a fitting door, and a door that answers at this hour. */
export function isFitting(
  shown: readonly string[],
  said: Said,
  at: { content: Content; clock: string },
): boolean {
  const fitting = fittingFor(said, at.content);
  return shown.some((id) => fitting.includes(id)) && shown.some((id) => answersNow(id, at));
}

/** What the wall says in the Indre at each of CLOCKS. */
const WALLS: Readonly<Record<string, { day: Day; time: string; isHoliday: boolean }>> = {
  '2026-11-24T09:00:00Z': { day: 'tue', time: '10:00', isHoliday: false },
  '2026-11-25T01:30:00Z': { day: 'wed', time: '02:30', isHoliday: false },
  '2026-11-29T18:30:00Z': { day: 'sun', time: '19:30', isHoliday: false },
  '2026-12-25T10:00:00Z': { day: 'fri', time: '11:00', isHoliday: true },
};

function answersNow(id: string, { content, clock }: { content: Content; clock: string }): boolean {
  const wall = WALLS[clock];
  const { hours } = content.lines.get(id) ?? content.places.get(id) ?? { hours: [] };
  return hours.some((when) => {
    if ('always' in when || wall === undefined) return true;
    const isDay = when.days.includes(wall.day) && (when.holidays || !wall.isHoliday);
    return isDay && when.from <= wall.time && wall.time < when.to;
  });
}

/** Ids of the doors in a message: its cards by title, its tappable sentences by where they lead. */
export function doorsIn(activity: Partial<Activity>, content: Content): string[] {
  const cards = (activity.attachments ?? []).map(({ content: card }) => (card as { title: string }).title);
  const { links = [] } = (activity.channelData ?? {}) as { links?: { value: string }[] };
  const lang = activity.locale === 'en' ? 'en' : 'fr';
  const named = [...content.lines.values(), ...content.places.values()].filter(({ name }) =>
    cards.includes(name[lang]),
  );
  const tapped = [...content.lines.values()].filter((line) =>
    links.some(({ value }) => leadsTo(line, value)),
  );
  return [...named, ...tapped].map(({ id }) => id);
}

function leadsTo({ number, sms, web }: Line, value: string): boolean {
  const call = number === undefined ? undefined : `tel:${number.replaceAll(' ', '')}`;
  return value === call || value === web || (sms !== undefined && value === `sms:${sms}`);
}
