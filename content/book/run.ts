import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadContent } from '../load.js';
import { ContentError } from '../problem.js';
import { readSources } from '../sources.js';
import { todayAt } from '../today.js';
import { bookOf } from './book.js';

/** `npm run -s content:book [-- --pack indre] [-- --out FILE]`: the book of texts, to FILE or to standard output. */
const { values } = parseArgs({
  options: { pack: { type: 'string', default: 'indre' }, out: { type: 'string' } },
});
const root = fileURLToPath(new URL('..', import.meta.url));

try {
  const content = loadContent(root, values.pack);
  const sources = readSources(root, values.pack);
  const book = bookOf({ sources, content, today: todayAt(content.settings.time_zone) });
  if (values.out === undefined) process.stdout.write(book);
  else writeFileSync(values.out, book);
} catch (error) {
  if (!(error instanceof ContentError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
