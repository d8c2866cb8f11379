import { parseArgs } from 'node:util';
import { accountSchema, type StoredAccount } from '../bots/handover/staff/accounts.js';
import { codeAddress, newCodeSecret } from '../bots/handover/staff/codes.js';
import { hashPassword, newPassword } from '../bots/handover/staff/passwords.js';
import { readConfiguration } from './configuration.js';
import { keptAccounts, NoAccounts, type KeptAccounts } from './kept-accounts.js';
import { StaffFileError } from './stores/file-accounts.js';
import { UnknownSecret } from './stores/sealing.js';

/**
 * The accounts of the console, in Redis when there is a REDIS_URL, else in STAFF_FILE. A running service sees a change at
 * once, and a removed account is out at once. `speaks` says anew which languages somebody can answer in, or none.
 */
const USAGE =
  'npm run staff -- add NAME [--lead] [--duty FIRST-NAME] [--sector PLACE] [--speaks en,ar] [--subject "ISSUER SUBJECT"] | speaks NAME [en,ar] | remove NAME | list';

/** What an operator can put right, in one line. */
class Refused extends Error {}

interface Asked {
  name: string;
  lead: boolean;
  duty?: string;
  sector?: string;
  speaks?: string;
  subject?: string;
}

try {
  process.stdout.write(await run(process.argv.slice(2)));
} catch (error) {
  const isKnown = [Refused, NoAccounts, StaffFileError, UnknownSecret].some((kind) => error instanceof kind);
  if (!isKnown) throw error;
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(2);
}

async function run(args: readonly string[]): Promise<string> {
  const { values, positionals } = read(args);
  const configuration = readConfiguration(process.env);
  if ('wrong' in configuration) throw new Refused(configuration.wrong);
  const kept = await keptAccounts(configuration);
  try {
    return await done(
      positionals,
      { ...values, name: positionals[1] ?? '', lead: values.lead ?? false },
      kept,
    );
  } finally {
    await kept.close();
  }
}

async function done(said: readonly string[], asked: Asked, kept: KeptAccounts): Promise<string> {
  const [what] = said;
  if (what === 'list' && said.length === 1) return (await kept.list()).map(lineOf).join('');
  if (what === 'speaks' && (said.length === 2 || said.length === 3)) return speak(asked.name, said[2], kept);
  if (said.length !== 2) throw new Refused(USAGE);
  if (what === 'add') return add(asked, kept);
  if (what === 'remove') return remove(asked.name, kept);
  throw new Refused(USAGE);
}

function read(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        lead: { type: 'boolean' },
        duty: { type: 'string' },
        sector: { type: 'string' },
        speaks: { type: 'string' },
        subject: { type: 'string' },
      },
    });
  } catch {
    throw new Refused(USAGE);
  }
}

async function add(asked: Asked, kept: KeptAccounts): Promise<string> {
  const { name, lead, duty, sector, speaks, subject } = asked;
  const password = newPassword();
  const account = accountSchema.safeParse({
    name,
    role: lead ? 'lead' : 'worker',
    dutyName: duty ?? name.charAt(0).toUpperCase() + name.slice(1),
    passwordHash: await hashPassword(password),
    codeSecret: newCodeSecret(),
    ...(sector !== undefined && { sector }),
    ...(speaks !== undefined && { speaks: speaks.split(',') }),
    ...(subject !== undefined && { subject }),
  });
  if (!account.success) throw new Refused(faultOf(account.error.issues[0]));
  await kept.change((accounts) => {
    if (accounts.some((one) => one.name === name))
      throw new Refused(`${name} is already there: remove it first`);
    return [...accounts, account.data];
  });
  return handedOver(account.data, password);
}

async function speak(name: string, said: string | undefined, kept: KeptAccounts): Promise<string> {
  await kept.change((accounts) => {
    if (!accounts.some((one) => one.name === name)) throw new Refused(`there is no account ${name}`);
    return accounts.map((one) => (one.name === name ? speaking(one, said) : one));
  });
  return `${name}: counts from the next « Je suis là »\n`;
}

function speaking(account: StoredAccount, said: string | undefined): StoredAccount {
  const read = accountSchema.safeParse({ ...account, speaks: said?.split(',') });
  if (!read.success) throw new Refused(faultOf(read.error.issues[0]));
  return read.data;
}

async function remove(name: string, kept: KeptAccounts): Promise<string> {
  await kept.change((accounts) => {
    const left = accounts.filter((one) => one.name !== name);
    if (left.length === accounts.length) throw new Refused(`there is no account ${name}`);
    return left;
  });
  return `${name} is removed: what it had open ends within a minute\n`;
}

function faultOf(issue: { path: PropertyKey[]; message: string } | undefined): string {
  const named: Partial<Record<PropertyKey, string>> = { dutyName: '--duty', speaks: 'a language' };
  const what = named[issue?.path[0] ?? ''] ?? 'NAME';
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

function lineOf({ name, role, dutyName, speaks = [] }: StoredAccount): string {
  return `${[name, role, dutyName, ...(speaks.length > 0 ? [speaks.join()] : [])].join('\t')}\n`;
}
