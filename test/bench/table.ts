import type { Bench, Finding, Goal } from './bench.js';

/** A finding as Markdown that is also legible in a terminal: the same text is printed and kept. */
export function sectionOf({ name, title }: Bench, finding: Finding, when: string): string {
  return [
    `## ${name}`,
    '',
    `${title}. ${finding.how}`,
    '',
    ...tableOf(finding),
    '',
    ...finding.goals.map(goalLine),
    '',
    `Measured ${when}.`,
    '',
  ].join('\n');
}

function tableOf({ columns, rows }: Finding): string[] {
  const widths = columns.map((column, i) =>
    Math.max(column.length, ...rows.map((row) => row[i]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, i) => (i === 0 ? (cells[i] ?? '').padEnd(width) : (cells[i] ?? '').padStart(width))).join(' | ')} |`;
  const rule = `| ${widths.map((width, i) => (i === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(columns), rule, ...rows.map(line)];
}

function goalLine({ text, isMet, whenMissed }: Goal): string {
  if (isMet) return `- met: ${text}`;
  return `- **missed**: ${text}. ${whenMissed ?? 'Not understood yet.'}`;
}

/** The kept page with one section put in its place: after the others when it is new. */
export function withSection(page: string, name: string, section: string): string {
  const parts = page.split(/^(?=## )/m);
  const at = parts.findIndex((part) => part.startsWith(`## ${name}\n`));
  if (at === -1) return `${page.trimEnd()}\n\n${section}`;
  parts[at] = `${section}\n`;
  return `${parts.join('').trimEnd()}\n`;
}
