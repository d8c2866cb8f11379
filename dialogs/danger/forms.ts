import { featureOf, hashText, Kind, mix, STRENGTH } from './hash.js';
import { soundOf } from './sound.js';

/** A word by itself, wherever it stands: its letters, its sound, and the features it brings to any message. */
export interface Form {
  text: string;
  sound: string;
  soundHash: number;
  /** Its own features: the number of each, and its strength. */
  ids: Uint32Array;
  values: Float32Array;
  /** Sum of the squares of `values`. */
  square: number;
  /** In the lexicon: nothing more has to be worked out about it. */
  isKnown: boolean;
  /** What it stands for as a quick spelling, where it is known by heart (lexicon.ts): `mtn`, « maintenant ». */
  spelt: readonly Form[] | undefined;
  /** What concepts.ts knows around it: ways to say a concept, [waysFrom, waysTo[ of a table, and its own numbers there. */
  ways: Int32Array | undefined;
  waysFrom: number;
  waysTo: number;
  textId: number;
  soundId: number;
  /** What its features add to each notion, from `notionsFrom` on in a table, where it is known by heart. */
  notions: Float32Array | undefined;
  notionsFrom: number;
}

/** Gives the form of a word: from a lexicon, or made anew. */
export type FormOf = (text: string) => Form;

export function newForm(text: string): Form {
  const sound = soundOf(text);
  const soundHash = hashText(sound);
  const parts = partsOf(text);
  const ids = new Uint32Array(parts.length + 2);
  const values = new Float32Array(parts.length + 2).fill(STRENGTH.part);
  ids[0] = featureOf(mix(Kind.Word, hashText(text)));
  ids[1] = featureOf(mix(Kind.Sound, soundHash));
  values[0] = values[1] = STRENGTH.word;
  ids.set(parts, 2);
  const square = 2 * STRENGTH.word ** 2 + parts.length * STRENGTH.part ** 2;
  return {
    text,
    sound,
    soundHash,
    ids,
    values,
    square,
    isKnown: false,
    spelt: undefined,
    ways: undefined,
    waysFrom: 0,
    waysTo: 0,
    textId: -1,
    soundId: -1,
    notions: undefined,
    notionsFrom: 0,
  };
}

const SHORT_PART = 4;
const LONG_PART = 5;
const LONGEST_WORD = 24;

/** Parts of four and five letters, edges included: a word with one wrong letter keeps most of them. */
function partsOf(text: string): number[] {
  const word = `^${text.slice(0, LONGEST_WORD)}$`;
  const ids: number[] = [];
  if (word.length <= LONG_PART) return ids;
  for (let from = 0; from + SHORT_PART <= word.length; from += 1) {
    let hash: number = Kind.Part;
    for (let step = 0; step < LONG_PART && from + step < word.length; step += 1) {
      hash = Math.imul(hash ^ word.charCodeAt(from + step), 0x01000193);
      if (step >= SHORT_PART - 1) ids.push(featureOf(mix(Kind.Part, hash)));
    }
  }
  return ids;
}
