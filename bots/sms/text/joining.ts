import type { Part } from '../gateway.js';

/** What is held of a message whose parts are still coming. */
export interface Waiting {
  /** Whose message it is: sender and gateway under a hash, with `ref` and `of`. */
  key: string;
  of: number;
  /** By `seq`. */
  texts: ReadonlyMap<number, string>;
  /** Milliseconds since 1970: when its first part came. */
  since: number;
  /** All parts came and were handed over: kept a while, to know a part that comes again. */
  done: boolean;
}

export type Joined =
  | { kind: 'waiting'; waiting: Waiting }
  /** Whole: `text` is to be handed over, and `waiting` kept as done once that went well. */
  | { kind: 'whole'; text: string; waiting: Waiting }
  | { kind: 'repeated' }
  /** The sender's telephone counted round to a number still in use: what was there is another message. */
  | { kind: 'other'; before: Waiting; waiting: Waiting };

/** Between two parts that did come, a part that never did. */
const GAP = ' ... ';

/** A part that says it is no part of many, or the third of two, is a message of its own. */
export function isPart(part: Part | undefined): part is Part {
  return part !== undefined && part.of > 1 && part.of <= 255 && part.seq >= 1 && part.seq <= part.of;
}

/** Adds one part to what is held. Any order, any repetition; nothing that came is ever lost. */
export function join(
  held: Waiting | undefined,
  part: Part,
  came: Pick<Waiting, 'key' | 'since'> & { text: string },
): Joined {
  const { text, ...start } = came;
  const fresh: Waiting = { ...start, of: part.of, texts: new Map([[part.seq, text]]), done: false };
  if (held === undefined) return { kind: 'waiting', waiting: fresh };
  const known = held.texts.get(part.seq);
  if (known === text && (held.done || held.texts.size < held.of)) return { kind: 'repeated' };
  if (held.done) return { kind: 'waiting', waiting: fresh };
  if (known !== undefined && known !== text) return { kind: 'other', before: held, waiting: fresh };
  const waiting = { ...held, texts: new Map([...held.texts, [part.seq, text]]) };
  if (waiting.texts.size < waiting.of) return { kind: 'waiting', waiting };
  return { kind: 'whole', text: textOf(waiting), waiting };
}

/** The parts that came, in their order. A missing one leaves a gap that can be seen. */
export function textOf({ texts, of }: Waiting): string {
  const pieces = Array.from({ length: of }, (_, index) => texts.get(index + 1));
  if (pieces.every((piece) => piece !== undefined)) return pieces.join('');
  return pieces
    .reduce<string[]>((runs, piece, index) => {
      if (piece === undefined) return runs;
      const goesOn = index > 0 && pieces[index - 1] !== undefined;
      return goesOn ? [...runs.slice(0, -1), (runs.at(-1) ?? '') + piece] : [...runs, piece];
    }, [])
    .join(GAP);
}
