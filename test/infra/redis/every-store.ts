import type { HeldParts } from '../../../bots/sms/arrival-stores.js';
import type { Reply } from '../../../bots/sms/gateway.js';
import { NOBODY_YET } from '../../../bots/sms/session.js';
import { joined, queueParts } from '../../../bots/handover/queue-text.js';
import { emptyQueue } from '../../../bots/handover/queue-rules.js';
import type { AuditLine } from '../../../bots/handover/staff/audit-chain.js';
import { RedisAccounts } from '../../../infra/stores/redis-accounts.js';
import { RedisAlerts } from '../../../infra/stores/redis-alerts.js';
import { RedisAudit } from '../../../infra/stores/redis-audit.js';
import type { RedisLink } from '../../../infra/stores/redis-link.js';
import { RedisQueue } from '../../../infra/stores/redis-queue.js';
import { RedisReports } from '../../../infra/stores/redis-reports.js';
import { RedisSenders } from '../../../infra/stores/redis-senders.js';
import { RedisSessions } from '../../../infra/stores/redis-sessions.js';
import { RedisSigns } from '../../../infra/stores/redis-signs.js';
import { redisSms } from '../../../infra/stores/redis-sms.js';
import { SecretSealer } from '../../../infra/stores/sealing.js';
import { secret } from './setting.js';

/** Words, names and numbers that no key and no value may show. */
export const hidden = ['kanari', '+33639980111', 't-thread', 't-talk', 'r-reference', 'op-sent', 'JBSWY3DP'];

const reply: Reply = {
  reference: 'r-reference',
  thread: 't-thread',
  gateway: 'g',
  text: 'kanari',
  answering: new Date('2026-11-30T10:00:00Z'),
};

const parts: HeldParts = {
  waiting: { key: 'g t-thread 1 2', of: 2, texts: new Map([[1, 'kanari']]), since: 1, done: false },
  thread: 't-thread',
  hashes: ['h-today', 'h-yesterday'],
  gateway: 'g',
  at: 1,
};

/** Takes each step that a store other than the conversations can take, so that all of its keys are there at the end. */
export async function useEveryStore(link: RedisLink): Promise<void> {
  const tools = { link, sealer: new SecretSealer('document-seal', secret) };
  await useHouse(tools);
  await useWayIn(tools);
  await useWayOut(tools);
}

interface Tools {
  link: RedisLink;
  sealer: SecretSealer;
}

async function useHouse(tools: Tools): Promise<void> {
  const { link } = tools;
  const reports = new RedisReports(link);
  await reports.add('vfi-3919', '2026-11-24');
  await reports.week('2026-11-24');
  const queue = new RedisQueue({ ...tools, empty: emptyQueue, text: (queue) => joined(queueParts(queue)) });
  await queue.commit((await queue.load()).rev, emptyQueue());
  const sessions = new RedisSessions(tools);
  await sessions.put('k', { name: 'anne', of: 'x', openedAt: 1, usedAt: 1 });
  await sessions.spendCode('anne', 7);
  const accounts = new RedisAccounts(tools);
  const codeSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
  const account = {
    name: 'anne',
    role: 'worker',
    dutyName: 'Anne',
    passwordHash: '$argon2id$',
    codeSecret,
  } as const;
  await accounts.change(() => [account]);
  await accounts.find('anne');
  const audit = new RedisAudit<AuditLine>(link);
  const line = { at: 1, act: 'accept', who: 'anne', mac: 'm' };
  await audit.append({ ...line, n: ((await audit.last())?.n ?? 0) + 1 }, '1-1');
  await audit.cut((await audit.first(9)).length, { ...line, n: (await audit.last())?.n ?? 0 });
  await new RedisAlerts(link).tell({ to: 'lead', alert: 'danger_waits', n: 1, at: 1 });
  new RedisSigns(link).send('talk', { from: 'worker', name: 'Camille', kind: 'typing' });
}

async function useWayIn(tools: Tools): Promise<void> {
  const { threads, marks, parts: held, inOrder, owed } = redisSms(tools);
  await threads.put({ thread: 't-thread', sealed: '+33639980111' }, 'h-today', 3600);
  await threads.find('h-today');
  await threads.put({ thread: 't-erased', sealed: '+33639980111' }, 'h-other', 3600);
  await threads.erase('t-erased');
  for (const key of ['a', 'b']) await marks.set(key, 'kanari', 60);
  await marks.get('a');
  await marks.drop('b');
  await held.put(parts);
  await held.put({ ...parts, thread: 't-other', waiting: { ...parts.waiting, key: 'g t-other 1 2' } });
  await held.get(parts.waiting.key);
  await held.eraseThread('t-other');
  await inOrder.run('h-today', () => Promise.resolve());
  const { thread, hashes, gateway } = parts;
  const message = { thread, hashes, gateway, text: '', at: new Date(1) };
  const due = { taken: { id: 't-talk', n: 2, begun: false }, message, since: 1 };
  for (const n of [2, 4]) await owed?.add({ ...due, taken: { ...due.taken, n } });
  await owed?.drop(due);
  await owed?.all();
  const senders = new RedisSenders(tools);
  await senders.look(['h-today', 'h-yesterday']);
  await senders.keep(['h-today', 'h-yesterday'], NOBODY_YET);
}

async function useWayOut(tools: Tools): Promise<void> {
  const { delivery } = redisSms(tools);
  for (const reference of ['r-reference', 'r-next']) await delivery.add({ ...reply, reference });
  await delivery.add({ ...reply, reference: 'r-dropped', thread: 't-dropped' });
  await delivery.first('t-thread');
  await delivery.settle(reply, { state: 'sent', sentId: 'op-sent' });
  await delivery.referenceOf('g', 'op-sent');
  await delivery.update('r-reference', 'delivered');
  await delivery.outcome('r-reference');
  await delivery.first('t-thread');
  await delivery.drop('t-dropped');
  await delivery.first('t-dropped');
  await delivery.threads();
  await delivery.bury({ reference: 'r-reference', gateway: 'g', code: 'x', at: new Date(0) });
}
