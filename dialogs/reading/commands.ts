import type { Content, Lang } from '../../content/model.js';
import type { CommandId } from '../model.js';
import { normalise } from './normalise.js';

/**
 * What can be said at any moment, whatever is on screen. The words are content (`command.<id>` in synonyms.yaml,
 * both languages always understood); a command is the *whole* message: "il faut que ça stop" is not STOP.
 */
export interface Command {
  /** Key of its words in locales/<lang>/synonyms.yaml. */
  words: string;
  /** What it does in a talk with the bot. */
  effect: 'leave' | 'erase' | 'emergency' | 'human' | 'skip' | 'back' | 'start_again' | 'menu' | 'language';
  /** What it does while a person is answering: the bot acts, or the words go to that person. */
  inHandover: 'acts' | 'goes_to_person';
}

/** `stop` is the word of the SMS rules; on the web it leaves. */
export const COMMANDS: Readonly<Record<CommandId, Command>> = {
  leave: { words: 'command.leave', effect: 'leave', inHandover: 'acts' },
  erase: { words: 'command.erase', effect: 'erase', inHandover: 'acts' },
  stop: { words: 'command.stop', effect: 'leave', inHandover: 'acts' },
  emergency: { words: 'command.emergency', effect: 'emergency', inHandover: 'acts' },
  human: { words: 'command.human', effect: 'human', inHandover: 'goes_to_person' },
  skip: { words: 'command.skip', effect: 'skip', inHandover: 'goes_to_person' },
  back: { words: 'command.back', effect: 'back', inHandover: 'goes_to_person' },
  start_again: { words: 'command.start_again', effect: 'start_again', inHandover: 'goes_to_person' },
  menu: { words: 'command.menu', effect: 'menu', inHandover: 'goes_to_person' },
  language: { words: 'command.language', effect: 'language', inHandover: 'acts' },
};

export interface CommandRead {
  id: CommandId;
  /** The language asked for, with `language` only. */
  lang?: Lang;
}

type Synonyms = Content['synonyms'];

const tables = new WeakMap<Synonyms, ReadonlyMap<string, CommandRead>>();

/** The command that a whole message is, if it is one. */
export function readCommand(text: string, synonyms: Synonyms): CommandRead | undefined {
  if (text.length > 80) return undefined;
  const table = tables.get(synonyms) ?? makeTable(synonyms);
  tables.set(synonyms, table);
  return table.get(normalise(text));
}

function makeTable(synonyms: Synonyms): ReadonlyMap<string, CommandRead> {
  const table = new Map<string, CommandRead>();
  for (const id of Object.keys(COMMANDS) as CommandId[]) {
    if (id === 'language') continue;
    for (const word of wordsFor(synonyms, COMMANDS[id].words)) table.set(word, { id });
  }
  for (const lang of ['fr', 'en'] as const) {
    for (const word of wordsFor(synonyms, `command.language.${lang}`))
      table.set(word, { id: 'language', lang });
  }
  return table;
}

function wordsFor(synonyms: Synonyms, key: string): string[] {
  return [...(synonyms.fr.get(key) ?? []), ...(synonyms.en.get(key) ?? [])].map(normalise);
}
