import assert from 'node:assert/strict';
import { OvhLetterbox } from '../../../../bots/sms/gateways/ovh/letterbox.js';
import type { OvhApi } from '../../../../bots/sms/gateways/ovh/api.js';
import type { Arrival, Received } from '../../../../bots/sms/gateway.js';

const number = '+33639980166';
const now = new Date('2026-11-24T09:00:00Z');

/** The texts that wait at OVHcloud, and what it does when asked for them. */
class Box {
  readonly texts = new Map<number, string>();
  readonly asked: string[] = [];
  mayDelete = true;
  /** What it does not hand over. */
  broken: number | undefined;

  readonly api: OvhApi = (method, path) => {
    this.asked.push(`${method} ${path}`);
    const id = Number(/\d+$/.exec(path)?.[0] ?? NaN);
    if (Number.isNaN(id)) return said(200, [...this.texts.keys()].reverse());
    if (id === this.broken) return said(500, {});
    if (method === 'DELETE' && !this.mayDelete) return said(403, {});
    const message = this.texts.get(id);
    if (method === 'DELETE') this.texts.delete(id);
    if (message === undefined) return said(404, {});
    return said(200, { id, message, sender: number, creationDatetime: '2026-11-24T09:59:30+01:00' });
  };
}

const said = (status: number, body: unknown) => Promise.resolve({ status, text: JSON.stringify(body) });

function opened(): {
  box: Box;
  letterbox: OvhLetterbox;
  heard: Received[];
  say: (arrival: Arrival) => void;
  logged: string[];
} {
  const box = new Box();
  const heard: Received[] = [];
  const logged: string[] = [];
  let answer: Arrival = 'kept';
  const letterbox = new OvhLetterbox(box.api, {
    arrive: (received) => {
      if (answer !== 'busy') heard.push(received);
      return Promise.resolve(answer);
    },
    report: (event, { step }) => void logged.push(`${event} ${step}`),
    clock: () => now,
  });
  return { box, letterbox, heard, say: (arrival) => (answer = arrival), logged };
}

const texts = (heard: readonly Received[]): string[] => heard.map(({ text }) => text);

describe('The texts that wait at OVHcloud', () => {
  it('are read in the order they came, with the time OVH got them, and are deleted there', async () => {
    const { box, letterbox, heard } = opened();
    box.texts.set(7, 'je suis a Levroux').set(9, 'aidez moi');
    assert.equal(await letterbox.look(), true);
    assert.deepEqual(texts(heard), ['je suis a Levroux', 'aidez moi']);
    assert.deepEqual([heard[0]?.from, heard[0]?.providerId], [number, '7']);
    assert.equal(heard[0]?.at.toISOString(), '2026-11-24T08:59:30.000Z');
    assert.equal(box.texts.size, 0);
  });

  it('stay there while the store is away, and are read when it is back', async () => {
    const { box, letterbox, heard, say } = opened();
    box.texts.set(7, 'aidez moi');
    say('busy');
    assert.equal(await letterbox.look(), false);
    assert.deepEqual([...box.texts.keys()], [7]);
    say('kept');
    assert.equal(await letterbox.look(), true);
    assert.deepEqual(texts(heard), ['aidez moi']);
  });

  it('do not wait for one that OVH cannot hand over', async () => {
    const { box, letterbox, heard } = opened();
    box.texts.set(7, 'le premier').set(8, 'le second');
    box.broken = 7;
    assert.equal(await letterbox.look(), false);
    assert.deepEqual(texts(heard), ['le second']);
    box.broken = undefined;
    await letterbox.look();
    assert.deepEqual(texts(heard), ['le second', 'le premier']);
  });

  it('are not read twice where OVH does not let us delete them, and somebody is told', async () => {
    const { box, letterbox, heard, logged } = opened();
    box.texts.set(7, 'aidez moi');
    box.mayDelete = false;
    await letterbox.look();
    await letterbox.look();
    assert.deepEqual(texts(heard), ['aidez moi']);
    assert.deepEqual(logged, ['sms_alert ovh.incoming-http-403']);
  });

  it('are looked for twice at most, however many calls come at once', async () => {
    const { box, letterbox, heard } = opened();
    box.texts.set(7, 'aidez moi');
    await Promise.all(Array.from({ length: 50 }, () => letterbox.look()));
    assert.equal(box.asked.filter((one) => one === 'GET /incoming').length, 1);
    const first = letterbox.look();
    await Promise.resolve();
    await Promise.all([first, ...Array.from({ length: 50 }, () => letterbox.look())]);
    assert.ok(box.asked.filter((one) => one === 'GET /incoming').length <= 3);
    assert.deepEqual(texts(heard), ['aidez moi']);
  });
});
