import type { Kept } from '../model.js';
import type { Sourced } from '../sources.js';
import type { Rule } from './inspected.js';

/** A visitor is told how a record was checked, so a check of today cannot be dated tomorrow. */
export const futureChecksRule: Rule = ({ sources, today }) => {
  const records = [...sources.lines, ...sources.places] as Sourced<(Kept & { id: string })[]>[];
  return records.flatMap(({ file, data }) =>
    data.flatMap((record, i) =>
      record.checked.on > today
        ? [
            file.problemAt(
              [i, 'checked'],
              `${record.id}: checked on ${record.checked.on}, which is still to come`,
            ),
          ]
        : [],
    ),
  );
};
