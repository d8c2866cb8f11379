/**
 * Turns the TypeScript of the server into JavaScript in dist/, file by file and unbundled, then builds the
 * visitor's page (whose layout the server shares) and the console. Content is not copied: the server reads it where it lies.
 */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { buildConsole } from './console.mjs';
import { buildPage } from './page.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const rooms = ['bots', 'dialogs', 'content', 'infra'];

async function sourcesOf(room) {
  const files = await readdir(join(root, room), { recursive: true });
  return files.map((file) => join(room, file)).filter((file) => file.endsWith('.ts'));
}

const entryPoints = (await Promise.all(rooms.map(sourcesOf))).flat();

await rm(join(root, 'dist'), { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints,
  outdir: 'dist',
  outbase: '.',
  platform: 'node',
  target: 'node20',
  format: 'esm',
  logLevel: 'warning',
});
await Promise.all([buildPage(), buildConsole()]);
// The emergency numbers as a file of their own: needs the content's loader, which has just been built.
await import(join(root, 'dist', 'infra', 'still-page.js'));
