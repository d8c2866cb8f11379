import assert from 'node:assert/strict';
import { flagsOf } from '../../../bots/handover/line-flags.js';
import { emptyQueue, RULES } from '../../../bots/handover/queue-rules.js';
import type { Case } from '../../../bots/handover/queue-model.js';
import { WholeHouse } from './console/whole-house.js';
import { ask } from '../../faults/ask.js';
import { eventually } from '../../infra/redis/setting.js';

const ASKING = ['oui', "Parler à quelqu'un", 'Oui, je veux lui parler', 'Attendre une professionnelle'];

describe('Somebody who waits for a person', function () {
  this.timeout(120_000);
  let house: WholeHouse;
  beforeEach(async () => {
    house = await new WholeHouse().start();
    await service().signIn({ worker: 'w', name: 'Camille', role: 'worker' });
  });
  afterEach(() => house.stop());

  const service = () => house.server.people?.service ?? assert.fail('nobody answers here');
  /** What the metrics show, once the timer of the service has looked. */
  const shown = async (name: string) =>
    new RegExp(`^reperes_line_${name} (\\d)$`, 'm').exec((await house.server.metrics.text()).body)?.[1];
  const becomes = (name: string, value: string) => eventually(async () => (await shown(name)) === value);

  /** So long passes, with her worker's console open, and the service's own timer has looked. */
  async function passes(seconds: number) {
    house.aheadMs += seconds * 1000;
    await service().heartbeat('w');
    await new Promise((looked) => setTimeout(looked, 1200));
  }

  async function waits() {
    const domain = house.server.directLine;
    const { body } = await ask({ method: 'POST', url: `${domain}/conversations`, body: {} });
    const { conversationId: id = '', token = '' } = body as Record<string, string>;
    for (const text of ASKING) {
      const url = `${domain}/conversations/${id}/activities`;
      await ask({ method: 'POST', url, token, body: { type: 'message', text } });
      await new Promise(setImmediate);
      await house.server.turns.idle();
    }
    assert.equal((await service().figures()).waiting, 1);
  }

  it('calls whoever keeps the service up when nobody is present any more, until somebody is', async () => {
    await becomes('alone', '0');
    await waits();
    await service().signOut('w');
    await house.server.people?.tick(false);
    await new Promise((looked) => setTimeout(looked, 1500));
    house.aheadMs += 60_000;
    await becomes('alone', '1');
    await service().signIn({ worker: 'w', name: 'Camille', role: 'worker' });
    await passes(30);
    await passes(30);
    assert.equal(await shown('alone'), '1', 'not before five minutes, so that no moment of hers can be read');
    for (let minute = 0; minute < 5; minute += 0.5) await passes(30);
    await becomes('alone', '0');
  });

  it('calls after three minutes, though somebody is present', async () => {
    await waits();
    for (let half = 0; half < 5; half += 1) await passes(30);
    assert.equal(await shown('long'), '0');
    for (let half = 0; half < 5; half += 1) await passes(30);
    await becomes('long', '1');
    assert.equal(await shown('alone'), '0');
  });
});

describe('What is said of the line to who keeps the service up', () => {
  const now = 1_000_000_000;
  const waiting = (askedAt: number, more: Partial<Case> = {}): Case => ({
    ...{
      id: 'c',
      talk: 't',
      state: 'waiting',
      band: 3,
      level: 'D?',
      channel: 'web',
      lang: 'fr',
      reasons: [],
    },
    ...{ far: false, askedAt, since: askedAt, front: false, fence: 0, never: [], passed: {}, told: 0 },
    ...more,
  });
  const flags = (...cases: Case[]) => flagsOf({ ...emptyQueue(), cases }, now, RULES);

  it('is nothing while nobody waits, or while all are with somebody', () => {
    assert.deepEqual(flags(), { alone: false, long: false });
    const talking = waiting(now - 3_600_000, { state: 'talking', worker: 'w', toldNobody: 1 });
    assert.deepEqual(flags(talking), { alone: false, long: false });
  });

  it('is that a wait is long after three minutes and not before', () => {
    assert.equal(flags(waiting(now - 180_000)).long, false);
    assert.equal(flags(waiting(now - 180_001)).long, true);
    assert.equal(flags(waiting(now - 180_001, { state: 'offered' })).long, true);
  });

  it('is that nobody is there for who was told so', () => {
    assert.equal(flags(waiting(now), waiting(now, { toldNobody: now })).alone, true);
  });
});
