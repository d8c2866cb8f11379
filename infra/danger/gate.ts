import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { networkDigest } from '../../content/hearing.js';
import { loadContent } from '../../content/load.js';
import { listenerOf } from '../../dialogs/danger/listen.js';
import { belowFloor, FALSE_ALARMS, FLOORS, IN_IDLE_TALK } from './floors.js';
import { readLines } from './lines.js';
import { alarmsOf, scoresOf, type Heard } from './scores.js';
import { CRITICAL } from './thresholds.js';

/**
 * `npm run danger:gate`: measures the network of content/danger/learned on the held-out lines and, when it hears enough,
 * writes beside it which network that was and what it heard. The service shows in /metrics whether it runs that very one.
 */

const root = fileURLToPath(new URL('../..', import.meta.url));
const learned = join(root, 'content', 'danger', 'learned');

process.exitCode = run();

function run(): number {
  const heard = heardIn('held-out.csv');
  const recall = recallOf(heard);
  const short = belowFloor(recall);
  const alarms = alarmsOf(heard, CRITICAL);
  if (short.length > 0 || alarms.critical > FALSE_ALARMS || alarms.quiet > IN_IDLE_TALK) {
    const [critical, quiet] = [alarms.critical.toFixed(3), alarms.quiet.toFixed(3)];
    process.stderr.write(
      `hears too little: ${short.join(', ')}; alarms: ${critical}, in idle talk ${quiet}\n`,
    );
    return 1;
  }
  const read = (name: string) => readFileSync(join(learned, name));
  const network = networkDigest(read('learned.json').toString('utf8'), read('weights.bin'));
  writeFileSync(join(learned, 'gate.json'), `${JSON.stringify({ network, recall }, null, 2)}\n`);
  return 0;
}

function heardIn(file: string): Heard[] {
  const listen = listenerOf(loadContent(join(root, 'content'), 'indre'));
  return readLines(join(root, 'test', 'danger', file)).map((line) => ({
    line,
    labels: listen(line.text).map(({ label }) => label),
  }));
}

/** Of each label with a floor, the share heard, to three places. */
function recallOf(heard: readonly Heard[]): Record<string, number> {
  const { all = {} } = scoresOf(heard, Object.keys(FLOORS));
  return Object.fromEntries(
    Object.entries(all).map(([label, score]) => [label, Math.round((score.recall ?? 0) * 1000) / 1000]),
  );
}
