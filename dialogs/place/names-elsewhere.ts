import type { Elsewhere } from '../../content/model.js';
import { onceFor } from '../../content/once-for.js';

type Named = readonly [name: string, codes: readonly string[]];

/** Départements with a commune of this name, or of a name that begins with it: `saint maur` is in 94 too. */
export function departementsWithName(words: readonly string[], elsewhere: Elsewhere): string[] {
  const name = words.join(' ');
  const near = indexOf(elsewhere).get(startOf(words)) ?? [];
  const named = near.filter(([other]) => other === name || other.startsWith(`${name} `));
  return [...new Set(named.flatMap(([, codes]) => codes))];
}

/** Made at the first need: 35,000 names, by their first word that is not a saint. */
const indexOf = onceFor((elsewhere: Elsewhere): ReadonlyMap<string, readonly Named[]> => {
  const index = new Map<string, Named[]>();
  for (const named of elsewhere.byName) {
    const start = startOf(named[0].split(' '));
    const there = index.get(start);
    if (there) there.push(named);
    else index.set(start, [named]);
  }
  return index;
});

function startOf(words: readonly string[]): string {
  const count = ['saint', 'sainte'].includes(words[0] ?? '') ? 2 : 1;
  return words.slice(0, count).join(' ');
}
