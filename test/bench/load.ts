import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { RedisServer } from '../infra/redis/servers.js';
import { atMost, quantile, shown, type Bench, type Finding } from './bench.js';
import { echoPerson, person, talkAtPace, type Say } from './load-visitors.js';

const PEOPLE = 2000;
const WARM_MS = 15_000;
const MEASURED_MS = 30_000;
const OPENING_AT_ONCE = 50;

/** 2 000 people at once, on the machine that also plays them. */
export const bench: Bench = { name: 'load', title: 'Two thousand people talking at once', run };

interface Measured {
  times: number[];
  /** µs of CPU of all servers together, for one turn. */
  cpu: number;
}

async function run(): Promise<Finding> {
  const bare = await measured(['restify'], {}, (urls, n) => Promise.resolve(echoPerson(urls[0] ?? '', n)));
  const memory = await measured(['ours'], {}, ours);
  const redis = await RedisServer.start();
  const env = { REDIS_URL: redis.url };
  const one = await measured(['ours'], env, ours);
  const two = await measured(['ours', 'ours'], env, ours);
  await redis.end();
  return {
    how: `${String(PEOPLE)} people, each with a socket and one message of 80 characters every 4 to 12 s (about ${String(PEOPLE / 8)} a second), from sending to the last word of the answer on the socket; with two processes each person writes to one and listens at the other. ${String(MEASURED_MS / 1000)} s after ${String(WARM_MS / 1000)} s of warming. Redis writes each word to disk before it answers (appendfsync always). CPU is that of the servers' processes, openings and sockets left out. The people are played on the same two cores`,
    columns: ['server', 'turns', 'p50 ms', 'p99 ms', 'µs of CPU a turn'],
    rows: [
      row('bare restify echo, answered in the request', bare),
      row('ours in memory', memory),
      row('ours in Redis, one process', one),
      row('ours in Redis, two processes', two),
    ],
    goals: [
      atMost('p99 of a turn in memory', quantile(memory.times, 0.99), 250, 'ms'),
      atMost('p99 of a turn in Redis with two processes', quantile(two.times, 0.99), 250, 'ms'),
      {
        ...atMost('CPU a turn with two processes beside one', two.cpu / one.cpu, 1.1, ''),
        whenMissed: WHY_TWO,
      },
      { ...atMost('CPU a turn in Redis', one.cpu, 130, 'µs'), whenMissed: WHY_DEAR },
    ],
  };
}

const WHY_TWO =
  'Each process compiles and collects for itself, and a word heard elsewhere is read once more from Redis.';
const WHY_DEAR =
  'A turn that reads and answers in words costs more than that in memory already (see the measure `turn`); Redis adds four questions, ' +
  'their sealing and opening, and the news.';

const row = (name: string, { times, cpu }: Measured): string[] => [
  name,
  String(times.length),
  shown(quantile(times, 0.5), ''),
  shown(quantile(times, 0.99), ''),
  shown(cpu, ''),
];

type MakePerson = (urls: readonly string[], n: number) => Promise<Say>;

/** Writes to one server and listens at the next. */
const ours: MakePerson = (urls, n) => person(urls[n % urls.length] ?? '', urls[(n + 1) % urls.length] ?? '');

async function measured(
  names: readonly string[],
  env: Record<string, string>,
  make: MakePerson,
): Promise<Measured> {
  const servers = await Promise.all(names.map((name) => started(name, env)));
  const urls = servers.map(({ url }) => url);
  const people: Say[] = [];
  for (let n = 0; n < PEOPLE; n += OPENING_AT_ONCE)
    people.push(...(await Promise.all(Array.from({ length: OPENING_AT_ONCE }, (_, i) => make(urls, n + i)))));
  const fromMs = performance.now() + WARM_MS;
  const talking = talkAtPace(people, { fromMs, untilMs: fromMs + MEASURED_MS });
  await new Promise((next) => setTimeout(next, WARM_MS));
  const before = await cpuOf(servers);
  await new Promise((next) => setTimeout(next, MEASURED_MS));
  const after = await cpuOf(servers);
  const times = await talking;
  await Promise.all(servers.map(({ process }) => stopped(process)));
  return { times, cpu: (after - before) / times.length };
}

interface Started {
  process: ChildProcess;
  url: string;
}

async function started(name: string, env: Record<string, string>): Promise<Started> {
  const options = { execArgv: ['--import=tsx', '--no-warnings'], env: { ...process.env, ...env } };
  const server = fork('test/bench/turn-server.ts', [name], options);
  const [{ url }] = (await once(server, 'message')) as [{ url: string }];
  return { process: server, url };
}

async function cpuOf(servers: readonly Started[]): Promise<number> {
  const each = await Promise.all(
    servers.map(async ({ process }) => {
      process.send('cpu');
      const [{ cpu }] = (await once(process, 'message')) as [{ cpu: number }];
      return cpu;
    }),
  );
  return each.reduce((sum, cpu) => sum + cpu, 0);
}

async function stopped(server: ChildProcess): Promise<void> {
  server.disconnect();
  await once(server, 'exit');
}
