import assert from 'node:assert/strict';
import { consoleRoutes, type ConsoleParts } from '../../../../bots/handover/console/console-routes.js';
import { readCommand } from '../../../../bots/handover/console/commands.js';
import { guarded } from '../../../../bots/handover/console/guarded.js';
import { oidcRoutes } from '../../../../bots/handover/console/oidc-routes.js';
import { COMMAND_RULES, isAllowed, ROUTE_RULES } from '../../../../bots/handover/console/rules.js';
import { CONSOLE_SOCKET } from '../../../../bots/handover/console/sockets.js';
import type { Doing } from '../../../../bots/handover/console/wire.js';
import { Oidc } from '../../../../bots/handover/staff/oidc.js';
import type { Request } from '../../../../bots/webchat/route.js';
import { SecretSealer } from '../../../../infra/stores/sealing.js';
import { worldOf } from '../../../dialogs/world.js';
import { Caller } from './caller.js';
import { House } from './house.js';

describe('The console lets nobody do what no rule allows', function () {
  this.timeout(120_000);
  let house: House;
  before(async () => (house = await new House().start()));
  after(() => house.stop());

  const everyRoute = (): readonly { method: string; path: string }[] => {
    const settings = { issuer: 'http://127.0.0.1:1', clientId: 'x', returnTo: 'http://127.0.0.1:1/' };
    const parts = {
      content: worldOf().content,
      files: { script: '', style: '' },
      provider: oidcRoutes(new Oidc(settings), new SecretSealer('oidc-trip', 'secret')),
      clock: () => new Date(),
    } as unknown as ConsoleParts;
    return [...consoleRoutes(parts), { method: 'GET', path: CONSOLE_SOCKET }];
  };

  it('has a rule for every route, and a route for every rule', () => {
    const routes = everyRoute().map(({ method, path }) => `${method} ${path}`);
    assert.deepEqual(routes.sort(), Object.keys(ROUTE_RULES).sort());
  });

  it('opens to who has not signed in only what anyone may', async () => {
    const stranger = new Caller(house);
    for (const [route, rule] of Object.entries(ROUTE_RULES)) {
      const [method = '', path = ''] = route.split(' ');
      if (path.includes('oidc') || path === CONSOLE_SOCKET) continue;
      const { status } =
        method === 'GET' ? await stranger.get(path.slice(1)) : await stranger.post(path.slice(8), {});
      if (rule === 'anyone') assert.notEqual(status, 401, route);
      else assert.equal(status, 401, route);
    }
    await assert.rejects(stranger.socket(), /401/);
  });

  it('opens every route to a worker that is hers', async () => {
    const anne = await Caller.signedIn(house, 'anne');
    for (const path of ['equipe', 'equipe/moi', 'equipe/contenu'])
      assert.equal((await anne.get(path)).status, 200, path);
    (await anne.socket()).socket.close();
  });

  it('refuses a route without a rule, whoever asks', async () => {
    const tools = {
      sessions: { read: () => Promise.resolve(undefined) },
      origins: { allowed: [] },
      secure: false,
    };
    const route = guarded(
      { method: 'GET', path: '/equipe/oubliee', handle: () => ({ status: 200 }) },
      tools as never,
    );
    const request = { header: () => undefined } as unknown as Request;
    assert.equal((await route.handle(request)).status, 403);
    assert.equal(isAllowed(undefined, 'lead'), false);
  });

  const held = { case: 'c', fence: 1 };
  const EXAMPLES: Record<Doing['do'], object> = {
    present: { capacity: 1 },
    absent: {},
    pause: { on: true },
    capacity: { capacity: 2 },
    accept: held,
    decline: held,
    know: held,
    typing: held,
    checked: held,
    end: held,
    close_talk: held,
    wrapped: held,
    second: { case: 'c' },
    override: { case: 'c' },
    open: { case: 'c', after: 0 },
    shut: { case: 'c' },
    say: { ...held, text: 'mots', client: 'x' },
    seen: { ...held, n: 1 },
    unveil: { ...held, n: 1 },
    level: { ...held, level: 'D2' },
    transfer: { ...held, to: 'anne' },
    language: { ...held, wants: 'ar' },
    invite: { ...held, to: 'claire' },
    number_ask: { ...held, why: 'life' },
    number_show: held,
    number_answer: { case: 'c', opening: 'o', allow: true },
    exercise: { on: false },
    join: { case: 'c' },
    unjoin: { case: 'c' },
    slot_open: { at: Date.now() + 3_600_000 },
    slot_close: { slot: 'x' },
    switch: { name: 'sms', off: false },
    figures: {},
  };

  for (const name of ['anne', 'claire'] as const) {
    it(`lets ${name === 'anne' ? 'a worker' : 'a lead'} give the commands of the table, and no other`, async () => {
      // A code serves once: the next half-minute has another.
      house.aheadMs += 31_000;
      const line = await (await Caller.signedIn(house, name)).socket();
      for (const [command, rest] of Object.entries(EXAMPLES)) {
        const doing = { do: command, ...rest } as Doing;
        assert.ok(readCommand(JSON.stringify({ ...doing, id: 'x' })), `${command} is understood`);
        const { answer } = await line.ask(doing);
        const isBarred = COMMAND_RULES[doing.do] === 'lead' && name === 'anne';
        if (isBarred) assert.equal(answer, 'not_allowed', command);
        assert.notEqual(answer, 'unreadable', command);
        assert.notEqual(answer, 'failed', command);
      }
      line.socket.close();
    });
  }
});
