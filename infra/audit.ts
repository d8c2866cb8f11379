import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { verifyAudit, type Verdict } from '../bots/handover/staff/audit.js';
import { keyFor } from '../bots/webchat/tokens.js';
import { readAuditFile } from './stores/audit-stores.js';

/**
 * `npm run audit -- verify [--head MAC]`: whether AUDIT_FILE is whole under APP_SECRET. With a head that the log
 * printed one day (`audit_head`), also that nothing was cut off behind it.
 */
const USAGE = 'npm run audit -- verify [--head MAC], with AUDIT_FILE and APP_SECRET set';

const [said, code] = run();
process.stdout.write(`${said}\n`);
process.exit(code);

function run(): [string, number] {
  const { AUDIT_FILE: path = '', APP_SECRET: secret = '' } = process.env;
  const asked = read();
  if (asked === undefined || path === '' || secret === '') return [USAGE, 2];
  if (!existsSync(path)) return [`there is no file ${path}`, 2];
  try {
    const verdict = verifyAudit(readAuditFile(path), keyFor(secret, 'audit-chain'), asked.head);
    return [wordsOf(verdict), verdict.whole ? 0 : 1];
  } catch (error) {
    return [error instanceof Error ? error.message : 'the file could not be read', 1];
  }
}

function read(): { head?: string } | undefined {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { head: { type: 'string' } },
    });
    return positionals.length === 1 && positionals[0] === 'verify' ? values : undefined;
  } catch {
    return undefined;
  }
}

function wordsOf(verdict: Verdict): string {
  if (verdict.whole) return `whole: ${verdict.lines} lines, head ${verdict.mac}`;
  if ('lostHead' in verdict) return `not whole: the head ${verdict.lostHead} is nowhere, lines were cut off`;
  return `not whole: line ${verdict.line} does not follow from those before it (or APP_SECRET is another)`;
}
