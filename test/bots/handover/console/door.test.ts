import assert from 'node:assert/strict';
import { verifyAudit } from '../../../../bots/handover/staff/audit-chain.js';
import { keyFor } from '../../../../bots/webchat/tokens.js';
import { until } from '../../webchat/page-browser.js';
import { Caller } from './caller.js';
import { codeNow, House, PASSWORD } from './house.js';

describe('The door of the console', function () {
  this.timeout(120_000);
  let house: House;
  beforeEach(async () => (house = await new House({ beatMs: 100 }).start()));
  afterEach(async () => {
    await house.stop();
    assert.deepEqual(house.failures, []);
  });

  it('takes no post that another site could have sent', async () => {
    const anne = await Caller.signedIn(house, 'anne');
    const status = async (headers: Record<string, string>) => (await anne.post('sortir', {}, headers)).status;
    assert.equal(await status({ Origin: 'https://ailleurs.example.org' }), 403);
    assert.equal(await status({ 'Sec-Fetch-Site': 'same-site' }), 403);
    assert.equal(await status({ 'X-Console-Token': '' }), 403);
    const other = await Caller.signedIn(house, 'brigitte');
    assert.equal(await status({ 'X-Console-Token': other.token }), 403);
    assert.equal((await anne.get('equipe/moi')).status, 200, 'she is still signed in');
    assert.equal(await status({}), 204);
    assert.equal((await anne.get('equipe/moi')).status, 401);
  });

  it('takes no sign-in from another site either', async () => {
    const stranger = new Caller(house);
    const { status } = await stranger.post('entrer', {}, { Origin: 'https://ailleurs.example.org' });
    assert.equal(status, 403);
  });

  for (const [what, body] of [
    ['nothing', undefined],
    ['a list', []],
    ['a number for a name', { name: 1, password: 'x' }],
    ['more than it asks', { name: 'anne', password: 'x', code: '', role: 'lead' }],
    ['a password of a thousand signs', { name: 'anne', password: 'x'.repeat(1000) }],
  ] as const) {
    it(`answers a sign-in of ${what} as a wrong one`, async () => {
      assert.equal((await new Caller(house).post('entrer', body ?? '')).status, 403);
    });
  }

  it('counts a wrong sign-in, and names nobody in that', async () => {
    await new Caller(house).post('entrer', { name: 'anne', password: 'wrong', code: '000000' });
    const { body } = await house.server.metrics.text();
    assert.match(body, /^reperes_failures_total\{event="sign_in_refused"\} 1$/m);
    assert.doesNotMatch(body, /anne/);
  });

  it('leaves who signs in again in the same browser one session, not two', async () => {
    const anne = await Caller.signedIn(house, 'anne');
    const before = anne.cookie;
    house.aheadMs += 61_000;
    const again = await anne.post('entrer', { name: 'anne', password: PASSWORD, code: codeNow(house) });
    assert.equal(again.status, 200);
    anne.cookie = again.headers.get('set-cookie')?.split(';')[0] ?? '';
    assert.equal((await anne.get('equipe/moi')).status, 200);
    anne.cookie = before;
    assert.equal((await anne.get('equipe/moi')).status, 401);
    const acts = (await house.audit.all()).map(({ act, who }) => `${who} ${act}`);
    assert.deepEqual(acts, ['anne sign_in', 'anne sign_out', 'anne sign_in']);
  });

  it('lets no socket in from another site, without an origin, or with a cookie that is none', async () => {
    const anne = await Caller.signedIn(house, 'anne');
    await assert.rejects(anne.socket({ Origin: 'https://ailleurs.example.org' }), /403/);
    await assert.rejects(anne.socket({ Origin: '' }), /403/);
    await assert.rejects(anne.socket({ Cookie: 'equipe=forged' }), /401/);
  });

  it('sends away the consoles of who signed out', async () => {
    const anne = await Caller.signedIn(house, 'anne');
    const line = await anne.socket();
    await anne.post('sortir', {});
    await until(() => line.closed !== 0);
    assert.equal(line.closed, 4001);
    assert.equal(line.heard.at(-1)?.type, 'over');
  });

  it('does a command once, however often it is sent', async () => {
    const line = await (await Caller.signedIn(house, 'anne')).socket();
    await line.ask({ do: 'present', capacity: 1 });
    const visitor = await house.asks();
    await until(() => line.of('change').some(({ put }) => put[0]?.view.ringsUntil !== undefined));
    const fence =
      line
        .of('change')
        .flatMap(({ put }) => put)
        .at(-1)?.view.fence ?? 0;
    const accept = { do: 'accept', case: visitor.case, fence } as const;
    assert.equal((await line.ask(accept, 'same')).answer, 'done');
    assert.equal((await line.ask(accept, 'same')).answer, 'done');
    const words = {
      do: 'say',
      case: visitor.case,
      fence: fence + 1,
      text: 'bonjour',
      client: 'one',
    } as const;
    for (const id of ['a', 'b', 'b']) assert.equal((await line.ask(words, id)).answer, 'done');
    assert.deepEqual(visitor.reads(), ['bonjour']);
  });

  it('gives a talk since any number, without a gap and without a word twice', async () => {
    const anne = await Caller.signedIn(house, 'anne');
    const line = await anne.socket();
    await line.ask({ do: 'present', capacity: 1 });
    const visitor = await house.asks();
    await until(() => line.of('change').some(({ put }) => put[0]?.view.ringsUntil !== undefined));
    const fence =
      line
        .of('change')
        .flatMap(({ put }) => put)
        .at(-1)?.view.fence ?? 0;
    await line.ask({ do: 'accept', case: visitor.case, fence });
    for (const text of ['un', 'deux', 'trois']) visitor.says(text);
    line.socket.terminate();
    const back = await anne.socket();
    await back.ask({ do: 'open', case: visitor.case, after: 1 });
    visitor.says('quatre');
    const texts = () => back.of('talk').flatMap(({ page }) => page.messages.map(({ text }) => text));
    await until(() => texts().includes('quatre'));
    assert.deepEqual(texts(), ['deux', 'trois', 'quatre']);
  });

  it('gives nobody a talk that is not theirs', async () => {
    const [anne, brigitte] = [await Caller.signedIn(house, 'anne'), await Caller.signedIn(house, 'brigitte')];
    const [mine, hers] = [await anne.socket(), await brigitte.socket()];
    await mine.ask({ do: 'present', capacity: 1 });
    const visitor = await house.asks();
    visitor.says('kanari');
    await until(() => mine.of('change').some(({ put }) => put[0]?.view.ringsUntil !== undefined));
    const fence =
      mine
        .of('change')
        .flatMap(({ put }) => put)
        .at(-1)?.view.fence ?? 0;
    await mine.ask({ do: 'accept', case: visitor.case, fence });
    await hers.ask({ do: 'present', capacity: 1 });
    assert.equal((await hers.ask({ do: 'open', case: visitor.case, after: 0 })).answer, 'not_allowed');
    assert.equal((await hers.ask({ do: 'accept', case: visitor.case, fence })).answer, 'late');
    assert.doesNotMatch(JSON.stringify(hers.heard), /kanari|Elle pense partir/);
  });

  for (const text of [
    '',
    '{',
    'null',
    '[]',
    '{"do":"accept"}',
    '{"do":"grant","id":"x"}',
    'x'.repeat(15_000),
  ]) {
    it(`says of ${text.slice(0, 12) || 'nothing'} that it cannot be read, and stays open`, async () => {
      const line = await (await Caller.signedIn(house, 'anne')).socket();
      line.socket.send(text);
      await until(() => line.of('answer').length > 0);
      assert.equal(line.of('answer')[0]?.answer, 'unreadable');
      assert.equal((await line.ask({ do: 'absent' })).answer, 'done');
    });
  }

  it('cuts who sends more than a hand can, a frame too long, or no text', async () => {
    const anne = await Caller.signedIn(house, 'anne');
    const [many, long, binary] = [await anne.socket(), await anne.socket(), await anne.socket()];
    for (let i = 0; i < 250; i += 1) many.socket.send('{}');
    long.socket.send('x'.repeat(20_000));
    binary.socket.send(Buffer.from('{}'));
    await until(() => many.closed !== 0 && long.closed !== 0 && binary.closed !== 0);
    assert.deepEqual([many.closed, long.closed, binary.closed], [1008, 1009, 1008]);
  });

  it('tells the leads, and nobody else, what they must know', async () => {
    const [anne, claire] = [await Caller.signedIn(house, 'anne'), await Caller.signedIn(house, 'claire')];
    const [worker, lead] = [await anne.socket(), await claire.socket()];
    house.server.console?.alertLeads('nobody_signed_in');
    await until(() => lead.of('alert').length > 0);
    assert.equal(worker.of('alert').length, 0);
  });

  it('leaves a whole audit of who came, took and read, without a word of anybody', async () => {
    const line = await (await Caller.signedIn(house, 'anne')).socket();
    await line.ask({ do: 'present', capacity: 1 });
    const visitor = await house.asks();
    visitor.says('kanari');
    await until(() => line.of('change').some(({ put }) => put[0]?.view.ringsUntil !== undefined));
    const fence =
      line
        .of('change')
        .flatMap(({ put }) => put)
        .at(-1)?.view.fence ?? 0;
    await line.ask({ do: 'accept', case: visitor.case, fence });
    await line.ask({ do: 'open', case: visitor.case, after: 0 });
    const lines = await house.audit.all();
    assert.equal(verifyAudit(lines, keyFor('test-secret', 'audit-chain')).whole, true);
    const acts = lines.map(({ act }) => act);
    assert.ok(acts.includes('sign_in') && acts.some((act) => /accept|read/.test(act)), acts.join());
    assert.doesNotMatch(JSON.stringify(lines), /kanari|Elle pense partir/);
  });
});
