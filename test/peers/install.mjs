/**
 * Brings the official Web Chat here, once. The lock names its one tarball and none of what that declares: a page runs
 * the two bundles in it, which hold everything, and 400 packages (477 MB) would be installed for nothing.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const built = `${here}node_modules/botframework-webchat/dist`;

if (!existsSync(`${built}/webchat.js`)) {
  const quietly = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', ['ci', ...quietly], { cwd: here, stdio: ['ignore', 'ignore', 'inherit'] });
  // A report on how it was built: 147 MB that nothing reads.
  rmSync(`${built}/stats.json`, { force: true });
}
