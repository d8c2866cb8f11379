import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { accountSchema, type StoredAccount } from '../bots/handover/staff/accounts.js';
import { codeAddress, newCodeSecret } from '../bots/handover/staff/codes.js';
import { hashPassword, newPassword } from '../bots/handover/staff/passwords.js';
import { FileAccounts, StaffFileError } from './stores/file-accounts.js';

/**
 * `npm run staff -- add NAME [--lead] [--duty FIRST-NAME] [--subject "ISSUER SUBJECT"] | remove NAME | list`: the accounts
 * of the console, in STAFF_FILE. A running service sees a change at once, and a removed account is out at once.
 */
const USAGE =
  'npm run staff -- add NAME [--lead] [--duty FIRST-NAME] [--subject "ISSUER SUBJECT"] | remove NAME | list';

/** What an operator can put right, in one line. */
class Refused extends Error {}

interface Asked {
  name: string;
  lead: boolean;
  duty?: string;
  subject?: string;
}

try {
  process.stdout.write(await run(process.argv.slice(2), process.env['STAFF_FILE']));
} catch (error) {
  if (!(error instanceof Refused) && !(error instanceof StaffFileError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(2);
}

async function run(args: readonly string[], path: string | undefined): Promise<string> {
  const { values, positionals } = read(args);
  if (path === undefined || path === '') throw new Refused('STAFF_FILE must name the file of the accounts');
  const file = new FileAccounts(path);
  const accounts = existsSync(path) ? file.all() : [];
  const [what = '', name = ''] = positionals;
  if (what === 'list' && positionals.length === 1) return accounts.map(lineOf).join('');
  if (positionals.length !== 2) throw new Refused(USAGE);
  const asked = { ...values, name, lead: values.lead ?? false };
  if (what === 'add') return add(asked, accounts, file);
  if (what === 'remove') return remove(name, accounts, file);
  throw new Refused(USAGE);
}

function read(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { lead: { type: 'boolean' }, duty: { type: 'string' }, subject: { type: 'string' } },
    });
  } catch {
    throw new Refused(USAGE);
  }
}

async function add(asked: Asked, accounts: readonly StoredAccount[], file: FileAccounts): Promise<string> {
  const { name, lead, duty, subject } = asked;
  if (accounts.some((one) => one.name === name))
    throw new Refused(`${name} is already there: remove it first`);
  const password = newPassword();
  const account = accountSchema.safeParse({
    name,
    role: lead ? 'lead' : 'worker',
    dutyName: duty ?? name.charAt(0).toUpperCase() + name.slice(1),
    passwordHash: await hashPassword(password),
    codeSecret: newCodeSecret(),
    ...(subject !== undefined && { subject }),
  });
  if (!account.success) throw new Refused(faultOf(account.error.issues[0]));
  file.write([...accounts, account.data]);
  return handedOver(account.data, password);
}

function remove(name: string, accounts: readonly StoredAccount[], file: FileAccounts): string {
  const left = accounts.filter((one) => one.name !== name);
  if (left.length === accounts.length) throw new Refused(`there is no account ${name}`);
  file.write(left);
  return `${name} is removed: what it had open ends within a minute\n`;
}

function faultOf(issue: { path: PropertyKey[]; message: string } | undefined): string {
  const what = issue?.path[0] === 'dutyName' ? '--duty' : 'NAME';
  return `${what} ${issue?.message ?? 'cannot be used'}`;
}

function handedOver({ name, role, dutyName, codeSecret }: StoredAccount, password: string): string {
  return [
    `${name} (${role}) is on duty as ${dutyName}.`,
    'Shown once, to be handed over in person:',
    `  password  ${password}`,
    `  codes     ${codeAddress(codeSecret, name)}`,
    '',
  ].join('\n');
}

function lineOf({ name, role, dutyName }: StoredAccount): string {
  return `${name}\t${role}\t${dutyName}\n`;
}
