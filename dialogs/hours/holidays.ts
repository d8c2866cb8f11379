/** 1 January, 1 May, 8 May, 14 July, 15 August, 1 and 11 November, 25 December. */
const fixed = new Set(['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']);
/** Days after Easter Sunday: Easter Monday, Ascension, Whit Monday. */
const afterEaster = [1, 39, 50];

/**
 * Whether `date` (an ISO date) is one of the eleven public holidays of the whole country (Code du travail, L3133-1).
 * The two more of Alsace-Moselle and those of the overseas départements are not here.
 */
export function isPublicHoliday(date: string): boolean {
  if (fixed.has(date.slice(5))) return true;
  const easter = easterSunday(Number(date.slice(0, 4)));
  return afterEaster.some((days) => addDays(easter, days) === date);
}

/** Gregorian Easter by the Meeus/Jones/Butcher method, as an ISO date. */
export function easterSunday(year: number): string {
  const [golden, century, ofCentury] = [year % 19, Math.floor(year / 100), year % 100];
  const [leapCenturies, centuryRest] = [Math.floor(century / 4), century % 4];
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - leapCenturies - correction + 15) % 30;
  const weekday = (32 + 2 * centuryRest + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const days = epact + weekday - 7 * late + 114;
  return isoDate(Date.UTC(year, Math.floor(days / 31) - 1, (days % 31) + 1));
}

/** `date` moved by whole days; no clock and no zone is involved. */
export function addDays(date: string, days: number): string {
  return isoDate(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000);
}

function isoDate(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
