import assert from 'node:assert/strict';
import { StoreAway } from '../../../bots/conversations.js';
import type { RedisLink } from '../../../infra/stores/redis-link.js';
import { blankState, message } from '../../bots/webchat/echo-bot.js';
import { RedisGroup } from './group.js';
import { eventually, Links } from './setting.js';

const LINKS = 20;

/** As a line that somebody depends on: asked again and again, through all of it. */
async function askedUntil(isOver: () => boolean, link: RedisLink): Promise<void> {
  while (!isOver()) {
    await link.isReachable();
    await new Promise((next) => setTimeout(next, 100));
  }
}

describe('a change of the leader', function () {
  this.timeout(120_000);
  const links = new Links();
  let group: RedisGroup;
  before(async () => {
    group = await RedisGroup.start();
  });
  after(async () => {
    links.close();
    await group.end();
  });

  it('is survived by every line there is, also by those that were just looking for the leader', async () => {
    const all = await Promise.all(Array.from({ length: LINKS }, () => links.open(group.url)));
    let isOver = false;
    const asking = all.map((link) => askedUntil(() => isOver, link));
    const leader = await group.leader();
    await leader.kill();
    await eventually(async () => (await group.leader()) !== leader);
    await eventually(() =>
      all.every(({ client, listener }) => client.status === 'ready' && listener.status === 'ready'),
    );
    isOver = true;
    await Promise.all(asking);
    await leader.begin();
    await group.whole();
  });

  it('lets nothing be acknowledged, and says so, until there is a copy again', async () => {
    const link = await links.open(group.url, { replicas: 1 });
    const store = await links.store(group.url, { link });
    const opening = { state: blankState(), activities: [message('hi', 'a')] };
    const leader = await group.leader();
    const copy = group.servers.find((server) => server !== leader) ?? assert.fail();
    await copy.kill();
    await eventually(async () => !(await link.isReachable()));
    await assert.rejects(() => store.commit('c', 0, opening), StoreAway);
    await copy.begin();
    await group.whole();
    await eventually(() => link.isReachable());
    assert.equal(await store.commit('d', 0, opening), 'done');
  });
});
