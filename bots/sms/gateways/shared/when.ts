/**
 * The time an operator gives, as a date; now when it is none, or lies ahead: a clock that is wrong must not make a message
 * of now look old, nor one of tomorrow live long. `text` without a zone is in UTC.
 */
export function whenOf(text: string | undefined, now: Date): Date {
  const plain = (text ?? '').trim().replace(/^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)$/, '$1T$2Z');
  const given = Date.parse(plain);
  return Number.isNaN(given) || given > now.getTime() ? now : new Date(given);
}
