import type { Signpost } from './model.js';

/** Every list of lines in questions/signpost.yaml, as `emergency.danger`, `ladders.woman`, `shelter`… */
export function laddersOf(signpost: Signpost): { name: string; ids: readonly string[] }[] {
  const groups = (['emergency', 'ladders', 'written'] as const).flatMap((group) =>
    Object.entries(signpost[group]).map(([name, ids]) => ({ name: `${group}.${name}`, ids })),
  );
  return [
    ...groups,
    { name: 'shelter', ids: signpost.shelter },
    { name: 'last_resort', ids: [signpost.last_resort] },
  ];
}
