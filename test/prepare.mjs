// Makes sure that the real programs the tests start are there, and the real Web Chat. On Debian as root it installs what
// is absent; elsewhere it says in one line what to install. Nothing is skipped silently.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Program → Debian package. */
const needed = [
  ['chromium', 'chromium'],
  ['/usr/sbin/bearerbox', 'kannel'],
];

const isThere = (program) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
const missing = needed.filter(([program]) => !isThere(program)).map(([, name]) => name);

if (missing.length > 0) {
  const canInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (!canInstall) {
    process.stderr.write(`The tests start real programs. Please install: ${missing.join(', ')}\n`);
    process.exit(1);
  }
  const quiet = {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  execFileSync('apt-get', ['update', '-q'], quiet);
  execFileSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...missing], quiet);
}
execFileSync(process.execPath, ['test/peers/install.mjs'], { stdio: 'inherit' });
execFileSync(process.execPath, ['infra/build/build.mjs'], { stdio: 'inherit' });
