import { RedisServer } from '../infra/redis/servers.js';
import { atMost, quantile, shown, type Bench, type Finding } from './bench.js';
import { echoPerson, person, talkAtPace, type Say, type Talked } from './load-visitors.js';
import { startTurnServer, type TurnServer } from './turn-server-started.js';

/** A shorter run, to see that it runs: `PEOPLE=100 SECONDS=10 npm run bench -- load`. Only the whole one is kept. */
const PEOPLE = Number(process.env.PEOPLE ?? 2000);
const MEASURED_MS = Number(process.env.SECONDS ?? 60) * 1000;
const WARM_MS = MEASURED_MS / 2;
const OPENING_AT_ONCE = 25;
const isWhole = process.env.PEOPLE === undefined && process.env.SECONDS === undefined;

/** 2 000 people at once, on the machine that also plays them. */
export const bench: Bench = { name: 'load', title: 'Two thousand people talking at once', run };

interface Measured extends Talked {
  /** µs of CPU of all servers together, for one turn, and of Redis. */
  cpu: number;
  redisCpu: number;
  /** MB of all servers together, at the beginning and at the end. */
  memory: [number, number];
}

async function run(): Promise<Finding> {
  const bare = await measured(['restify'], {}, (urls, n) => Promise.resolve(echoPerson(urls[0] ?? '', n)));
  const memory = await measured(['ours'], {}, ours);
  const one = await inRedis(1, PEOPLE);
  const half = await inRedis(1, PEOPLE / 2);
  const two = await inRedis(2, PEOPLE);
  const all = [bare, memory, one, half, two];
  return {
    isDraft: !isWhole,
    how: `${String(PEOPLE)} people, each with a socket and one message of 80 characters every 4 to 12 s (about ${String(PEOPLE / 8)} a second), from sending to the last word of the answer on the socket; with two processes each person writes to one and listens at the other. ${String(MEASURED_MS / 1000)} s after ${String(WARM_MS / 1000)} s of warming. Redis, a new one for each measure, writes each word to disk before it answers (appendfsync always). CPU is that of the servers' processes, openings left out, of Redis apart; memory is resident, of all servers together. The people are played on the same two cores`,
    columns: ['server', 'turns', 'p50 ms', 'p99 ms', 'µs of CPU a turn', 'µs of Redis', 'MB, begin and end'],
    rows: [
      row('bare restify echo, answered in the request', bare),
      row('ours in memory', memory),
      row('ours in Redis, one process', one),
      row('the same with half of the people', half),
      row('ours in Redis, two processes', two),
    ],
    goals: [
      { ...atMost('p99 of a turn in memory', quantile(memory.times, 0.99), 250, 'ms'), whenMissed: WHY_LATE },
      {
        ...atMost('p99 of a turn in Redis, one process', quantile(one.times, 0.99), 250, 'ms'),
        whenMissed: WHY_LATE,
      },
      {
        ...atMost('p99 of a turn in Redis with two processes', quantile(two.times, 0.99), 250, 'ms'),
        whenMissed: WHY_LATE,
      },
      atMost('turns refused or not answered', sum(all.map(({ failed }) => failed)), 0, ''),
      {
        ...atMost('CPU a turn with two processes beside one', two.cpu / one.cpu, 1.1, ''),
        whenMissed: WHY_TWO,
      },
      {
        ...atMost('the same beside one that has as many people to itself', two.cpu / half.cpu, 1.1, ''),
        whenMissed: WHY_TWO_APART,
      },
      { ...atMost('CPU a turn in Redis', one.cpu, 130, 'µs'), whenMissed: WHY_DEAR },
    ],
  };
}

/** Each in a Redis of its own: talks of one measure are not another's to keep. */
async function inRedis(processes: number, people: number): Promise<Measured> {
  const redis = await RedisServer.start();
  const names = Array.from({ length: processes }, () => 'ours');
  return measured(names, { redis, people }, ours).finally(() => redis.end());
}

const WHY_LATE =
  'So many turns a second fill the cores there are, on which the people are played as well, and wait in a row. It takes more cores, or cheaper turns.';
const WHY_TWO =
  'With two, each has half of the turns, and on this machine whatever is done less often costs more each time: so it is for one ' +
  'process that has half of the people to itself.';
const WHY_TWO_APART =
  'Two processes, the Redis and who plays the people want two cores between them, and wait for each other.';
const WHY_DEAR =
  'A turn that reads and answers in words costs more than that in memory already (see the measure `turn`); Redis adds four questions, ' +
  'their sealing and opening, and the news.';

const row = (name: string, { times, cpu, redisCpu, memory }: Measured): string[] => [
  name,
  String(times.length),
  shown(quantile(times, 0.5), ''),
  shown(quantile(times, 0.99), ''),
  shown(cpu, ''),
  redisCpu > 0 ? shown(redisCpu, '') : '',
  memory.map((mb) => shown(mb, '')).join(' → '),
];

type MakePerson = (urls: readonly string[], n: number) => Promise<Say>;

/** Writes to one server and listens at the next. */
const ours: MakePerson = (urls, n) => person(urls[n % urls.length] ?? '', urls[(n + 1) % urls.length] ?? '');

async function measured(
  names: readonly string[],
  { redis, people: count = PEOPLE }: { redis?: RedisServer; people?: number },
  make: MakePerson,
): Promise<Measured> {
  const env: Record<string, string> = redis === undefined ? {} : { REDIS_URL: redis.url };
  const servers = await Promise.all(names.map((name) => startTurnServer(name, env)));
  const people = await opened(
    servers.map(({ url }) => url),
    make,
    count,
  );
  const fromMs = performance.now() + WARM_MS;
  const talking = talkAtPace(people, { fromMs, untilMs: fromMs + MEASURED_MS });
  await pause(WARM_MS);
  const before = await usedBy(servers, redis);
  await pause(MEASURED_MS);
  const after = await usedBy(servers, redis);
  const talked = await talking;
  await Promise.all(servers.map((server) => server.end()));
  const turns = talked.times.length;
  return {
    ...talked,
    cpu: (after.cpu - before.cpu) / turns,
    redisCpu: (after.redisCpu - before.redisCpu) / turns,
    memory: [before.mb, after.mb],
  };
}

async function opened(urls: readonly string[], make: MakePerson, count: number): Promise<Say[]> {
  const people: Say[] = [];
  for (let n = 0; n < count; n += OPENING_AT_ONCE) {
    const few = Math.min(OPENING_AT_ONCE, count - n);
    people.push(...(await Promise.all(Array.from({ length: few }, (_, i) => make(urls, n + i)))));
  }
  return people;
}

interface Used {
  cpu: number;
  redisCpu: number;
  mb: number;
}

async function usedBy(servers: readonly TurnServer[], redis: RedisServer | undefined): Promise<Used> {
  const each = await Promise.all(servers.map((server) => server.used()));
  return {
    cpu: sum(each.map(({ cpu }) => cpu)),
    redisCpu: redis === undefined ? 0 : await cpuOf(redis),
    mb: sum(each.map(({ rss }) => rss)) / 2 ** 20,
  };
}

/** µs since its start, as it says itself. */
async function cpuOf(redis: RedisServer): Promise<number> {
  const client = redis.connect();
  const said = await client.info('cpu');
  client.disconnect();
  const seconds = [...said.matchAll(/^used_cpu_(?:user|sys):([\d.]+)/gm)].map(([, found]) => Number(found));
  return sum(seconds) * 1e6;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const pause = (ms: number): Promise<void> => new Promise((next) => setTimeout(next, ms));
