import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { StoreAway } from '../../bots/conversations.js';
import type { Figures } from '../../bots/handover/service.js';
import type { Request } from '../../bots/webchat/route.js';
import { EverythingOff } from '../../infra/everything-off.js';
import { WholeHouse } from '../bots/handover/console/whole-house.js';
import { Caller } from '../bots/handover/console/caller.js';
import { fictionalNumber, PhoneClient } from '../bots/sms/phone-client.js';
import type { House } from '../bots/handover/console/house.js';

describe('Everything off', function () {
  this.timeout(120_000);
  let house: WholeHouse;
  /** A code serves once: the lead signs in once. */
  let lead: Awaited<ReturnType<typeof signedIn>>;
  const signedIn = async (name: string) => (await Caller.signedIn(house as unknown as House, name)).socket();
  before(async () => {
    house = await new WholeHouse().start();
    lead = await signedIn('claire');
  });
  after(() => house.stop());

  it('is a lead’s to say, shows the numbers alone at once, and is taken back without a restart', async () => {
    const { url } = house.server;
    const worker = await signedIn('anne');
    assert.equal((await worker.ask({ do: 'switch', name: 'all', off: true })).answer, 'not_allowed');
    assert.equal((await fetch(url)).status, 200);
    assert.equal((await lead.ask({ do: 'switch', name: 'all', off: true })).answer, 'done');
    const page = await fetch(url);
    assert.equal(page.status, 503);
    assert.match(await page.text(), /17.*114.*3919/s);
    assert.equal((await fetch(`${url}v3/directline/conversations`, { method: 'POST' })).status, 503);
    assert.equal((await fetch(`${url}equipe`)).status, 200, 'the console stays');
    assert.equal((await fetch(`${url}healthz`)).status, 200);
    assert.equal((await lead.ask({ do: 'switch', name: 'all', off: false })).answer, 'done');
    assert.equal((await fetch(url)).status, 200);
    const acts = (await house.audit.all()).filter(({ act }) => act === 'switch');
    assert.equal(acts.length, 2);
  });

  for (const name of ['sms', 'all'] as const)
    it(`switched off by « ${name} », SMS says one neutral line to each number, and is back without a restart`, async () => {
      const phone = new PhoneClient(house.server.url, fictionalNumber());
      assert.equal((await lead.ask({ do: 'switch', name, off: true })).answer, 'done');
      const said = await phone.write('il me frappe maintenant');
      assert.equal(said.length, 1);
      assert.match(said[0]?.text ?? '', /ferme en ce moment.* 17, ou SMS au 114/);
      assert.deepEqual(await phone.write('bonjour'), []);
      assert.equal((await lead.ask({ do: 'switch', name, off: false })).answer, 'done');
      assert.match((await phone.write('bonjour'))[0]?.text ?? '', /Pour continuer, repondez 1/);
    });

  it('is obeyed as soon as the line can be read, when it could not at the moment it was said', async () => {
    let isAway = true;
    const figures = () =>
      isAway ? Promise.reject(new StoreAway()) : Promise.resolve({ switches: { all: true } } as Figures);
    const off = new EverythingOff('numbers');
    await assert.rejects(() => off.follow({ figures, watch: () => () => undefined }), StoreAway);
    const home = off.under({ method: 'GET', path: '/', handle: () => ({ status: 200 }) });
    const request = { method: 'GET', header: () => undefined } as unknown as Request;
    assert.equal((await home.handle(request)).status, 200);
    isAway = false;
    await off.look();
    assert.equal((await home.handle(request)).status, 503);
  });

  it('has its page as a file, for when the process is dead', () => {
    const page = readFileSync('dist/still/index.html', 'utf8');
    assert.match(page, /17.*114.*3919/s);
    assert.doesNotMatch(page, /<script|https?:\/\//);
  });
});
