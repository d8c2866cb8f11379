import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';
import { SILENCE_MS } from '../../../bots/conversations.js';
import { RedisLimits } from '../../../infra/stores/redis-limits.js';
import * as names from '../../../infra/stores/redis-names.js';
import { scripts } from '../../../infra/stores/redis-scripts.js';
import { blankState, message } from '../../bots/webchat/echo-bot.js';
import { conversationsContract } from '../conversations-contract.js';
import { useEveryStore } from './every-store.js';
import { passTime, RedisServer } from './servers.js';
import { eventually, Links } from './setting.js';

const opening = { state: blankState(), activities: [message('hi', 'a')] };

/** CRC16-CCITT (XMODEM) of the part between the first braces, by the definition in Redis's cluster specification. */
function slotOf(key: string): number {
  const tag = /\{([^}]+)\}/.exec(key)?.[1] ?? key;
  let crc = 0;
  for (const byte of Buffer.from(tag)) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1;
    crc &= 0xffff;
  }
  return crc % 16_384;
}

const sha1 = (lua: string): string => createHash('sha1').update(lua).digest('hex');

/** What the keys look like that redis-names.ts can make: whatever stands for a talk, a thread or a day is open. */
function shapes(): RegExp[] {
  const makers = Object.entries(names).flatMap(([name, maker]) => (name === 'allKeys' ? [] : [maker]));
  const made = makers.flatMap((maker) => {
    const one = typeof maker === 'function' ? (maker as (...args: string[]) => unknown)('ANY', 'ANY') : maker;
    return typeof one === 'string' ? [one] : Object.values(one as Record<string, string>);
  });
  return made.map(shapeOf);
}

function shapeOf(key: string): RegExp {
  const literal = key.replace(/[{}]/g, '\\$&');
  const open = literal.replace(/[\w-]{22}(?=\\})/g, '[\\w-]{22}').replaceAll('ANY', '.+');
  return new RegExp(`^${open}`);
}

/** Commands whose first argument is no key. */
const keyless = new Set(['ping', 'info', 'hello', 'select', 'script', 'client', 'flushall', 'wait', 'keys']);

describe('keys in a cluster of Redis', function () {
  this.timeout(120_000);
  const links = new Links();
  let server: RedisServer;
  let client: Redis;

  before(async () => {
    server = await RedisServer.start('cluster-enabled yes');
    client = server.connect();
    await client.call('CLUSTER', 'ADDSLOTSRANGE', '0', '16383');
    await eventually(async () => String(await client.call('CLUSTER', 'INFO')).includes('cluster_state:ok'));
  });
  afterEach(() => links.close());
  after(async () => {
    client.disconnect();
    await server.end();
  });

  it('are laid in slots as the specification says', () => {
    assert.deepEqual([slotOf('123456789'), slotOf('{user1000}.following')], [12_739, slotOf('user1000')]);
  });

  it('of one step are all in one slot, those a script touches inside too, whatever the script and the key', async () => {
    const { groups, run } = await touched(async () => {
      const store = await links.store(server.url, { most: 10 });
      store.watch('c', () => undefined);
      await store.commit('c', 0, opening);
      await store.accept('c', { clientId: 'k', logged: { type: 'message', text: 'un' }, raw: 'un' });
      await store.load('c');
      await store.commit('c', 1, { ...opening, handled: 2, keep: '' });
      await store.since('c', 0);
      await store.sweep();
      await store.erase('c', 'leave');
      await store.commit('d', 0, opening);
      await store.accept('d', { logged: { type: 'message', text: '•' }, raw: 'un' });
      await store.commit('d', 1, { ...opening, handled: 2, toPerson: 'case' });
      await store.unveil('d', 2);
      await store.stillThere('d');
      await passTime(client, SILENCE_MS.web + 1000);
      await store.sweep();
      const link = await links.open(server.url);
      await useEveryStore(link);
      const perMinute = { opening: 1, token: 1, message: 1, asking: 1 };
      await new RedisLimits(Buffer.from('key'), perMinute, link.client).take('message', 'd');
    });
    const missing = Object.entries(scripts).filter(([, { lua }]) => !run.has(sha1(lua)));
    assert.deepEqual(
      missing.map(([name]) => name),
      [],
      'scripts that this test does not run',
    );
    const keys = groups.flat();
    const untouched = shapes().filter((shape) => !keys.some((key) => shape.test(key)));
    assert.deepEqual(untouched, [], 'keys that this test does not touch');
    assert.ok(groups.length > 60);
    for (const keys of groups)
      assert.equal(new Set(keys.map(slotOf)).size, 1, `more than one slot: ${keys.join(' ')}`);
    const scripted = groups.filter((keys) => keys.length > 5);
    assert.ok(scripted.length >= 4, 'steps of a talk touch several keys');
  });

  conversationsContract('Redis in cluster mode, which refuses any step over two slots', async () => {
    await client.flushall();
    const store = await links.store(server.url);
    return { store, pass: (ms) => passTime(client, ms), grainMs: 10_000, sweep: () => store.sweep() };
  });

  /** The keys of each command, with those of what its script did, as Redis itself reports them. */
  async function touched(steps: () => Promise<void>): Promise<{ groups: string[][]; run: Set<string> }> {
    const groups: string[][] = [];
    const run = new Set<string>();
    const monitor = await client.monitor();
    monitor.on('monitor', (_time: string, args: string[], source: string) => {
      const [name = '', ...rest] = args;
      const command = name.toLowerCase();
      if (keyless.has(command)) return;
      if (source === 'lua') groups.at(-1)?.push(rest[0] ?? '');
      else if (command.startsWith('eval')) {
        run.add(command === 'eval' ? sha1((rest[0] ?? '').replaceAll('\\n', '\n')) : (rest[0] ?? ''));
        groups.push(rest.slice(2, 2 + Number(rest[1])));
      } else groups.push([rest[0] ?? '']);
    });
    await steps();
    await client.ping();
    await new Promise((next) => setTimeout(next, 100));
    monitor.disconnect();
    const ours = groups.map((keys) => keys.filter((key) => key.startsWith('reperes:')));
    return { groups: ours.filter(({ length }) => length > 0), run };
  }
});
