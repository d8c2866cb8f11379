/**
 * Builds the visitor's page: one script, one style, one icon in dist/page/. Run alone it also says what they weigh; a folder
 * given to it is written instead.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';

const from = fileURLToPath(new URL('../../bots/webchat/page/', import.meta.url));
const into = fileURLToPath(new URL('../../dist/page/', import.meta.url));

/** Writes a.js, a.css and i.svg into `folder`. Old telephones are served what browsers of 2020 understand. */
export async function buildPage(folder = into) {
  const shared = { bundle: true, minify: true, legalComments: 'none', logLevel: 'warning' };
  const browsers = ['chrome87', 'firefox78', 'safari14'];
  await Promise.all([
    build({
      ...shared,
      target: 'es2020',
      format: 'esm',
      entryPoints: { a: `${from}main.ts` },
      outdir: folder,
    }),
    build({ ...shared, target: browsers, entryPoints: { a: `${from}style.css` }, outdir: folder }),
  ]);
  await writeFile(`${folder}/i.svg`, (await readFile(`${from}icon.svg`, 'utf8')).trim());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = resolve(process.argv[2] ?? into);
  await buildPage(folder);
  for (const name of ['a.js', 'a.css', 'i.svg']) {
    const weight = brotliCompressSync(await readFile(join(folder, name))).length;
    process.stdout.write(`${name} ${weight} bytes in Brotli\n`);
  }
}
