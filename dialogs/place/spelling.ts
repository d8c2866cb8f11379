/**
 * How many slips part two spellings: a letter added, left out, changed, or two neighbours swapped each count one
 * (optimal string alignment). Anything above `limit` is given back as `limit + 1`.
 */
export function slips(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let twoAbove: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    for (let at = 1; at <= b.length; at += 1) current.push(cost(a, b, { row, at, current, above, twoAbove }));
    if (Math.min(...current) > limit) return limit + 1;
    [twoAbove, above] = [above, current];
  }
  return Math.min(above.at(-1) ?? 0, limit + 1);
}

interface Cell {
  row: number;
  at: number;
  current: readonly number[];
  above: readonly number[];
  twoAbove: readonly number[];
}

function cost(a: string, b: string, { row, at, current, above, twoAbove }: Cell): number {
  const same = a[row - 1] === b[at - 1];
  const best = Math.min(
    (above[at] ?? 0) + 1,
    (current[at - 1] ?? 0) + 1,
    (above[at - 1] ?? 0) + (same ? 0 : 1),
  );
  const isSwap = a[row - 1] === b[at - 2] && a[row - 2] === b[at - 1];
  return isSwap ? Math.min(best, (twoAbove[at - 2] ?? 0) + 1) : best;
}

/** Which letters a word holds, as bits. Each slip changes at most two: a cheap way to pass over most names. */
export function lettersOf(word: string): number {
  let bits = 0;
  for (let at = 0; at < word.length; at += 1) bits |= 1 << (word.charCodeAt(at) & 31);
  return bits;
}

export function countBits(bits: number): number {
  let rest = bits;
  let count = 0;
  for (; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** "isoudun" for "issoudun": doubled letters are the first thing a hurried thumb forgets. */
export function withoutDoubles(word: string): string {
  return word.replace(/(.)\1+/g, '$1');
}

/** What is left of a word written without its vowels, the first letter apart: châteauroux → chtrx, issoudun → isdn. */
export function consonantsOf(word: string): string {
  return word.replace(/(?<=.)[aeiouy]/g, '');
}

/** Slips forgiven in a name of this length: short names are too close to ordinary words. */
export function slipsAllowed(length: number): number {
  if (length < 5) return 0;
  if (length < 8) return 1;
  return length < 12 ? 2 : 3;
}
