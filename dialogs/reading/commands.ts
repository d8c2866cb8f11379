import { distance } from 'fastest-levenshtein';
import type { Content } from '../../content/model.js';
import { onceFor } from '../../content/once-for.js';
import type { CommandId } from '../model.js';
import { normalise } from './normalise.js';
import { withoutRepeats, wordsOfKey } from './options.js';

/**
 * What can be said at any moment, whatever is on screen. The words are content (`command.<id>` in synonyms.yaml,
 * both languages always understood); a command is the *whole* message: "il faut que ça stop" is not STOP.
 */
export interface Command {
  /** Key of its words in locales/<lang>/synonyms.yaml. */
  words: string;
  /** What it does while a person is answering: the bot acts, or the words go to that person. */
  inHandover: 'acts' | 'goes_to_person';
}

/** `stop` is the word of the SMS rules; on the web it leaves. */
export const COMMANDS: Readonly<Record<CommandId, Command>> = {
  leave: { words: 'command.leave', inHandover: 'acts' },
  erase: { words: 'command.erase', inHandover: 'acts' },
  stop: { words: 'command.stop', inHandover: 'acts' },
  emergency: { words: 'command.emergency', inHandover: 'acts' },
  human: { words: 'command.human', inHandover: 'goes_to_person' },
  skip: { words: 'command.skip', inHandover: 'goes_to_person' },
  back: { words: 'command.back', inHandover: 'goes_to_person' },
  start_again: { words: 'command.start_again', inHandover: 'goes_to_person' },
  menu: { words: 'command.menu', inHandover: 'goes_to_person' },
  language: { words: 'command.language', inHandover: 'acts' },
  report: { words: 'command.report', inHandover: 'goes_to_person' },
};

export interface CommandRead {
  id: CommandId;
  /** With `language` the one asked for, with `human` the one it is said in: an id of the settings. */
  lang?: string;
}

type Synonyms = Content['synonyms'];

const tableOf = onceFor(makeTable);

/** The command that a whole message is, if it is one. Of leaving alone, a slip of one letter is understood. */
export function readCommand(text: string, synonyms: Synonyms): CommandRead | undefined {
  if (text.length > LONGEST) return undefined;
  const table = tableOf(synonyms);
  const whole = wholeOf(text);
  return (
    table.get(whole) ??
    table.get(calm(whole, synonyms)) ??
    (isLeavingMisspelt(whole, synonyms) ? { id: 'leave' } : undefined)
  );
}

/** « stop stop stop » and « stop svp » are « stop ». */
function calm(whole: string, synonyms: Synonyms): string {
  const polite = [...wordsOfKey(synonyms, 'said.please')].find((word) => whole.endsWith(` ${word}`));
  return withoutRepeats(polite === undefined ? whole : whole.slice(0, -polite.length - 1));
}

/** `command.language.fr-x-facile` asks for that language. */
const LANGUAGE = 'command.language.';

const LONGEST = 80;

/** A whole short message as it is compared with what may be said at any moment: "a+" is "à plus". */
export function wholeOf(text: string): string {
  return normalise(text.replaceAll('+', ' plus '));
}

/** Shorter words, one letter apart, are other words. */
const SHORTEST_MISSPELT = 5;

function isLeavingMisspelt(whole: string, synonyms: Synonyms): boolean {
  if (whole.length < SHORTEST_MISSPELT) return false;
  const isNear = [...wordsOfKey(synonyms, COMMANDS.leave.words)].some(
    (word) => word.length >= SHORTEST_MISSPELT && isOneSlip(word, whole),
  );
  return isNear && !isKnown(whole, synonyms);
}

function isOneSlip(word: string, whole: string): boolean {
  return Math.abs(word.length - whole.length) <= 1 && distance(word, whole) <= 1;
}

/** A word that content gives a meaning is no slip: "femme" is one letter from "ferme". */
function isKnown(whole: string, synonyms: Synonyms): boolean {
  return [...synonyms.fr.keys(), ...synonyms.en.keys()].some((key) => wordsOfKey(synonyms, key).has(whole));
}

function makeTable(synonyms: Synonyms): ReadonlyMap<string, CommandRead> {
  const table = new Map<string, CommandRead>();
  for (const id of Object.keys(COMMANDS) as CommandId[]) {
    if (id === 'language') continue;
    for (const word of wordsOfKey(synonyms, COMMANDS[id].words)) table.set(word, { id });
  }
  for (const lang of ['fr', 'en'] as const) {
    const words = synonyms[lang].get(COMMANDS.human.words) ?? [];
    for (const word of words.map(normalise)) table.set(word, { id: 'human', lang });
  }
  const languages = [...synonyms.fr.keys(), ...synonyms.en.keys()].filter((key) => key.startsWith(LANGUAGE));
  for (const key of languages) {
    const lang = key.slice(LANGUAGE.length);
    for (const word of wordsOfKey(synonyms, key)) table.set(word, { id: 'language', lang });
  }
  return table;
}
