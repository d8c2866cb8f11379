import { parsePhoneNumberFromString, type NumberType } from 'libphonenumber-js/max';

/** Who a message comes from. Only a person's telephone gets an answer; of all else only the kind is told. */
export type Sender = { kind: 'person'; number: string } | { kind: NoAnswer };

/**
 * `short`: a number of three to six figures, a service. `name`: letters, which nobody can answer and anybody can forge.
 * `costly`: answering it makes somebody else earn money. `fixed`: an SMS to a fixed line is read aloud in the house.
 * `unreadable`: nothing of it.
 */
export type NoAnswer = 'short' | 'name' | 'costly' | 'fixed' | 'unreadable';

const costly: readonly NumberType[] = [
  'PREMIUM_RATE',
  'SHARED_COST',
  'TOLL_FREE',
  'UAN',
  'PAGER',
  'VOICEMAIL',
];

/**
 * Mobile numbers overseas as they are written there, which a parser that thinks of France takes for numbers that do not
 * exist (stack.md's trap: « 0692… » is Réunion). Mayotte's 0639 is also a range of the mainland: it must come with +262.
 */
const overseas: readonly (readonly [national: RegExp, country: string])[] = [
  [/^069[01]/, '+590'],
  [/^0694/, '+594'],
  [/^069[67]/, '+596'],
  [/^069[23]/, '+262'],
];

/** Networks of no country, satellites among them (ITU E.164: 870, 878, 881–883, 888, 979): each SMS there costs euros. */
const ofNoCountry = /^\+(?:87[08]|88[1238]|979)/;

/**
 * Reads a sender as operators write it. A number must be *possible*, not *known*: ranges are opened faster than tables
 * of them are printed, and who has a new number must not be left without an answer.
 */
export function readSender(from: string): Sender {
  const text = from.normalize('NFKC').trim();
  const compact = text.replace(/[\s().-]/g, '');
  if (/^\+?\d{3,6}$/.test(compact)) return { kind: 'short' };
  if (!/^\+?\d+$/.test(compact)) return { kind: /\p{L}/u.test(text) ? 'name' : 'unreadable' };
  if (compact.length > 20) return { kind: 'unreadable' };
  return numbered(international(compact));
}

/** Operators leave out the `+` of a number they write whole. */
function international(digits: string): string {
  if (digits.startsWith('+')) return digits;
  if (digits.startsWith('00')) return `+${digits.slice(2)}`;
  if (!digits.startsWith('0')) return `+${digits}`;
  const there = overseas.find(([national]) => national.test(digits));
  return `${there?.[1] ?? '+33'}${digits.slice(1)}`;
}

function numbered(text: string): Sender {
  if (ofNoCountry.test(text)) return { kind: 'costly' };
  const read = parsePhoneNumberFromString(text);
  if (!read?.isPossible()) return { kind: 'unreadable' };
  const type = read.getType();
  if (type !== undefined && costly.includes(type)) return { kind: 'costly' };
  return type === 'FIXED_LINE' ? { kind: 'fixed' } : { kind: 'person', number: read.number };
}
