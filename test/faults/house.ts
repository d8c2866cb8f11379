import type { RedisServer } from '../infra/redis/servers.js';
import type { RedisGroup } from '../infra/redis/group.js';
import { Program } from './program.js';
import { pause, type Dice } from './random.js';
import { Relay } from './relay.js';

export const secret = 'a secret for tests, long enough to be one';

/** What visitors meet: two servers behind one door. */
export interface House {
  servers: [Program, Program];
  relay: Relay;
}

const env = {
  APP_SECRET: secret,
  OPENINGS_PER_MINUTE: '100000',
  ASKINGS_PER_HOUR: '100000',
  MESSAGES_PER_MINUTE: '10000',
};

export async function openHouse(redis: { url: string }): Promise<House> {
  const start = () => Program.start({ ...env, REDIS_URL: redis.url });
  const servers = await Promise.all([start(), start()]);
  return { servers, relay: await Relay.open(servers.map(({ port }) => port)) };
}

export async function closeHouse({ servers, relay }: House): Promise<void> {
  await relay.close();
  await Promise.all(servers.map((server) => server.kill()));
}

/** One thing that goes wrong, and how it is put right again. */
export type Fault = (dice: Dice) => Promise<void>;

export type Faults = Readonly<Record<string, Fault>>;

export const serverFaults = ({ servers, relay }: House): Faults => ({
  'a server is killed and comes back': async (dice) => {
    const server = dice.pick(servers);
    await server.kill();
    await server.begin();
  },
  'a server is restarted as an update does it': async (dice) => {
    const server = dice.pick(servers);
    await server.stop();
    await server.begin();
  },
  'a server stands still': async (dice) => {
    const server = dice.pick(servers);
    server.pause();
    await pause(dice.between(200, 2_500));
    server.resume();
  },
  'every line of the visitors is severed': () => {
    relay.cut();
    return Promise.resolve();
  },
});

export const redisFaults = (redis: RedisServer): Faults => ({
  'Redis is killed and comes back': async (dice) => {
    await redis.kill();
    await pause(dice.between(0, 400));
    await redis.begin();
  },
  'Redis stands still': async (dice) => {
    redis.pause();
    await pause(dice.between(200, 2_500));
    redis.resume();
  },
  'every line of Redis is severed': async (dice) => {
    const client = redis.connect();
    await client.call('CLIENT', 'KILL', 'TYPE', dice.pick(['normal', 'pubsub']), 'SKIPME', 'yes');
    client.disconnect();
  },
});

/** The leader of a group dies or stands still long enough to be deposed, and comes back as a copy of the new one. */
export const groupFaults = (group: RedisGroup): Faults => ({
  'the leader is killed and comes back': async () => {
    const leader = await group.leader();
    await leader.kill();
    await deposed(group, leader);
    await leader.begin();
    await group.whole();
  },
  'the leader stands still until it is one no more': async () => {
    const leader = await group.leader();
    leader.pause();
    await deposed(group, leader);
    leader.resume();
    await group.whole();
  },
});

async function deposed(group: RedisGroup, leader: RedisServer): Promise<void> {
  while ((await group.leader()) === leader) await pause(50);
}
