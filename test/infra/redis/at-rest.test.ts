import assert from 'node:assert/strict';
import type { Redis } from 'ioredis';
import { hiddenName, KeySealer, unseal } from '../../../infra/stores/sealing.js';
import { blankState, message } from '../../bots/webchat/echo-bot.js';
import { RedisServer } from './servers.js';
import { eventually, Links, secret } from './setting.js';

/** As the service makes them: 128 random bits. */
const id = 'q3tZ0nYxP1uK9sVbW7LmEA';
const canary = 'kanari-il-me-frappe';
const clientId = 'kanari-client-id';

/** Every argument of every command in an append-only file: what a thief of the disk can try to open. */
function argumentsIn(files: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = files.indexOf('$'); at >= 0; at = files.indexOf('$', at + 1)) {
    const end = files.indexOf('\r\n', at);
    const length = Number(files.subarray(at + 1, end).toString('latin1'));
    if (end > at && Number.isInteger(length) && length >= 28)
      found.push(files.subarray(end + 2, end + 2 + length));
  }
  return found;
}

/** What opens with any talk's key that the thief can make: he has the service's secret, and guesses these ids. */
function opened(files: Buffer, ids: readonly string[]): string[] {
  const pieces = argumentsIn(files);
  const sealer = new KeySealer(secret);
  const keys = ids.flatMap((guess) => pieces.flatMap((piece) => tried(() => sealer.open(piece, guess))));
  const texts: string[] = [];
  for (const key of keys)
    for (const piece of pieces)
      for (const kind of ['state', 'log', 'raw', 'veil'])
        texts.push(...tried(() => unseal(piece, key, kind).toString()));
  return texts;
}

function tried<T>(what: () => T): T[] {
  try {
    return [what()];
  } catch {
    return [];
  }
}

/** Everything in the files that could be an id. */
function idsIn(files: Buffer): string[] {
  return [...new Set(files.toString('latin1').match(/[\w-]{22}/g) ?? [])];
}

describe('what Redis keeps on its disk', function () {
  this.timeout(120_000);
  const links = new Links();
  let server: RedisServer;
  let client: Redis;

  beforeEach(async () => {
    server = await RedisServer.start();
    client = server.connect();
    const store = await links.store(server.url);
    await store.commit(id, 0, { state: { ...blankState(), misses: 7 }, activities: [message('salut', 's')] });
    await store.accept(id, { clientId, logged: { type: 'message', text: canary }, raw: canary });
    await client.bgsave();
    while (/rdb_bgsave_in_progress:1/.test(await client.info('persistence'))) await client.ping();
  });
  afterEach(async () => {
    links.close();
    client.disconnect();
    await server.end();
  });

  it('shows no word, no state, no name of a talk, while it lives', () => {
    const files = server.files().toString('latin1');
    assert.ok(files.includes(hiddenName(id)), 'the files are those of this talk');
    assert.ok(files.includes('REDIS'), 'a snapshot is among them');
    for (const word of [canary, clientId, 'salut', 'misses', 'echo.open', id])
      assert.ok(!files.includes(word), word);
  });

  it('opens with the secret and the id that is in her token: else nothing here would prove anything', () => {
    assert.ok(opened(server.files(), [id]).some((text) => text.includes(canary)));
  });

  it('opens with nothing that is left once the talk is erased, the secret of the service included', async () => {
    const store = await links.store(server.url);
    await store.erase(id, 'erase');
    const files = server.files();
    assert.ok(
      files.toString('latin1').includes('RPUSH'),
      'the old commands are still in the append-only file',
    );
    assert.deepEqual(opened(files, [...idsIn(files), hiddenName(id), secret]), []);
    assert.ok(!files.toString('latin1').includes(canary));
  });

  it('holds not even the sealed bytes any more a little later, opened by whatever key', async () => {
    const store = await links.store(server.url);
    await store.erase(id, 'erase');
    await store.sweep();
    await eventually(() => !server.files().toString('latin1').includes('RPUSH'));
    await client.bgsave('SCHEDULE');
    await eventually(
      async () => !/rdb_bgsave_(in_progress|scheduled):1/.test(await client.info('persistence')),
    );
    assert.deepEqual(opened(server.files(), [id]), []);
  });
});
