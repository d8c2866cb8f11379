import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { verifyAudit, type AuditLine, type Verdict } from '../bots/handover/staff/audit-chain.js';
import { keyFor } from '../bots/webchat/tokens.js';
import { readConfiguration, type Configuration } from './configuration.js';
import { readAuditFile } from './stores/audit-stores.js';

/**
 * `npm run audit -- verify [--head MAC]`: whether the audit, in Redis when there is a REDIS_URL, else in AUDIT_FILE, is whole
 * under APP_SECRET. With a head that the log printed one day (`audit_head`), also that nothing was cut off behind it. A beginning that
 * is missing is whole only where the daily cut sealed it.
 */
const USAGE = 'npm run audit -- verify [--head MAC], with AUDIT_FILE or REDIS_URL, and APP_SECRET set';

const [said, code] = await run();
process.stdout.write(`${said}\n`);
process.exit(code);

async function run(): Promise<[string, number]> {
  const asked = read();
  const configuration = readConfiguration(process.env);
  if ('wrong' in configuration) return [configuration.wrong, 2];
  const { secret, secretGiven, redis, auditFile } = configuration;
  if (asked === undefined || !secretGiven || (redis ?? auditFile) === undefined) return [USAGE, 2];
  try {
    const lines = await linesOf(configuration);
    if (typeof lines === 'string') return [lines, 2];
    const verdict = verifyAudit(lines, keyFor(secret, 'audit-chain'), asked.head);
    return [wordsOf(verdict), verdict.whole ? 0 : 1];
  } catch (error) {
    return [error instanceof Error ? error.message : 'the audit could not be read', 1];
  }
}

/** The lines, or why there are none to read. */
async function linesOf({ redis, auditFile = '' }: Configuration): Promise<readonly AuditLine[] | string> {
  if (redis === undefined)
    return existsSync(auditFile) ? readAuditFile(auditFile) : `there is no file ${auditFile}`;
  const { reachedLink } = await import('./stores/reached-link.js');
  const { RedisAudit } = await import('./stores/redis-audit.js');
  const link = await reachedLink(redis);
  if (link === undefined) return 'REDIS_URL cannot be reached now';
  return new RedisAudit<AuditLine>(link).all();
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
  if (verdict.whole) return `whole: ${verdict.lines} lines, head ${verdict.mac}${cutWords(verdict.cut)}`;
  if ('lostHead' in verdict)
    return `not whole: the head ${verdict.lostHead} is nowhere, lines were cut off (or it is older than twelve months)`;
  return `not whole: line ${verdict.line} does not follow from those before it (or APP_SECRET is another)`;
}

function cutWords(cut: Extract<Verdict, { whole: true }>['cut']): string {
  if (cut === undefined) return '';
  return `, cut on ${dayOf(cut.on)}: lines 1 to ${cut.upTo} went, the last of ${dayOf(cut.last)}`;
}

function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
