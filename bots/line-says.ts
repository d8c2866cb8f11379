import { textIn } from '../content/languages.js';
import type { Line } from '../content/model.js';
import type { DoorContext } from './door-words.js';

/** What happens when somebody calls or writes there, in the words of its record; to a child in her own, where content has some. */
export function whatHappens(line: Line, context: DoorContext): string {
  return forChild(`what.${line.id}`, context) ?? line.what_happens[context.words.lang];
}

/** What to do when nobody answers: of the record, and for a number of emergency also in writing. */
export function ifNobodyAnswers(line: Line, context: DoorContext): string[] {
  const { words } = context;
  const isCalled = line.kind === 'emergency' && line.number !== undefined;
  const own = line.if_no_answer?.[words.lang];
  return [
    ...(own === undefined ? [] : [forChild('door.no_answer', context) ?? own]),
    ...(isCalled && !context.abroad ? [inWriting(context)] : []),
  ];
}

function inWriting(context: DoorContext): string {
  const key = 'door.no_answer_emergency';
  return forChild(key, context) ?? context.words.text(key);
}

function forChild(key: string, { content, words, young }: DoorContext): string | undefined {
  const own = `for_child.${key}`;
  const isSaid = young === true && textIn(content, words.language, own) !== undefined;
  return isSaid ? words.text(own) : undefined;
}
