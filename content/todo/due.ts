import { addDays, noticeDays } from '../check/age-rule.js';
import { dateWords } from '../describe-check.js';
import { gate, lapsesOn } from '../gate.js';
import type { Line, Place } from '../model.js';

/** Why a record is to be checked, in French; `undefined` when it is shown and will be for a month. */
export function whyDue(record: Line | Place, today: string): string | undefined {
  const state = gate(record, today);
  const lapse = dateWords(lapsesOn(record), 'fr');
  if (!state.open) {
    return {
      unpublished: 'gardé caché (publish: no)',
      unchecked: 'caché, attend sa première vérification',
      lapsed: `caché depuis le ${lapse}`,
    }[state.why];
  }
  if (state.overdue) return `montré, mais à revérifier depuis le ${lapse}`;
  return lapsesSoon(record, today) ? `montré, sera caché le ${lapse}` : undefined;
}

function lapsesSoon(record: Line | Place, today: string): boolean {
  return record.checked.how !== 'fictional' && lapsesOn(record) <= addDays(today, noticeDays);
}
