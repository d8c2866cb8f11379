import type { Line, Signpost, Triage } from './model.js';
import type { Problem } from './problem.js';
import type { Sourced } from './sources.js';
import type { Path } from './yaml-file.js';

interface Pointer {
  path: Path;
  question: string;
  answers: readonly string[];
}

/** Every question and answer that triage.yaml points to must be in it. `who_hurts` is asked by the dialogs. */
export function checkTriage({ file, data }: Sourced<Triage>): Problem[] {
  const answers = new Map(
    [...data.questions, ...data.someone_else].map((q) => [q.id, q.answers.map((a) => a.id)]),
  );
  return pointers(data).flatMap(({ path, question, answers: wanted }) => {
    const known = answers.get(question);
    if (!known) return [file.problemAt(path, `no question is called "${question}"`)];
    const lost = wanted.filter((id) => !known.includes(id));
    return lost.map((id) => file.problemAt(path, `the question "${question}" has no answer "${id}"`));
  });
}

function pointers(triage: Triage): Pointer[] {
  const list = (name: 'short_mode' | 'first_block' | 'second_block'): Pointer[] =>
    triage[name].map((question, i) => ({ path: [name, i], question, answers: [] }));
  const conditions = triage.together.flatMap(({ all }, t) =>
    all.map(({ question, any_of }, i) => ({ path: ['together', t, 'all', i], question, answers: any_of })),
  );
  return [
    ...list('short_mode'),
    ...list('first_block'),
    ...list('second_block'),
    ...triage.unknowns.among.map((question, i) => ({
      path: ['unknowns', 'among', i],
      question,
      answers: ['unknown'],
    })),
    ...conditions,
    ...whens(triage, 'questions'),
    ...whens(triage, 'someone_else'),
  ];
}

function whens(triage: Triage, list: 'questions' | 'someone_else'): Pointer[] {
  return triage[list].flatMap(({ when }, i) =>
    when && when.question !== 'who_hurts'
      ? [{ path: [list, i, 'when'], question: when.question, answers: when.any_of }]
      : [],
  );
}

/** Every line offered must exist, and each list must hold one line that no lapse can hide. */
export function checkSignpost({ file, data }: Sourced<Signpost>, lines: readonly Line[]): Problem[] {
  const known = new Map(lines.map((line) => [line.id, line]));
  return ladders(data).flatMap(({ path, ids }) => {
    const lost = ids.flatMap((id, i) =>
      known.has(id) ? [] : [file.problemAt([...path, i], `no line is called "${id}"`)],
    );
    const sure = ids.some((id) => known.get(id)?.standing);
    return sure
      ? lost
      : [...lost, file.problemAt(path, 'no standing line in this list: it could end in silence')];
  });
}

function ladders(signpost: Signpost): { path: Path; ids: readonly string[] }[] {
  const groups = (['ladders', 'emergency', 'written'] as const).flatMap((group) =>
    Object.entries(signpost[group]).map(([name, ids]) => ({ path: [group, name], ids })),
  );
  return [...groups, { path: ['shelter'], ids: signpost.shelter }];
}
