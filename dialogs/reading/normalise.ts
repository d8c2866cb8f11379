import { asSpelt } from './quick-spellings.js';

/**
 * Words as they are compared: lower case, no accents, no apostrophes, no repeated letters, each with its place in
 * the original text. "J'ai", "j’ai", "J AI" and "jai" are one word; so are "m'a" and the "ma" of a quick text.
 * One pass, no backtracking: the cost is a constant per character whatever the text.
 */
export interface Word {
  text: string;
  /** What follows an elision: `etrangle` in "m'étrangle". */
  core?: string;
  /** UTF-16 offsets in the original text, [from, to[. */
  from: number;
  to: number;
  /** Words of one sentence share this number. */
  sentence: number;
}

const ELISIONS: ReadonlySet<string> = new Set(['j', 'm', 't', 'l', 's', 'd', 'n', 'c', 'qu', 'jusqu']);
/** Of these, the ones that are no words of their own in a quick text ("c" is "c'est", "n" is "and"). */
const LOOSE: ReadonlySet<string> = new Set(['j', 'm', 'l', 'd', 's', 'qu']);
const STARTS_OPEN = /^[aeiouyh]/;
const PICTURE = /\p{Extended_Pictographic}/u;
const LETTER = /[\p{L}\p{N}]/u;

type Sign = { kind: 'letter' | 'picture'; text: string } | { kind: 'apostrophe' | 'silent' | 'end' | 'gap' };

const GAP: Sign = { kind: 'gap' };
const END: Sign = { kind: 'end' };
const APOSTROPHE: Sign = { kind: 'apostrophe' };
const SILENT: Sign = { kind: 'silent' };
const ASCII: readonly Sign[] = Array.from({ length: 128 }, (_, code) => asciiSign(String.fromCharCode(code)));
const FOLDED: Readonly<Record<string, string>> = {
  œ: 'oe',
  Œ: 'oe',
  æ: 'ae',
  Æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ı: 'i',
};

interface Split {
  text: string;
  words: readonly Word[];
  whole: string;
}

/** Some twenty readers of one turn split the same text: it is done once. Forgotten by itself: nothing of a talk stays behind. */
let last: Split | undefined;

function split(text: string): Split {
  if (last?.text === text) return last;
  if (last === undefined) setImmediate(() => (last = undefined));
  const words = readWords(text);
  last = { text, words, whole: words.map((word) => word.text).join(' ') };
  return last;
}

/** The words of a text, in order, with where they stand. */
export function wordsOf(text: string): readonly Word[] {
  return split(text).words;
}

/** A whole message as it is compared with a title, a synonym or a command: its words joined by one space. */
export function normalise(text: string): string {
  return split(text).whole;
}

function readWords(text: string): Word[] {
  const words: Word[] = [];
  let sentence = 0;
  let open: Open | undefined;
  const close = () => {
    if (open !== undefined) add(words, open, sentence);
    open = undefined;
  };
  for (let at = 0; at < text.length;) {
    const size = text.codePointAt(at)! > 0xffff ? 2 : 1;
    const sign = signAt(text, at, size);
    if (sign.kind === 'letter') open = extend(open, sign.text, { from: at, to: at + size });
    else if (sign.kind === 'apostrophe') open = elide(open);
    else if (sign.kind !== 'silent') close();
    if (sign.kind === 'picture') words.push({ text: sign.text, from: at, to: at + size, sentence });
    if (sign.kind === 'end' && !isInsideNumber(text, at)) sentence += 1;
    at += size;
  }
  close();
  return words;
}

const titles = new Map<string, string>();

/** The same for words of content/, which come again at each turn. Never for what a person writes: it is kept. */
export function normaliseTitle(title: string): string {
  const known = titles.get(title) ?? normalise(title);
  titles.set(title, known);
  return known;
}

interface Open {
  text: string;
  /** Length of `text` at its first apostrophe. */
  elided?: number;
  /** How many times in a row the last letter came. */
  run: number;
  from: number;
  to: number;
}

function extend(open: Open | undefined, letters: string, place: { from: number; to: number }): Open {
  if (open === undefined) return { text: letters, run: 1, ...place };
  const repeats = letters.length === 1 && letters > '9' && open.text.endsWith(letters);
  open.run = repeats ? open.run + 1 : 1;
  // Three times or more is a cry, not a spelling: one is kept ("aideeee" is "aide").
  if (open.run === 3) open.text = open.text.slice(0, -1);
  if (open.run < 3) open.text += letters;
  open.to = place.to;
  return open;
}

function elide(open: Open | undefined): Open | undefined {
  if (open !== undefined) open.elided ??= open.text.length;
  return open;
}

/** Ends a word, and joins to it the loose letters before it: "j ai", "qu il", "i m", "don t". */
function add(words: Word[], open: Open, sentence: number): void {
  const before = words.at(-1);
  const word: Word = { text: open.text, from: open.from, to: open.to, sentence };
  const { elided } = open;
  if (elided !== undefined && ELISIONS.has(open.text.slice(0, elided))) word.core = open.text.slice(elided);
  if (before?.sentence === sentence && before.to + 1 === open.from) {
    if (LOOSE.has(before.text) && STARTS_OPEN.test(word.text)) {
      words[words.length - 1] = {
        ...word,
        text: before.text + word.text,
        core: word.text,
        from: before.from,
      };
      return;
    }
    if (isEnglishTail(before.text, word.text)) {
      words[words.length - 1] = { ...before, text: before.text + word.text, to: word.to };
      return;
    }
  }
  words.push(...asSpelt(word, before));
}

function isEnglishTail(head: string, tail: string): boolean {
  if (tail === 't') return /^(don|can|won|isn|didn|doesn|hasn|couldn|wasn)$/.test(head);
  return head === 'i' && (tail === 'm' || tail === 've' || tail === 'll');
}

function signAt(text: string, at: number, size: number): Sign {
  const code = text.charCodeAt(at);
  if (code < 128) return ASCII[code]!;
  const character = text.slice(at, at + size);
  if (/[’‘ʼ´′]/.test(character)) return APOSTROPHE;
  if (character === '…' || character === '\u2028' || character === '\u2029') return END;
  // Accents that stand alone, soft hyphens, zero-width and direction marks are not seen by the reader of a screen.
  if (/[\p{M}\p{Cf}]/u.test(character)) return SILENT;
  if (PICTURE.test(character)) return { kind: 'picture', text: character };
  if (!LETTER.test(character)) return GAP;
  return { kind: 'letter', text: FOLDED[character] ?? unaccented(character) };
}

function unaccented(character: string): string {
  return character.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function asciiSign(character: string): Sign {
  if (/[A-Za-z0-9]/.test(character)) return { kind: 'letter', text: character.toLowerCase() };
  if (character === "'" || character === '`') return APOSTROPHE;
  return /[.!?\n]/.test(character) ? END : GAP;
}

/** "3.5" and "10.30" do not end a sentence. */
function isInsideNumber(text: string, at: number): boolean {
  return /^\d\.\d$/.test(text.slice(Math.max(0, at - 1), at + 2));
}
