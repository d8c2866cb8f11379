import type { Content, Line, Place, Text } from '../../content/model.js';
import { onceFor } from '../../content/once-for.js';
import { shownRecord } from '../records.js';
import type { World } from '../model.js';
import { normalise, normaliseTitle } from './normalise.js';
import { wordsOfKey } from './options.js';

const LONGEST = 160;

/**
 * "Ça n'a pas marché : Allô Enfance", "le 3919 ne répond pas": a whole message that names a record and says that it did
 * not work, and nothing else. The words are content (`said.not_working`); only what may be shown today is known.
 * Nothing else being said, « ne répond pas » is here no danger. The record's id.
 */
export function readReport(text: string, world: World): string | undefined {
  if (text.length > LONGEST) return undefined;
  const { content } = world;
  const { said, names } = indexOf(content);
  const whole = normalise(text);
  const read = said.get(whole) ?? firstOf(withoutVerdict(whole, content), names);
  return read === undefined ? undefined : shownRecord(read, world)?.id;
}

const A_NUMBER = /^(?:(?:le|au|the|numero|number) )?[+\d][\d .-]*$/i;
const LONGEST_NUMBER = 24;

/** The line or place whose number is the whole message ("3919", "le 116 006"), by its id: only what may be shown today. */
export function readNumberOf(text: string, world: World): string | undefined {
  const bare = text.trim();
  if (bare.length > LONGEST_NUMBER || !A_NUMBER.test(bare)) return undefined;
  const read = indexOf(world.content).names.get(joined(normalise(bare)));
  return read === undefined ? undefined : shownRecord(read, world)?.id;
}

/** What may be left of the message without the words that say "did not work", before or after it. */
function withoutVerdict(whole: string, { synonyms }: Content): string[] {
  return [...wordsOfKey(synonyms, 'said.not_working')].flatMap((words) => [
    ...(whole.startsWith(`${words} `) ? [whole.slice(words.length + 1)] : []),
    ...(whole.endsWith(` ${words}`) ? [whole.slice(0, -words.length - 1)] : []),
  ]);
}

const CALLED = /^(?:jai|j ai|i) (?:appele|essaye|telephone|called|tried|rang) /;
const BEFORE_NUMBER = /^(?:le|la|les|l|au|a|at|on|numero|the|number) /;

/** Numbers are written with spaces or without; « j'ai appelé le » stands before them or not. */
function joined(words: string): string {
  return words.replace(CALLED, '').replace(BEFORE_NUMBER, '').replaceAll(' ', '');
}

function firstOf(things: readonly string[], names: Index['names']): string | undefined {
  return things.flatMap((thing) => names.get(joined(thing)) ?? [])[0];
}

interface Index {
  /** What the buttons under the doors post, in every language. */
  said: Map<string, string>;
  names: Map<string, string>;
}

const indexOf = onceFor(makeIndex);

function makeIndex(content: Content): Index {
  const index: Index = { said: new Map(), names: new Map() };
  const all = [...Object.values(content.texts), ...content.overlays.values()];
  const ways = all.flatMap((texts) => texts.get('report.said') ?? []);
  for (const record of [...content.lines.values(), ...content.places.values()]) {
    for (const name of Object.values(record.name)) {
      add(index.names, joined(normaliseTitle(name)), record.id);
      for (const way of ways) add(index.said, normaliseTitle(filled(way, name)), record.id);
    }
    for (const number of numbersOf(record)) add(index.names, joined(normaliseTitle(number)), record.id);
  }
  return index;
}

function filled(way: Text, name: string): string {
  return (typeof way === 'string' ? way : way.web).replace('{{name}}', name);
}

/** Of two records of one name, the first. */
function add(names: Map<string, string>, name: string, id: string): void {
  if (!names.has(name)) names.set(name, id);
}

function numbersOf(record: Line | Place): string[] {
  const numbers = 'on_bill' in record ? [record.number, record.sms] : [record.phone];
  return numbers.filter((number) => number !== undefined);
}
