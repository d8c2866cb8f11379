import assert from 'node:assert/strict';
import { makeSignpostBot } from '../../bots/signpost-bot.js';
import { worldOf } from '../dialogs/world.js';
import { silentReaders } from '../stories/readers.js';
import { call, withJson } from './webchat/caller.js';
import { FormsBench, formOf } from './webchat/forms-bench.js';
import { withServer, type TestServer } from './webchat/server-for-tests.js';

const { content } = worldOf();
const clock = () => new Date('2026-11-24T09:00:00Z');
const bot = makeSignpostBot({ content, clock, readers: silentReaders });

/** Visitors are told apart by what a proxy says of their addresses. */
const house = { bot, clock, env: { TRUST_PROXY: '1' } };

/** Whether `/metrics` shows a record at the next whole hour. */
async function flagOf(record: string, server: TestServer): Promise<boolean> {
  await server.watch.publish();
  const { body } = await server.metrics.text();
  const [, shown] = new RegExp(`reperes_reports\\{record="${record}"\\} (\\d+)`).exec(body) ?? [];
  assert.ok(shown === undefined || shown === '1', 'a flag, and never a count');
  return shown === '1';
}

/** A visit from an address: all that was said in it, once every word is answered. */
async function visit(server: TestServer, address: string, ...texts: string[]): Promise<string> {
  const from = { 'x-forwarded-for': address };
  const opened = await call(server, '/v3/directline/conversations', { method: 'POST', headers: from });
  const { conversationId: id = '', token = '' } = opened.json;
  const path = `/v3/directline/conversations/${id}/activities`;
  for (const text of texts) {
    const init = withJson({ type: 'message', text }, { ...from, authorization: `Bearer ${token}` });
    await call(server, path, { method: 'POST', ...init });
    await answered(server, id);
  }
  const since = await server.store.since(id, 0);
  return since === 'gone' ? '' : since.activities.map((one) => one.text ?? '').join('\n');
}

async function withForms(test: (bench: FormsBench) => Promise<void>): Promise<void> {
  const bench = await new FormsBench().open({ env: house.env });
  try {
    await test(bench);
  } finally {
    await bench.close();
  }
}

async function answered(server: TestServer, id: string): Promise<void> {
  for (let looks = 0; looks < 500; looks += 1) {
    await new Promise(setImmediate);
    const loaded = await server.store.load(id);
    if (loaded === 'gone' || loaded.pending.length === 0) return;
  }
  assert.fail('not answered');
}

describe('A visitor who says that a number did not work', function () {
  this.timeout(120_000);
  const REPORT = "Ça n'a pas marché : Violences Femmes Info";

  it('is counted with others, whatever they called it', () =>
    withServer(house, async (server) => {
      await visit(server, '192.0.2.1', 'Oui', REPORT);
      await visit(server, '192.0.2.2', 'Oui', 'le 3919 ne répond pas');
      assert.equal(await flagOf('vfi-3919', server), false);
      await visit(
        server,
        '192.0.2.3',
        'Oui',
        'This did not work: Violences Femmes Info (helpline for women)',
      );
      assert.equal(await flagOf('vfi-3919', server), true);
    }));

  it('raises no flag alone, however often it is said, nor by starting again', () =>
    withServer(house, async (server) => {
      await visit(server, '192.0.2.1', 'Oui', REPORT, REPORT, REPORT, 'recommencer', 'Oui', REPORT, REPORT);
      assert.equal(await flagOf('vfi-3919', server), false);
    }));

  it('raises no flag alone from one address in any number of talks', () =>
    withServer(house, async (server) => {
      for (let n = 0; n < 6; n += 1) await visit(server, '192.0.2.1', 'Oui', REPORT);
      await visit(server, '192.0.2.2', 'Oui', REPORT);
      assert.equal(await flagOf('vfi-3919', server), false);
      await visit(server, '192.0.2.3', 'Oui', REPORT);
      assert.equal(await flagOf('vfi-3919', server), true);
    }));

  it('is counted by address without a script too', () =>
    withForms(async (bench) => {
      const reportFrom = async (address: string) => {
        const talk = await bench.visitor();
        for (const say of ['Oui', REPORT])
          await talk.post(formOf(talk, { say }), { 'x-forwarded-for': address });
      };
      for (const address of ['192.0.2.1', '192.0.2.1', '192.0.2.2']) await reportFrom(address);
      assert.equal(await flagOf('vfi-3919', bench.server), false);
      await reportFrom('192.0.2.3');
      assert.equal(await flagOf('vfi-3919', bench.server), true);
    }));

  it('hides nothing: the number is still given', () =>
    withServer(house, async (server) => {
      for (let n = 0; n < 4; n += 1) await visit(server, `192.0.2.${n}`, 'Oui', REPORT);
      assert.equal(await flagOf('vfi-3919', server), true);
      assert.match(await visit(server, '192.0.2.9', 'Oui'), /3919/);
    }));

  it('counts nothing that is not ours: made-up names, ids, words of code', () =>
    withServer(house, async (server) => {
      const strange = ['Mon voisin', 'vfi-3919', '__proto__', '{{name}}', '06 39 98 00 00', ''];
      for (const name of strange) await visit(server, '192.0.2.1', 'Oui', `Ça n'a pas marché : ${name}`);
      await server.watch.publish();
      assert.doesNotMatch((await server.metrics.text()).body, /reperes_reports\{/);
    }));

  it('leaves nothing behind when she erases but the count', () =>
    withServer(house, async (server) => {
      for (let n = 0; n < 3; n += 1) await visit(server, `192.0.2.${n}`, 'Oui', REPORT, 'effacer');
      assert.equal(server.store.size, 0);
      assert.equal(await flagOf('vfi-3919', server), true);
    }));
});
