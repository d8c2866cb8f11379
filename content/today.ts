/** The ISO date of this moment where records serve: they lapse there at midnight. `timeZone` is an IANA name. */
export function todayAt(timeZone: string, now = new Date()): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(now);
}
