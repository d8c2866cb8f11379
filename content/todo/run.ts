import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { dateWords } from '../describe-check.js';
import { loadContent } from '../load.js';
import { ContentError } from '../problem.js';
import { todayAt } from '../today.js';
import { printed } from './print.js';
import { todoOf } from './todo.js';

/** `npm run -s content:todo [-- --pack indre]`: whom to call and what to ask, to standard output. */
const { values } = parseArgs({ options: { pack: { type: 'string', default: 'indre' } } });
const root = fileURLToPath(new URL('..', import.meta.url));

try {
  const content = loadContent(root, values.pack);
  const today = todayAt(content.settings.time_zone);
  process.stdout.write(printed(todoOf(content, today), `${values.pack}, le ${dateWords(today, 'fr')}`));
} catch (error) {
  if (!(error instanceof ContentError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
