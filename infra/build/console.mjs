/** Builds the social workers' console: one script and one style in dist/console/, written into its document by the server. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const from = fileURLToPath(new URL('../../bots/handover/console/page/', import.meta.url));
const into = fileURLToPath(new URL('../../dist/console/', import.meta.url));

/** Writes console.js and console.css into `folder`. Work machines have browsers of the last three years. */
export async function buildConsole(folder = into) {
  const shared = { bundle: true, minify: true, legalComments: 'none', logLevel: 'warning', outdir: folder };
  await Promise.all([
    build({
      ...shared,
      target: 'es2022',
      format: 'esm',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      entryPoints: { console: `${from}main.tsx` },
    }),
    build({
      ...shared,
      target: ['chrome109', 'firefox115', 'safari16'],
      entryPoints: { console: `${from}style.css` },
    }),
  ]);
}
