import assert from 'node:assert/strict';
import fc from 'fast-check';
import { maskPersonal } from '../../../bots/masking.js';
import { loggedActivity } from '../../../bots/webchat/inbound.js';
import type { TalkMessage } from '../../../bots/handover/service.js';
import { openHouse, type House } from '../../stories/with-people/house.js';

/** Both sides write, send again, lose what was on its way and read on from where they were; workers change under them. */
const SCHEDULES = 300;

type Step =
  | { do: 'she_says' | 'worker_says'; key: number }
  | { do: 'she_reads' | 'worker_reads' | 'worker_reloads' | 'she_reloads' }
  | { do: 'worker_lost' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constantFrom('she_says' as const, 'worker_says' as const),
      key: fc.nat(12),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'she_reads' as const,
        'worker_reads' as const,
        'worker_reloads' as const,
        'she_reloads' as const,
      ),
    }),
  },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'worker_lost' }) },
);

describe('The words of a talk, under any schedule', function () {
  this.timeout(300_000);
  let house: House;
  before(async () => {
    house = await openHouse();
  });
  after(() => house.stop());

  it('reach the other side once, in order, whatever is sent twice, lost on the way or read again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 25 }), async (steps) => {
        const talk = new BothSides(house);
        await talk.begin();
        for (const one of steps) await talk.take(one);
        await talk.finish();
      }),
      { numRuns: SCHEDULES },
    );
  });
});

let count = 0;

class BothSides {
  readonly #house: House;
  readonly #id = `talk-${String((count += 1))}`;
  /** What each side sent, once for each key, in the order in which it was first taken. */
  readonly #said: string[] = [];
  #worker = `w-${String(count)}-0`;
  #caseId = '';
  #workerSaw: TalkMessage[] = [];
  #workerAt = 0;
  #sheSaw: { n: number; text: string }[] = [];
  #sheAt = 0;

  constructor(house: House) {
    this.#house = house;
  }

  async begin(): Promise<void> {
    await this.#signIn();
    await this.#house.server.turns.open(this.#id, 'fr');
    for (const text of [
      'oui',
      "Parler à quelqu'un",
      'Oui, je veux lui parler',
      'Attendre une professionnelle',
    ])
      await this.#write(text);
    await this.#accept();
  }

  async take(one: Step): Promise<void> {
    if (one.do === 'she_says')
      return this.#say(`elle ${String(one.key)}`, () => this.#write(`elle ${String(one.key)}`));
    if (one.do === 'worker_says') return this.#workerSays(`vous ${String(one.key)}`);
    if (one.do === 'worker_lost') return this.#changeWorker();
    if (one.do === 'worker_reloads') [this.#workerSaw, this.#workerAt] = [[], 0];
    if (one.do === 'she_reloads') [this.#sheSaw, this.#sheAt] = [[], 0];
    return one.do.startsWith('she') ? this.#sheReads() : this.#workerReads();
  }

  async finish(): Promise<void> {
    await this.#sheReads();
    await this.#workerReads();
    const words = this.#workerSaw.filter(({ from }) => from !== 'bot').map(({ text }) => text);
    assert.deepEqual(words, this.#said, 'the worker');
    const own = new Set(this.#said);
    const shown = this.#sheSaw.map(({ text }) => text).filter((text) => own.has(text));
    assert.deepEqual(shown, this.#said, 'the visitor');
    const { service } = this.#house.people;
    await this.#house.server.store.erase(this.#id, 'leave');
    await service.signOut(this.#worker);
  }

  async #say(text: string, send: () => Promise<unknown>): Promise<void> {
    if (!this.#said.includes(text)) this.#said.push(text);
    await send();
  }

  async #write(text: string): Promise<void> {
    const { store, turns } = this.#house.server;
    const logged = loggedActivity({
      text: maskPersonal(text),
      clientId: text,
      user: 'dl_x',
      at: new Date(0),
    });
    await store.accept(this.#id, { clientId: text, logged, raw: text });
    await turns.hear(this.#id);
  }

  async #workerSays(text: string): Promise<void> {
    const answer = await this.#house.people.service.say(await this.#claim(), { text, clientId: text });
    assert.equal(answer, 'done');
    if (!this.#said.includes(text)) this.#said.push(text);
  }

  async #claim() {
    const { mine } = await this.#house.people.service.line(this.#worker);
    const one = mine.find(({ caseId }) => caseId === this.#caseId);
    return { worker: this.#worker, caseId: this.#caseId, fence: one?.fence ?? 0 };
  }

  async #signIn(): Promise<void> {
    await this.#house.people.service.signIn({ worker: this.#worker, name: 'Camille', role: 'worker' });
  }

  async #accept(): Promise<void> {
    const { service } = this.#house.people;
    const ringing = (await service.line(this.#worker)).waiting.find(
      ({ ringsUntil }) => ringsUntil !== undefined,
    );
    this.#caseId = ringing?.caseId ?? this.#caseId;
    const claim = { worker: this.#worker, caseId: this.#caseId, fence: ringing?.fence ?? 0 };
    assert.equal(await service.accept(claim), 'done');
    await this.#house.people.tick(false);
  }

  /** A colleague takes over: what was said to the person before is theirs to read, and nothing is said twice. */
  async #changeWorker(): Promise<void> {
    const before = this.#worker;
    this.#worker = `${before}x`;
    await this.#signIn();
    await this.#house.people.service.signOut(before);
    await this.#accept();
    [this.#workerSaw, this.#workerAt] = [[], 0];
  }

  async #workerReads(): Promise<void> {
    const page = await this.#house.people.service.talk(this.#worker, this.#caseId, this.#workerAt);
    assert.ok(typeof page !== 'string', String(page));
    this.#workerSaw.push(...page.messages);
    this.#workerAt = page.watermark;
  }

  async #sheReads(): Promise<void> {
    const since = await this.#house.server.store.since(this.#id, this.#sheAt);
    assert.ok(since !== 'gone');
    for (const { text = '', channelData } of since.activities) {
      this.#sheSaw.push({ n: (channelData as { n: number }).n, text });
    }
    this.#sheAt = since.watermark;
    const numbers = this.#sheSaw.map(({ n }) => n);
    assert.deepEqual(
      numbers,
      [...new Set(numbers)].sort((a, b) => a - b),
    );
  }
}
