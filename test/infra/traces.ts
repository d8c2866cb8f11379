import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Where a program never writes of itself, and where this would only be slow. */
const passedOver = new Set(['node_modules', '.git']);

/** Every file under a folder, with when it was last written. */
export function filesUnder(folder: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (passedOver.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) for (const [inner, at] of filesUnder(path)) found.set(inner, at);
    if (entry.isFile()) found.set(path, statSync(path).mtimeMs);
  }
  return found;
}

/** Names and contents of the files that are new or were written since `before`. */
export function writtenSince(before: ReadonlyMap<string, number>, folder: string): string {
  const changed = [...filesUnder(folder)].filter(([path, at]) => before.get(path) !== at);
  return changed.map(([path]) => `${path}\n${readFileSync(path, 'latin1')}`).join('\n');
}
