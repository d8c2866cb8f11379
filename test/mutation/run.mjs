import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** `npm run mutate [-- triage gate engine names place]`: installs the tools the first time, then tries every mutant. */
const here = fileURLToPath(new URL('.', import.meta.url));

if (!existsSync(`${here}node_modules`)) {
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: here, stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}
const { mutate } = await import('./mutate.mjs');
process.exit((await mutate(process.argv.slice(2))) ? 0 : 1);
