import { AsyncLocalStorage } from 'node:async_hooks';
import console from 'node:console';

const inside = new AsyncLocalStorage<true>();

/**
 * Runs what belongs to the SDK without letting it print: it writes whole errors on the console, with the request in
 * them, and so what was said. What it throws is still thrown. Printing from anywhere else is left alone.
 */
export function quietly<T>(work: () => Promise<T>): Promise<T> {
  return inside.run(true, work);
}

for (const name of ['error', 'warn'] as const) {
  const print = console[name].bind(console);
  console[name] = (...words: unknown[]) => {
    if (inside.getStore() === undefined) print(...words);
  };
}
