import assert from 'node:assert/strict';
import { FormTalk } from '../webchat/form-talk.js';
import { ask } from '../../faults/ask.js';
import { WholeHouse } from './console/whole-house.js';

const ASKING = ['oui', "Parler à quelqu'un", 'Oui, je veux lui parler', 'Attendre une professionnelle'];

describe('Who waits without a connection that stays', function () {
  this.timeout(60_000);
  let house: WholeHouse;
  beforeEach(async () => {
    house = await new WholeHouse().start();
    await people().service.signIn({ worker: 'w', name: 'Camille', role: 'worker' });
  });
  afterEach(() => house.stop());

  const people = () => house.server.people ?? assert.fail('nobody answers here');
  const figures = () => people().service.figures();

  /** So many minutes pass; in each she does this, and a worker is on duty. */
  async function pass(minutes: number, she: () => Promise<unknown> = () => Promise.resolve()) {
    for (let minute = 0; minute < minutes; minute += 1) {
      for (let half = 0; half < 2; half += 1) {
        house.aheadMs += 30_000;
        await people().service.heartbeat('w');
        await people().tick(false);
      }
      await she();
    }
  }

  /** A client of the web channel that opens no stream: it posts, and may ask what is new. */
  async function client() {
    const domain = house.server.directLine;
    const { body } = await ask({ method: 'POST', url: `${domain}/conversations`, body: {} });
    const { conversationId: id = '', token = '' } = body as Record<string, string>;
    const url = `${domain}/conversations/${id}/activities`;
    for (const text of ASKING) {
      await ask({ method: 'POST', url, token, body: { type: 'message', text } });
      await new Promise(setImmediate);
      await house.server.turns.idle();
    }
    return { id, polls: () => ask({ method: 'GET', url, token }) };
  }

  it('holds no place once she has shown nothing for half an hour, and is counted as silent', async () => {
    await client();
    assert.equal((await figures()).waiting, 1);
    await pass(29);
    assert.equal((await figures()).waiting, 1);
    await pass(2);
    const { waiting, left } = await figures();
    assert.deepEqual([waiting, left.silent], [0, 1]);
  });

  it('keeps it as long as her page asks what is new', async () => {
    const { polls } = await client();
    await pass(45, polls);
    assert.equal((await figures()).waiting, 1);
  });

  it('keeps it without script as long as she looks', async () => {
    const talk = new FormTalk(house.server.url);
    await talk.open();
    for (const words of ASKING) await talk.say(words);
    assert.equal((await figures()).waiting, 1);
    let minute = 0;
    await pass(45, async () => {
      if ((minute += 1) % 20 === 0) await talk.submit({ look: '1' });
    });
    assert.equal((await figures()).waiting, 1);
  });

  it('has who writes looked at when her page has shown nothing for more than three minutes, and not before', async () => {
    const { polls } = await client();
    const [waits] = (await people().service.line('w')).waiting;
    assert.ok(waits);
    await people().service.accept({ caseId: waits.caseId, worker: 'w', fence: waits.fence });
    const [mine] = (await people().service.line('w')).mine;
    const claim = { caseId: waits.caseId, worker: 'w', fence: mine?.fence ?? 0 };
    const isToBeChecked = async () => {
      await people().tick(false);
      return (await people().service.line('w')).mine[0]?.check;
    };
    await polls();
    await pass(2);
    await polls();
    await pass(2);
    await polls();
    assert.equal(await isToBeChecked(), false);
    await people().service.typing(claim);
    await pass(4);
    assert.equal(await isToBeChecked(), false, 'nobody has come back yet');
    await polls();
    assert.equal(await isToBeChecked(), true);
    await people().service.checked(claim);
    await pass(1, polls);
    assert.equal(await isToBeChecked(), false);
  });

  it('is there again, for the worker too, when her stream fell and her page asks instead', async () => {
    const { id, polls } = await client();
    people().visitors.connected(id, false);
    const shown = async () => (await people().service.line('w')).mine.map(({ visitor }) => visitor);
    const [waits] = (await people().service.line('w')).waiting;
    assert.ok(waits);
    await people().service.accept({ caseId: waits.caseId, worker: 'w', fence: waits.fence });
    assert.deepEqual(await shown(), ['lost_network']);
    await polls();
    await people().tick(false);
    assert.deepEqual(await shown(), ['here']);
    const [mine] = (await people().service.line('w')).mine;
    await pass(17, async () => {
      await polls();
      await people().service.typing({ caseId: waits.caseId, worker: 'w', fence: mine?.fence ?? 0 });
    });
    assert.deepEqual(await shown(), ['here']);
  });
});
