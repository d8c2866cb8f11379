import assert from 'node:assert/strict';
import { RedisDocument } from '../../../infra/stores/redis-document.js';
import { SecretSealer } from '../../../infra/stores/sealing.js';
import { RedisServer } from './servers.js';
import { eventually, Links, secret } from './setting.js';

interface Line {
  waiting: string[];
}

describe('a document that processes share in Redis', function () {
  this.timeout(120_000);
  const links = new Links();
  let server: RedisServer;
  beforeEach(async () => {
    server = await RedisServer.start();
  });
  afterEach(async () => {
    links.close();
    await server.end();
  });

  const document = async (...secrets: string[]) => {
    const [first = secret, ...earlier] = secrets;
    const sealer = new SecretSealer('document-seal', first, earlier);
    const link = await links.open(server.url);
    return new RedisDocument<Line>({ link, sealer, name: 'line', empty: () => ({ waiting: [] }) });
  };

  it('is empty before anybody has written it', async () => {
    assert.deepEqual(await (await document()).load(), { rev: 0, value: { waiting: [] } });
  });

  it('is changed by one at a time, whoever comes first', async () => {
    const [one, other] = [await document(), await document()];
    const outcomes = await Promise.all([
      one.commit(0, { waiting: ['a'] }),
      other.commit(0, { waiting: ['b'] }),
    ]);
    assert.deepEqual(outcomes.sort(), ['done', 'stale']);
    const { rev, value } = await one.load();
    assert.deepEqual([rev, value.waiting.length], [1, 1]);
    assert.deepEqual(await other.load(), { rev, value });
  });

  it('loses no change of many processes that try again', async () => {
    const all = await Promise.all(Array.from({ length: 4 }, () => document()));
    const add = async (one: RedisDocument<Line>, name: string): Promise<void> => {
      const { rev, value } = await one.load();
      if ((await one.commit(rev, { waiting: [...value.waiting, name] })) === 'stale') await add(one, name);
    };
    await Promise.all(
      all.flatMap((one, n) => [1, 2, 3, 4, 5].map((m) => add(one, `${String(n)}${String(m)}`))),
    );
    const { rev, value } = await (all[0] as RedisDocument<Line>).load();
    assert.deepEqual([rev, new Set(value.waiting).size], [20, 20]);
  });

  it('tells who watches here and elsewhere, also of what came while it could not hear', async () => {
    const [one, link] = [await document(), await links.open(server.url)];
    const sealer = new SecretSealer('document-seal', secret);
    const other = new RedisDocument<Line>({ link, sealer, name: 'line', empty: () => ({ waiting: [] }) });
    let [here, there] = [0, 0];
    one.watch(() => (here += 1));
    const stop = other.watch(() => (there += 1));
    await eventually(async () => {
      const { rev } = await one.load();
      await one.commit(rev, { waiting: [] });
      return here > 0 && there > 0;
    });
    link.listener.disconnect(true);
    const before = there;
    await eventually(() => there > before);
    stop();
    stop();
  });

  it('is sealed, ends by itself, and is still read after the secret was changed', async () => {
    const client = server.connect();
    await (await document()).commit(0, { waiting: ['kanari'] });
    for (const key of await client.keys('*document*')) assert.ok((await client.pttl(key)) > 0);
    client.disconnect();
    assert.doesNotMatch(server.files().toString('latin1'), /kanari/);
    const after = await document('another secret, just as long as the first', secret);
    assert.deepEqual((await after.load()).value, { waiting: ['kanari'] });
    const later = await document('another secret, just as long as the first');
    assert.deepEqual((await later.load()).value, { waiting: ['kanari'] }, 'sealed anew by who read it');
  });
});
