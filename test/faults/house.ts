import type { RedisServer } from '../infra/redis/servers.js';
import { Program } from './program.js';
import { pause, type Dice } from './random.js';
import { Relay } from './relay.js';

export const secret = 'a secret for tests, long enough to be one';

/** What a schedule plays with: two servers over one Redis, behind one door. */
export interface House {
  redis: RedisServer;
  servers: [Program, Program];
  relay: Relay;
}

const env = {
  APP_SECRET: secret,
  OPENINGS_PER_MINUTE: '100000',
  MESSAGES_PER_MINUTE: '10000',
};

export async function openHouse(redis: RedisServer, url: string = redis.url): Promise<House> {
  const start = () => Program.start({ ...env, REDIS_URL: url });
  const servers = await Promise.all([start(), start()]);
  return { redis, servers, relay: await Relay.open(servers.map(({ port }) => port)) };
}

export async function closeHouse({ redis, servers, relay }: House): Promise<void> {
  await relay.close();
  await Promise.all(servers.map((server) => server.kill()));
  await redis.end();
}

/** One thing that goes wrong, and how it is put right again. */
export type Fault = (house: House, dice: Dice) => Promise<void>;

export const faults: Readonly<Record<string, Fault>> = {
  'a server is killed and comes back': async ({ servers }, dice) => {
    const server = dice.pick(servers);
    await server.kill();
    await server.begin();
  },
  'a server is restarted as an update does it': async ({ servers }, dice) => {
    const server = dice.pick(servers);
    await server.stop();
    await server.begin();
  },
  'a server stands still': async ({ servers }, dice) => {
    const server = dice.pick(servers);
    server.pause();
    await pause(dice.between(200, 2_500));
    server.resume();
  },
  'Redis is killed and comes back': async ({ redis }, dice) => {
    await redis.kill();
    await pause(dice.between(0, 400));
    await redis.begin();
  },
  'Redis stands still': async ({ redis }, dice) => {
    redis.pause();
    await pause(dice.between(200, 2_500));
    redis.resume();
  },
  'every line of Redis is severed': async ({ redis }, dice) => {
    const client = redis.connect();
    await client.call('CLIENT', 'KILL', 'TYPE', dice.pick(['normal', 'pubsub']), 'SKIPME', 'yes');
    client.disconnect();
  },
  'every line of the visitors is severed': ({ relay }) => {
    relay.cut();
    return Promise.resolve();
  },
};
