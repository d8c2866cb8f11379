import assert from 'node:assert/strict';
import { Caller } from '../../bots/handover/console/caller.js';
import type { House } from '../../bots/handover/console/house.js';
import { WholeHouse } from '../../bots/handover/console/whole-house.js';
import { Talk } from '../../bots/webchat/official-client.js';
import { RedisServer } from './servers.js';
import { eventually, secret } from './setting.js';

const WANTED = 'Oui, je veux lui parler';
const presenceSeconds = 45;

describe('two processes over one Redis', function () {
  this.timeout(90_000);
  let redis: RedisServer;
  let one: WholeHouse;
  let other: WholeHouse;
  let lead: Awaited<ReturnType<typeof signedIn>>;
  let anne: Awaited<ReturnType<typeof signedIn>>;
  let brigitte: Awaited<ReturnType<typeof signedIn>>;

  before(async () => {
    redis = await RedisServer.start();
    const env = { REDIS_URL: redis.url, APP_SECRET: secret, MESSAGES_PER_MINUTE: '10000' };
    [one, other] = await Promise.all([new WholeHouse({ env }).start(), new WholeHouse({ env }).start()]);
    lead = await signedIn(one, 'claire');
    anne = await signedIn(one, 'anne');
    brigitte = await signedIn(other, 'brigitte');
  });
  after(async () => {
    await Promise.all([one.stop(), other.stop()]);
    await redis.end();
  });

  const signedIn = async (house: WholeHouse, name: string) =>
    (await Caller.signedIn(house as unknown as House, name)).socket();
  const turns = async (name: 'all' | 'humans', off: boolean) =>
    assert.equal((await lead.ask({ do: 'switch', name, off })).answer, 'done');
  const statusOf = async ({ server }: WholeHouse) => (await fetch(server.url)).status;
  const line = async ({ server }: WholeHouse, worker: string) => {
    const seen = await server.people?.service.line(worker);
    return seen ?? assert.fail('no line');
  };
  const isPresent = async (house: WholeHouse, name: string) =>
    (await line(house, 'claire')).present.some(({ worker }) => worker === name);

  async function begun(house: WholeHouse): Promise<Talk> {
    const talk = new Talk({ domain: house.server.directLine, patienceMs: 40_000 });
    await talk.say('oui');
    return talk;
  }
  const titlesIn = (said: Awaited<ReturnType<Talk['say']>>) =>
    said.flatMap(({ suggestedActions }) => suggestedActions?.actions.map(({ title }) => title) ?? []);

  /** Whether a visitor who asks there is offered a person. */
  async function isOffered(house: WholeHouse): Promise<boolean> {
    const talk = await begun(house);
    const titles = titlesIn(await talk.say("Parler à quelqu'un"));
    talk.close();
    return titles.includes(WANTED);
  }

  it('everything switched off at one is off at the other, and back', async () => {
    await turns('all', true);
    await eventually(async () => (await statusOf(other)) === 503);
    assert.equal(await statusOf(one), 503);
    await turns('all', false);
    await eventually(async () => (await statusOf(other)) === 200);
    assert.equal(await statusOf(one), 200);
  });

  it('everything switched off while one could not hear it is off there too, soon', async () => {
    const client = redis.connect();
    await client.call('CLIENT', 'KILL', 'TYPE', 'pubsub');
    await turns('all', true);
    await eventually(async () => (await statusOf(other)) === 503);
    await turns('all', false);
    await eventually(async () => (await statusOf(other)) === 200);
    client.disconnect();
  });

  it('a worker who comes at one is seen and offered at the other; with the people switched off, at neither', async () => {
    assert.equal((await anne.ask({ do: 'present', capacity: 1 })).answer, 'done');
    await eventually(() => isPresent(other, 'anne'));
    await eventually(() => isOffered(other));
    await turns('humans', true);
    await eventually(async () => !(await isOffered(other)));
    assert.equal(await isOffered(one), false);
    await turns('humans', false);
    await eventually(() => isOffered(other));
  });

  it('who waits at one, where a worker is, stands in the line of both, and in none when she has gone', async () => {
    const talk = await begun(one);
    for (const words of ["Parler à quelqu'un", WANTED, 'Attendre une professionnelle']) await talk.say(words);
    for (const house of [one, other])
      await eventually(async () => (await line(house, 'claire')).waiting.length === 1);
    await talk.post('effacer');
    for (const house of [one, other])
      await eventually(async () => (await line(house, 'claire')).waiting.length === 0);
    talk.close();
    await anne.ask({ do: 'absent' });
    await eventually(async () => !(await isPresent(other, 'anne')));
  });

  it('a worker whose process is gone is present nowhere once her time is over', async () => {
    assert.equal((await brigitte.ask({ do: 'present', capacity: 1 })).answer, 'done');
    await eventually(() => isPresent(one, 'brigitte'));
    await other.stop();
    assert.equal(await isPresent(one, 'brigitte'), true, 'her console may only be on its way back');
    one.aheadMs += (presenceSeconds + 1) * 1000;
    await eventually(async () => !(await isPresent(one, 'brigitte')));
    assert.equal(await isOffered(one), false);
    await other.start();
  });
});
