import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeKannel } from '../../../../bots/sms/gateways/kannel/kannel.js';
import { KannelCentre } from '../kannel-centre.js';
import { canary, person } from './cases.js';
import { makeHouse, type House } from './house.js';
import { hostOf, type Listening } from './loopback.js';

/** The real Kannel with its fake SMS centre: what kannel-rig.ts only claims of it. */
describe('a real Kannel', function () {
  this.timeout(120_000);
  let centre: KannelCentre;
  let house: House;
  let host: Listening | undefined;
  let port: number;

  const serve = async () => {
    host = await hostOf(
      [...house.gateways.values()].flatMap(({ routes }) => routes),
      port,
    );
  };
  const until = async (isSo: () => boolean | Promise<boolean>) => {
    while (!(await isSo())) await sleep(50);
  };
  const reply = async (text: string, reference: string) => {
    const { thread } = await house.numbers.meet(person);
    const answering = house.tools.clock();
    await house.delivery.post({ reference, thread, gateway: 'kannel', text, answering });
  };

  before(async () => {
    port = await freePort();
    centre = await KannelCentre.open(port);
  });
  beforeEach(async () => {
    house = makeHouse();
    house.gateways.set('kannel', makeKannel(centre.settings, house.tools));
    await serve();
  });
  afterEach(async () => {
    await host?.close();
    await house.close();
  });
  after(() => centre?.close());

  it('brings a text with its accents, and takes the answer to the telephone', async () => {
    centre.write(person, `Où aller ? Ça s’aggrave ${canary} œ 20 €`);
    await until(() => house.heard.length > 0);
    assert.equal(house.heard[0]?.text, `Où aller ? Ça s’aggrave ${canary} œ 20 €`);
    assert.ok(house.heard[0].providerId);
    await reply('Bientôt à la mairie, 20 € (été)', 'k-1');
    const { to, from, text } = await centre.next();
    assert.equal(to, person);
    assert.equal(from, '36000');
    assert.equal(text, 'Bientot à la mairie, 20 € (été)');
    await until(async () => (await house.delivery.state('k-1')) === 'delivered');
  });

  it('joins what a telephone sent in parts', async () => {
    centre.writePart(person, { ref: 3, seq: 2, of: 2 }, 'sans phare');
    centre.writePart(person, { ref: 3, seq: 1, of: 2 }, 'une maison ');
    await until(() => house.heard.length > 0);
    assert.deepEqual(textsOf(house), ['une maison sans phare']);
  });

  it('keeps what we cannot store and brings it again', async () => {
    house.say('busy');
    centre.write(person, 'encore la');
    await sleep(1000);
    assert.deepEqual(house.heard, []);
    house.say('kept');
    await until(() => house.heard.length > 0);
    assert.deepEqual(textsOf(house), ['encore la']);
  });

  it('keeps what comes while the service is stopped', async () => {
    await host?.close();
    centre.write(person, 'personne ?');
    await sleep(1000);
    await serve();
    await until(() => house.heard.length > 0);
    assert.deepEqual(textsOf(house), ['personne ?']);
  });

  it('cuts an answer of 200 signs into parts itself', async () => {
    await reply('a'.repeat(200), 'k-2');
    const [first, second] = [await centre.next(), await centre.next()];
    assert.equal(first.text.length + second.text.length >= 200, true);
  });

  it('prints neither a text nor a number when it is started as the README says', () => {
    assert.ok(!centre.printed.includes(canary));
    assert.ok(!centre.printed.includes(person.slice(3)));
    assert.ok(!house.logged().includes(person.slice(3)));
  });
});

const textsOf = ({ heard }: House) => heard.map(({ text }) => text);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
