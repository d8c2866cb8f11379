import { describeCheck } from '../content/describe-check.js';
import type { Content, Line, Method, Place } from '../content/model.js';
import { instantOfWallClock } from '../dialogs/hours/wall-clock.js';
import type { DoorCard } from '../dialogs/model.js';
import { ifNobodyAnswers, whatHappens } from './line-says.js';
import { listingWords, openThenWords, openingWords } from './hours-words.js';
import { numberOf, type Words } from './words.js';

/** A door in words: a number alone on its line, then when, what will happen, and what to do if nobody answers. */
export interface DoorWords {
  title: string;
  subtitle: string;
  /** When it answers, by its first method, in a few words. */
  when: string;
  lines: readonly string[];
  links: readonly { kind: 'call' | 'openUrl'; title: string; value: string }[];
  /** What a tap posts when it did not work: it names the record as she sees it. */
  report: string;
}

/** The name of a line or a place, in a language. Throws when there is no such record. */
export function nameOf(id: string, { lines, places }: Content, lang: Words['lang']): string {
  const record = lines.get(id) ?? places.get(id);
  if (record === undefined) throw new Error(`no record ${id}`);
  return record.name[lang];
}

export interface DoorContext {
  content: Content;
  now: Date;
  words: Words;
  /** A child reads it: what a record says to « vous » is said to « tu ». */
  young?: boolean;
  /** A man reads it: a line for women is not what he is sent to. */
  man?: boolean;
  /** Read in another country: 114 cannot be written to from there. */
  abroad?: boolean;
}

/** Words for a door of any kind. Throws when the record does not exist: the engine only names records it found. */
export function doorWords(door: DoorCard, context: DoorContext): DoorWords {
  if (isHers(door)) return made(door, context);
  const { words, now, young, man, abroad } = context;
  const kept = keptFor(words, Math.floor(now.getTime() / MINUTE_MS));
  const name = JSON.stringify([door, young, man, abroad]);
  const said = kept.doors.get(name) ?? made(door, context);
  kept.doors.set(name, said);
  return said;
}

/** A door at the hour she named, or a place near her, says something of her: its words are made each time. */
function isHers({ kind, at }: DoorCard): boolean {
  return kind === 'place' || at !== undefined;
}

/** Nothing that a door says changes within a minute: the same doors are said to many. Then they are let go. */
const MINUTE_MS = 60_000;
const thisMinute = new WeakMap<Words, Kept>();

interface Kept {
  minute: number;
  doors: Map<string, DoorWords>;
}

function keptFor(words: Words, minute: number): Kept {
  const known = thisMinute.get(words);
  if (known?.minute === minute) return known;
  const kept: Kept = { minute, doors: new Map() };
  thisMinute.set(words, kept);
  setTimeout(() => kept.doors.clear(), MINUTE_MS).unref();
  return kept;
}

function made(door: DoorCard, context: DoorContext): DoorWords {
  const { content } = context;
  const line = content.lines.get(door.id);
  if (door.kind === 'line' && line !== undefined) return lineWords(line, door, context);
  const place = content.places.get(door.id);
  if (place === undefined) throw new Error(`no record ${door.id}`);
  return placeWords(place, door, context);
}

/** One short line to learn by heart: name, number, when. */
export function doorInShort(door: DoorCard, context: DoorContext): string {
  const { title, subtitle, when } = doorWords(door, context);
  const always = context.words.text('door.always');
  return [title, subtitle, ...(door.brief && when !== always ? [] : [when])]
    .filter((part) => part !== '')
    .join(', ');
}

function lineWords(line: Line, door: DoorCard, context: DoorContext): DoorWords {
  const { lang } = context.words;
  return {
    title: line.name[lang],
    subtitle: numberOf(line) ?? '',
    when: openings(line, door, context)[0]?.hours ?? '',
    lines: lineLines(line, door, context),
    links: linksInOrder(line, door, context.words),
    report: reportOf(line, context.words),
  };
}

/** What happens; before it, save on the emergency card, when and at what cost; after it, once nothing more is asked, the rest. */
function lineLines(line: Line, door: DoorCard, context: DoorContext): string[] {
  const { words } = context;
  const what = whatHappens(line, context);
  if (door.bare) return [what];
  const when = [...hoursLines(line, door, context), ...optional(line.cost?.[words.lang])].join(' · ');
  if (door.brief) return [when, what].filter((part) => part !== '');
  return [...(when === '' ? [] : [when]), what, ...ifNobodyAnswers(line, context), checkLine(line, words)];
}

function placeWords(place: Place, door: DoorCard, context: DoorContext): DoorWords {
  const { words } = context;
  return {
    title: place.name[words.lang],
    subtitle: place.phone ?? '',
    when: openings(place, door, context)[0]?.hours ?? '',
    lines: [
      ...optional(distanceLine(door, words)),
      ...(door.inCharge ? [words.text('door.in_charge')] : []),
      ...addressLine(place, context.content),
      ...hoursLines(place, door, context),
      ...optional(place.ask_for?.[words.lang]),
      ...(place.phone === undefined
        ? []
        : [words.text(context.man ? 'door.no_answer_man' : 'door.no_answer')]),
      ...deskLines(place, words),
      ...('social_worker' in place && place.social_worker ? [words.text('door.social_worker')] : []),
      checkLine(place, words),
    ],
    links: place.phone === undefined ? [] : [callLink(place.phone, words)],
    report: reportOf(place, words),
  };
}

function reportOf({ name }: Line | Place, words: Words): string {
  return words.text('report.said', { name: name[words.lang] });
}

const METHODS: readonly (readonly [Method, string])[] = [
  ['phone', 'door.by_phone'],
  ['visit', 'door.on_site'],
  ['text', 'door.in_writing'],
  ['chat', 'door.in_writing'],
];

function hoursLines(record: Line | Place, door: DoorCard, context: DoorContext): string[] {
  const lines = openings(record, door, context).map(({ key, hours }) => context.words.text(key, { hours }));
  return [...new Set(lines)];
}

/** When each method answers: now, or at the moment the door is shown for. */
function openings(
  record: Line | Place,
  door: DoorCard,
  context: DoorContext,
): { key: string; hours: string }[] {
  const { content, now, words } = context;
  const zone = content.settings.time_zone;
  const then = door.at === undefined ? undefined : { now: instantOfWallClock(door.at, zone), zone };
  return METHODS.flatMap(([method, key]) => {
    const hours = then
      ? openThenWords(record.hours, method, then, words)
      : openingWords(record.hours, method, { now, zone }, words);
    return hours === undefined ? [] : [{ key, hours }];
  });
}

function checkLine(record: Line | Place, words: Words): string {
  const { key, values } = describeCheck(record.checked, words.lang);
  return words.text(key, { ...values });
}

function distanceLine({ distanceKm }: DoorCard, words: Words): string | undefined {
  if (distanceKm === undefined) return undefined;
  return distanceKm < 1 ? words.text('door.near_here') : words.text('door.distance', { km: distanceKm });
}

function addressLine(place: Place, content: Content): string[] {
  if (!('address' in place) || place.address === undefined) return [];
  const commune = content.communes.find(({ insee }) => insee === place.insee)?.name ?? '';
  return [`${place.address}, ${place.postcode ?? ''} ${commune}`.trim()];
}

function deskLines(place: Place, words: Words): string[] {
  if (!('desks' in place)) return [];
  return place.desks.map(({ partner, hours, appointment }) => {
    const when = [listingWords(hours, words), ...(appointment ? [words.text('door.by_appointment')] : [])];
    return words.text('door.desk', { partner: partner[words.lang], hours: when.join(', ') });
  });
}

function linksInOrder(line: Line, { siteFirst }: DoorCard, words: Words): DoorWords['links'] {
  const all = links(line, words);
  return siteFirst && line.web !== undefined ? [...all.slice(-1), ...all.slice(0, -1)] : all;
}

function links(line: Line, words: Words): DoorWords['links'] {
  return [
    ...(line.number === undefined || line.sms === line.number ? [] : [callLink(line.number, words)]),
    ...(line.sms === undefined ? [] : [textLink(line.sms, words)]),
    ...(line.web === undefined
      ? []
      : [{ kind: 'openUrl' as const, title: words.text('door.open_site'), value: line.web }]),
  ];
}

function callLink(number: string, words: Words): DoorWords['links'][number] {
  return {
    kind: 'call',
    title: words.text('door.call', { number }),
    value: `tel:${number.replaceAll(' ', '')}`,
  };
}

/** Opens empty: nothing is written for her. */
function textLink(number: string, words: Words): DoorWords['links'][number] {
  return { kind: 'openUrl', title: words.text('door.text', { number }), value: `sms:${number}` };
}

function optional(words: string | undefined): string[] {
  return words === undefined ? [] : [words];
}
