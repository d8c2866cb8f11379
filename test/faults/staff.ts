import type { AuditLine } from '../../bots/handover/staff/audit-chain.js';
import { Audit } from '../../bots/handover/staff/audit.js';
import { newCodeSecret } from '../../bots/handover/staff/codes.js';
import { EXERCISES_FIRST } from '../../bots/handover/staff/exercises.js';
import { hashPassword, newPassword } from '../../bots/handover/staff/passwords.js';
import { keyFor } from '../../bots/webchat/tokens.js';
import { readConfiguration } from '../../infra/configuration.js';
import { keptAccounts } from '../../infra/kept-accounts.js';
import { RedisAudit } from '../../infra/stores/redis-audit.js';
import { Links } from '../infra/redis/setting.js';
import { secret } from './house.js';
import type { Program } from './program.js';
import { WorkerConsole, type Credentials } from './worker-console.js';

/** Somebody of the staff who is signed in. */
export interface SignedIn {
  name: string;
  cookie: string;
}

/** Accounts that may be present at once, each signed in at that process. */
export async function signedIn(
  names: readonly string[],
  redisUrl: string,
  program: Program,
): Promise<SignedIn[]> {
  const staff = await added(names, redisUrl);
  await exercised(names, redisUrl);
  return Promise.all(
    staff.map(async (who) => {
      const console = await WorkerConsole.signIn(program, who);
      console.close();
      return { name: who.name, cookie: console.cookie };
    }),
  );
}

/** As accounts are once their exercises are done, at whatever process. */
export async function exercised(names: readonly string[], redisUrl: string): Promise<void> {
  const links = new Links();
  const kept = new RedisAudit<AuditLine>(await links.open(redisUrl));
  const audit = new Audit(kept, keyFor(secret, 'audit-chain'), () => new Date());
  for (const who of names)
    for (let done = 0; done < EXERCISES_FIRST; done += 1) await audit.add({ act: 'exercise', who });
  links.close();
}

/** What `npm run staff -- add` does, for several at once and under one password: to hash one takes its time. */
async function added(names: readonly string[], redisUrl: string): Promise<Credentials[]> {
  const configuration = readConfiguration({ REDIS_URL: redisUrl, APP_SECRET: secret });
  if ('wrong' in configuration) throw new Error(configuration.wrong);
  const kept = await keptAccounts(configuration);
  const password = newPassword();
  const passwordHash = await hashPassword(password);
  const accounts = names.map((name) => ({
    ...{ name, dutyName: name, role: 'worker' as const, passwordHash },
    codeSecret: newCodeSecret(),
  }));
  await kept.change((before) => [...before, ...accounts]);
  await kept.close();
  return accounts.map(({ name, codeSecret }) => ({ name, password, secret: codeSecret }));
}
