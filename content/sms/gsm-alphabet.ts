/**
 * The default alphabet of SMS with its extension table, by value (3GPP TS 23.038, 6.2.1 and 6.2.1.1). U+001B stands at 0x1B:
 * it is not a letter but says that the next one is of the extension.
 */
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';

const extension: Readonly<Record<string, number>> = {
  '\f': 0x0a,
  '^': 0x14,
  '{': 0x28,
  '}': 0x29,
  '\\': 0x2f,
  '[': 0x3c,
  '~': 0x3d,
  ']': 0x3e,
  '|': 0x40,
  '€': 0x65,
};

const ESCAPE = 0x1b;

/** Letter → its one or two septets. */
const septetsOf = new Map<string, readonly number[]>([
  ...[...basic].flatMap((letter, value): [string, number[]][] =>
    value === ESCAPE ? [] : [[letter, [value]]],
  ),
  ...Object.entries(extension).map(([letter, value]): [string, number[]] => [letter, [ESCAPE, value]]),
]);

const extended = new Map(Object.entries(extension).map(([letter, value]) => [value, letter]));

/** How many signs of the 160 a letter takes: 1, 2, or `undefined` when the alphabet does not have it. */
export function septetsFor(letter: string): readonly number[] | undefined {
  return septetsOf.get(letter);
}

export function isGsm7(text: string): boolean {
  return [...text].every((letter) => septetsOf.has(letter));
}

/** One septet a byte, as SMPP carries it. A letter outside the alphabet is a fault of ours: toGsm7 comes first. */
export function encodeGsm7(text: string): Buffer {
  return Buffer.from([...text].flatMap((letter) => septetsOf.get(letter) ?? unknown()));
}

function unknown(): never {
  throw new Error('A letter outside the SMS alphabet');
}

/** The letters of these septets. An escape before what the extension does not have is a blank, as the standard says. */
export function decodeGsm7(septets: Uint8Array): string {
  let text = '';
  for (let index = 0; index < septets.length; index += 1) {
    const value = (septets[index] ?? 0) & 0x7f;
    if (value !== ESCAPE) text += basic[value];
    else text += afterEscape(septets[++index]);
  }
  return text;
}

function afterEscape(value: number | undefined): string {
  if (value === undefined) return '';
  return extended.get(value) ?? (value === ESCAPE ? ' ' : (basic[value & 0x7f] ?? ' '));
}
