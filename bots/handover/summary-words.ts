import type { Summary } from '../../dialogs/model.js';
import type { Words } from '../words.js';

/** What she agreed to pass on, in plain words; her own line, masked when it was written, comes last. */
export function summaryWords({ agreed, added }: Summary, words: Words): string[] {
  if (agreed === undefined) return [];
  const lines = agreed.map((key) => words.text(key));
  const own = added === undefined ? [] : [words.text('summary.added', { added })];
  return lines.length + own.length > 0 ? [...lines, ...own] : [words.text('summary.nothing')];
}
