import { gate, lapsesOn } from '../gate.js';
import type { Kept } from '../model.js';
import type { Problem } from '../problem.js';
import { LANGS, type Sourced } from '../sources.js';
import type { Inspected, Rule } from './inspected.js';

/** A check about to lapse is told this long before. */
export const noticeDays = 30;

/** Checks that have lapsed or soon will. Only warnings: the gate already keeps what is old from the visitor. */
export const lapsedChecksRule: Rule = ({ sources, today }) => {
  const records = [...sources.lines, ...sources.places] as Sourced<(Kept & { id: string })[]>[];
  return records.flatMap(({ file, data }) =>
    data.flatMap((record, i) => {
      const message = ageOf(record, today);
      return message ? [file.problemAt([i, 'checked'], `${record.id}: ${message}`, 'warning')] : [];
    }),
  );
};

function ageOf(record: Kept, today: string): string | undefined {
  const state = gate(record, today);
  const lapse = lapsesOn(record);
  if (!state.open) return state.why === 'lapsed' ? `hidden since ${lapse}: check it again` : undefined;
  if (state.overdue) return `still shown, but its check is overdue since ${lapse}`;
  const fictional = record.checked.how === 'fictional';
  return !fictional && lapse <= addDays(today, noticeDays) ? `its check lapses on ${lapse}` : undefined;
}

/** Files whose review day has passed. */
export const reviewDatesRule: Rule = (inspected) =>
  reviewed(inspected)
    .filter(({ data }) => data.review_by < inspected.today)
    .map(({ file, data }): Problem => {
      const message = `to be read again by ${data.owner}: its review was due on ${data.review_by}`;
      return file.problemAt(['review_by'], message, 'warning');
    });

function reviewed({ sources }: Inspected): Sourced<{ review_by: string; owner: string }>[] {
  const perLang = LANGS.flatMap((lang) => [...sources.texts[lang], ...sources.synonyms[lang]]);
  const overlays = sources.overlays.flatMap(({ files }) => files);
  const { danger, hearing, triage, signpost, plan, cards, exercises } = sources;
  const asked = [...triage, ...signpost, ...plan, ...cards];
  return [...perLang, ...overlays, ...danger, ...hearing.reviewed, ...asked, ...exercises];
}

/** `today` is an ISO date, and so is what comes back. */
export function addDays(today: string, days: number): string {
  return new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);
}
