import type { Commune } from '../../content/model.js';

/** A text somebody may write, and the one commune it means. */
export interface Spelling {
  text: string;
  insee: string;
}

/** How names get written on a telephone. Each gives the same text for the same name, always. */
const WAYS: readonly ((name: string) => string)[] = [
  (name) => name,
  withoutAccents,
  (name) => name.toLowerCase().replaceAll('-', ' '),
  (name) => withoutAccents(name).toLowerCase().replace(/[-' ]/g, ''),
  (name) => name.replace(/\bSaint(e?)\b/g, 'St$1'),
  (name) =>
    withoutAccents(name)
      .toLowerCase()
      .replace(/\bsaint(e?)\b/g, 'st$1')
      .replaceAll('-', ' '),
  (name) => changed(name, (before, _, after) => before + after),
  (name) => changed(name, (before, letter, after) => before + letter + letter + after),
  (name) => changed(name, (before, letter, after) => before + after.slice(0, 1) + letter + after.slice(1)),
  bySound,
];

/** Every commune in every way, without the texts that two communes share: those have no single right answer. */
export function spellingsOf(communes: readonly Commune[]): Spelling[] {
  const meant = new Map<string, Set<string>>();
  for (const { name, insee } of communes)
    for (const write of WAYS) meant.set(write(name), (meant.get(write(name)) ?? new Set()).add(insee));
  return [...meant].flatMap(([text, [insee = '', ...others]]) =>
    others.length > 0 ? [] : [{ text, insee }],
  );
}

function withoutAccents(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '');
}

/** As in a text message: what is heard, in the fewest letters. */
function bySound(name: string): string {
  return withoutAccents(name)
    .toLowerCase()
    .replaceAll('-', ' ')
    .replace(/e?au/g, 'o')
    .replace(/qu/g, 'k')
    .replace(/ph/g, 'f')
    .replace(/(\p{L})\1/gu, '$1');
}

/** One slip of the thumb, at a letter inside the name that the name itself decides. */
function changed(name: string, slip: (before: string, letter: string, after: string) => string): string {
  const plain = withoutAccents(name).toLowerCase();
  const inside = [...plain.slice(1, -1)].flatMap((sign, at) => (/[a-z]/.test(sign) ? [at + 1] : []));
  const at = inside[sumOf(plain) % inside.length] ?? 1;
  return slip(plain.slice(0, at), plain.charAt(at), plain.slice(at + 1));
}

const sumOf = (text: string): number =>
  [...text].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 9973, 7);
