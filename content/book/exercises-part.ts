import type { Exercise } from '../model.js';
import { signed } from './html.js';

/** The stories of the exercises, each to be read and signed whole: they are said in one language, so they stand once. */
export function exercisesPart(exercises: readonly Exercise[]): string {
  return exercises.map(exerciseRow).join('\n');
}

function exerciseRow({ id, title, owner, ...story }: Exercise): string {
  const rows = [
    ...story.agreed.map((fr) => ({ label: 'Elle accepte de transmettre', fr })),
    ...saidIn([story.begins]).map((fr) => ({ label: 'Au début', fr })),
    ...saidIn(story.answers).map((fr) => ({ label: 'Après une réponse', fr })),
    ...story.reacts.flatMap(({ to, does }) => saidIn([does]).map((fr) => ({ label: causeWords(to), fr }))),
    ...story.look_back.map((fr) => ({ label: 'À la fin', fr })),
  ];
  return signed(
    id,
    `${title} · ${owner}`,
    rows.map((row) => ({ ...row, en: '' })),
  );
}

const saidIn = (doings: readonly Exercise['begins'][]): string[] =>
  doings.flat().flatMap(({ says }) => says ?? []);

function causeWords(to: Exercise['reacts'][number]['to']): string {
  if ('words' in to) return `Si on lui écrit « ${to.words.join(' », « ')} »`;
  return 'press' in to ? `Après le bouton ${to.press}` : `Après ${to.quiet} secondes de silence`;
}
