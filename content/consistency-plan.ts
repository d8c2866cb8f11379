import type { Plan } from './model.js';
import type { Problem } from './problem.js';
import type { Sourced } from './sources.js';
import type { Path } from './yaml-file.js';

interface Named {
  name: string;
  path: Path;
}

/**
 * The lines a plan shows must exist, what is said at the desk must come from a point or a party, and no name may stand
 * twice. `lines` are the ids of every line.
 */
export function checkPlan({ file, data }: Sourced<Plan>, lines: readonly string[]): Problem[] {
  const named = [...idsOf(data.points, 'points'), ...idsOf(data.parties, 'parties')];
  const chosen = named.map(({ name }) => name);
  const shown = data.parties.flatMap((party, p) => pathsOf(party.lines, ['parties', p, 'lines']));
  const sources = data.needs.flatMap((need, n) => pathsOf(need.from, ['needs', n, 'from']));
  return [
    ...crowded(data).map((path) =>
      file.problemAt(path, 'three choices at most: passing and stopping are two more'),
    ),
    ...repeated(named).map(({ name, path }) => file.problemAt(path, `"${name}" is named twice`)),
    ...lost(shown, lines).map(({ name, path }) => file.problemAt(path, `no line is called "${name}"`)),
    ...lost(sources, chosen).map(({ name, path }) =>
      file.problemAt(path, `no point or party is called "${name}"`),
    ),
  ];
}

const MOST_CHOICES = 3;

/** A screen holds five buttons; on the last point there is nothing left to stop. */
function crowded({ points }: Plan): Path[] {
  return points
    .slice(0, -1)
    .flatMap(({ choices }, at) => (choices.length > MOST_CHOICES ? [['points', at, 'choices']] : []));
}

function idsOf(entries: readonly { id: string }[], list: string): Named[] {
  return entries.map(({ id }, at) => ({ name: id, path: [list, at, 'id'] }));
}

function pathsOf(names: readonly string[], under: Path): Named[] {
  return names.map((name, at) => ({ name, path: [...under, at] }));
}

function repeated(named: readonly Named[]): Named[] {
  return named.filter(({ name }, at) => named.findIndex((other) => other.name === name) < at);
}

function lost(named: readonly Named[], known: readonly string[]): Named[] {
  return named.filter(({ name }) => !known.includes(name));
}
