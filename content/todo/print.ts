import type { Due } from './todo.js';

/** Not in this list: it is known to the service that runs, not to the files. */
const FAILED =
  'Contacts signalés en panne par des visiteurs : « record_flagged » dans le journal du service.';

/** The list as plain text, by owner; what to do is told before why. */
export function printed(todo: readonly Due[], title: string): string {
  const owners = [...new Set(todo.map(({ owner }) => owner))];
  const groups = owners.map((owner) => ownedBy(owner, todo));
  const head = todo.length === 0 ? 'Rien à vérifier.' : `${todo.length} à vérifier, les plus utiles d'abord.`;
  return `${title}\n${head}\n${FAILED}\n${groups.join('')}`;
}

function ownedBy(owner: string, todo: readonly Due[]): string {
  const own = todo.filter((due) => due.owner === owner);
  const records = own.map((due, at) => recordLines(due, at + 1).join('\n'));
  return `\n## ${owner} (${own.length})\n\n${records.join('\n\n')}\n`;
}

function recordLines({ id, name, why, offered, call, ask, notes }: Due, number: number): string[] {
  return [
    `${number}. ${name} [${id}]`,
    `   Joindre : ${call}`,
    ...ask.map((question) => `   ☐ ${question}`),
    `   Pourquoi : ${why}${offered > 0 ? `, proposé dans ${offered} liste(s)` : ''}`,
    ...(notes === undefined ? [] : [`   Notes : ${notes.trim()}`]),
  ];
}
