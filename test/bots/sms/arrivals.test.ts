import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Arrivals } from '../../../bots/sms/arrivals.js';
import type { Accepted, Arrival, Received } from '../../../bots/sms/gateway.js';
import {
  LONGEST_PART,
  MOST_OF_ALL,
  MOST_OF_ONE,
  PART_WAIT_MS,
  PartsDesk,
} from '../../../bots/sms/parts-desk.js';
import { Repeats } from '../../../bots/sms/repeats.js';
import { SealedNumbers } from '../../../bots/sms/sealed-numbers.js';
import { Spool } from '../../../bots/sms/spool.js';
import { FolderSpool } from '../../../infra/stores/folder-spool.js';
import { MemoryMarks, MemoryParts } from '../../../infra/stores/memory-arrivals.js';
import { MemoryThreads } from '../../../infra/stores/memory-threads.js';

const number = '+33639980111';

function edge(folder?: string) {
  let now = Date.parse('2026-11-30T10:00:00Z');
  let answer: Arrival | Error = 'kept';
  let made = 0;
  const heard: Accepted[] = [];
  const events: string[] = [];
  const clock = () => new Date(now);
  const report = (event: string, { step }: { step: string }) => void events.push(`${event} ${step}`);
  const inbox = {
    accept: (message: Accepted) => {
      if (answer instanceof Error) return Promise.reject(answer);
      if (answer !== 'busy') heard.push(message);
      return Promise.resolve(answer);
    },
  };
  const newId = () => `t-${++made}`;
  const threads = new MemoryThreads(clock);
  const numbers = new SealedNumbers({ threads, secret: 's'.repeat(32), clock, newId });
  const repeats = new Repeats(new MemoryMarks(clock), Buffer.alloc(32, 2));
  const parts = new PartsDesk({ store: new MemoryParts(), inbox, clock });
  const spool =
    folder === undefined
      ? undefined
      : new Spool({
          store: new FolderSpool(folder),
          key: Buffer.alloc(32, 3),
          clock,
          report,
          asksOnce: (name) => name === 'once',
        });
  const arrivals = new Arrivals({ inbox, numbers, repeats, parts, report, spool });
  const bring = (text: string, more: Partial<Received> = {}) =>
    arrivals.arrive({ gateway: 'g', from: number, text, at: clock(), ...more });
  return {
    arrivals,
    bring,
    repeats,
    numbers,
    events,
    texts: () => heard.map(({ text }) => text),
    heard,
    say: (next: Arrival | Error) => (answer = next),
    pass: (ms: number) => (now += ms),
  };
}

describe('a message that arrives', () => {
  it('counts once for 48 hours with the same id of its operator, and again later', async () => {
    const { bring, texts, pass } = edge();
    assert.equal(await bring('un', { providerId: 'a' }), 'kept');
    pass(47 * 3_600_000);
    assert.equal(await bring('un', { providerId: 'a' }), 'repeated');
    pass(2 * 3_600_000);
    assert.equal(await bring('un', { providerId: 'a' }), 'kept');
    assert.deepEqual(texts(), ['un', 'un']);
  });

  it('is another when an operator gives its id to other words, or to the same of somebody else', async () => {
    const { bring, texts, heard } = edge();
    await bring('bonjour', { providerId: 'a' });
    assert.equal(await bring('il a un couteau', { providerId: 'a' }), 'kept');
    assert.equal(await bring('bonjour', { providerId: 'a', from: '+33639980199' }), 'kept');
    assert.deepEqual(texts(), ['bonjour', 'il a un couteau', 'bonjour']);
    assert.notEqual(heard[0]?.thread, heard[2]?.thread);
  });

  it('counts once for more than a year where nothing that was signed says when it was sent', async () => {
    const { bring, texts, pass } = edge();
    assert.equal(await bring('un', { providerId: 'a', undated: true }), 'kept');
    pass(399 * 24 * 3_600_000);
    assert.equal(await bring('un', { providerId: 'a', undated: true }), 'repeated');
    assert.deepEqual(texts(), ['un']);
  });

  it('is not taken for another gateway’s with the same id', async () => {
    const { bring, texts } = edge();
    await bring('un', { providerId: 'a' });
    await bring('deux', { providerId: 'a', gateway: 'other' });
    assert.deepEqual(texts(), ['un', 'deux']);
  });

  it('counts once with the same words within four seconds, where no id says otherwise', async () => {
    const { bring, pass } = edge();
    assert.equal(await bring('1'), 'kept');
    pass(3900);
    assert.equal(await bring('1'), 'repeated');
    pass(4000);
    assert.equal(await bring('1'), 'kept');
    assert.equal(await bring('1', { providerId: 'a' }), 'repeated');
    pass(5000);
    assert.equal(await bring('1', { providerId: 'b' }), 'kept');
    assert.equal(await bring('1', { providerId: 'c' }), 'kept');
  });

  it('is an answer when something of ours went out in between', async () => {
    const { bring, repeats, heard, texts } = edge();
    await bring('1');
    await repeats.answered(heard[0]?.thread ?? '');
    assert.equal(await bring('1'), 'kept');
    assert.deepEqual(texts(), ['1', '1']);
  });

  it('is not come while the inbox cannot have it, and is the same message when it is brought again', async () => {
    const { bring, say, texts } = edge();
    for (const away of ['busy', new Error('away')] as const) {
      say(away);
      assert.equal(await bring('un', { providerId: 'a' }), 'busy');
    }
    say('kept');
    assert.equal(await bring('un', { providerId: 'a' }), 'kept');
    assert.deepEqual(texts(), ['un']);
  });

  it('keeps the order in which one number wrote, whatever is slow', async () => {
    const { bring, texts } = edge();
    await Promise.all(['un', 'deux', 'trois', 'quatre'].map((text) => bring(text)));
    assert.deepEqual(texts(), ['un', 'deux', 'trois', 'quatre']);
  });

  it('says nothing of the number to the inbox', async () => {
    const { bring, heard } = edge();
    await bring('bonjour');
    assert.ok(!JSON.stringify(heard).includes('39980111'));
    assert.equal(heard[0]?.hashes.length, 2);
  });
});

describe('parts that arrive', () => {
  const part = (seq: number, of: number, ref = 1) => ({ part: { ref, seq, of } });

  it('are handed over with a gap when one never comes', async () => {
    const { arrivals, bring, pass, texts } = edge();
    await bring('il a un ', part(1, 3));
    await bring('il arrive', part(3, 3));
    pass(PART_WAIT_MS - 1);
    await arrivals.sweep();
    assert.deepEqual(texts(), []);
    pass(2);
    await arrivals.sweep();
    assert.deepEqual(texts(), ['il a un  ... il arrive']);
    await arrivals.sweep();
    assert.equal(texts().length, 1);
  });

  it('wait on while the inbox is away', async () => {
    const { arrivals, bring, pass, say, texts } = edge();
    await bring('seule', part(1, 2));
    pass(PART_WAIT_MS + 1);
    say('busy');
    await arrivals.sweep();
    say('kept');
    await arrivals.sweep();
    assert.deepEqual(texts(), ['seule']);
  });

  it('of many unfinished messages of one number hand over the oldest', async () => {
    const { bring, texts } = edge();
    for (let ref = 0; ref <= MOST_OF_ONE; ref += 1) await bring(`début ${ref}`, part(1, 2, ref));
    assert.deepEqual(texts(), ['début 0']);
  });

  it('of more people than can be held hand over the oldest, so that what is held has an end', async () => {
    const { bring, heard } = edge();
    const part = { ref: 1, seq: 1, of: 2 };
    for (let one = 0; one < MOST_OF_ALL + 20; one += 1)
      await bring(`n${String(one)}`, { from: `+336399${String(80_000 + one)}`, part });
    assert.deepEqual(
      heard.map(({ text }) => text),
      Array.from({ length: 20 }, (_, one) => `n${String(one)}`),
    );
  });

  it('and are longer than any SMS are no parts', async () => {
    const { bring, texts } = edge();
    await bring('x'.repeat(LONGEST_PART + 1), { part: { ref: 1, seq: 1, of: 2 } });
    assert.deepEqual(texts(), ['x'.repeat(LONGEST_PART + 1)]);
  });

  it('of two people with the same number of message are not mixed', async () => {
    const { bring, texts } = edge();
    await bring('A1 ', part(1, 2));
    await bring('B1 ', { ...part(1, 2), from: '+33639980112' });
    await bring('B2', { ...part(2, 2), from: '+33639980112' });
    await bring('A2', part(2, 2));
    assert.deepEqual(texts(), ['B1 B2', 'A1 A2']);
  });

  it('can be brought again, the last one, when the inbox was away', async () => {
    const { bring, say, texts } = edge();
    await bring('un ', { ...part(1, 2), providerId: 'a' });
    say('busy');
    assert.equal(await bring('deux', { ...part(2, 2), providerId: 'b' }), 'busy');
    say('kept');
    assert.equal(await bring('deux', { ...part(2, 2), providerId: 'b' }), 'kept');
    assert.deepEqual(texts(), ['un deux']);
  });
});

describe('the spool', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'spool-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('keeps, unreadable, what an operator brings only once, and reads it in its order', async () => {
    const { arrivals, bring, say, texts, events } = edge(folder);
    say('busy');
    assert.equal(await bring('un CANARI', { gateway: 'once' }), 'kept');
    say('kept');
    assert.equal(await bring('deux', { gateway: 'once' }), 'kept');
    assert.deepEqual(texts(), []);
    const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    assert.equal(files.length, 2);
    assert.ok(!files.some((file) => file.includes('CANARI') || file.includes('39980111')));
    await arrivals.sweep();
    assert.deepEqual(texts(), ['un CANARI', 'deux']);
    assert.deepEqual(readdirSync(folder), []);
    assert.deepEqual(events, ['sms_spooled once', 'sms_spooled once']);
  });

  it('is not for operators that bring a message again', async () => {
    const { bring, say } = edge(folder);
    say('busy');
    assert.equal(await bring('un'), 'busy');
    assert.deepEqual(readdirSync(folder), []);
  });

  it('is read by the next process too, and never later than ten minutes', async () => {
    const first = edge(folder);
    first.say('busy');
    await first.bring('vieux', { gateway: 'once', at: new Date(Date.parse('2026-11-30T09:49:00Z')) });
    await first.bring('frais', { gateway: 'once' });
    const next = edge(folder);
    await next.arrivals.sweep();
    assert.deepEqual(next.texts(), ['frais']);
    assert.deepEqual(next.events, ['sms_dead spool.late']);
    assert.deepEqual(readdirSync(folder), []);
  });

  it('waits on while the inbox is still away', async () => {
    const { arrivals, bring, say, texts } = edge(folder);
    say('busy');
    await bring('un', { gateway: 'once' });
    await arrivals.sweep();
    assert.equal(readdirSync(folder).length, 1);
    say('kept');
    await arrivals.sweep();
    assert.deepEqual(texts(), ['un']);
  });
});
