import assert from 'node:assert/strict';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { maskPersonal } from '../../../bots/masking.js';
import { makeSignpostBot } from '../../../bots/signpost-bot.js';
import { worldOf } from '../../dialogs/world.js';
import { makeLog } from '../../../infra/logs.js';
import { smsDoor } from '../../../infra/sms-door.js';
import type { SmsSettings } from '../../../infra/sms-settings.js';
import { silentReaders } from '../../stories/readers.js';
import { startServer, type TestServer } from '../webchat/server-for-tests.js';
import { KannelCentre } from './kannel-centre.js';
import { SmppCentre } from './smpp-centre.js';

/** A Tuesday morning, moving with the machine's clock so that what is sent is still in time for the operator. */
const content = worldOf().content;
const neutral = "Service d'information sociale du Departement de l'Indre. Pour continuer, repondez 1.";

/** What she writes, and what each text must bring: one pattern a text, in any order, since the hour decides which door is first. */
const VISIT: readonly (readonly [writes: string, brings: readonly RegExp[]])[] = [
  ['Bonjour', [/^Service d'information sociale.*repondez 1\.$/]],
  ['1', [/numero est garde/, /Ou chercher de l'aide/]],
  ['Levroux', [/ESP Levroux \(exemple\), 02 61 91 00 08, ouv/, /3919 \(ecoute\)[^]*questions claires/]],
  ['1', [/Besoin d'un medecin/]],
  ['2', [/Menace de mort ou arme/]],
  ['2', [/Merci de l'avoir dit[^]*Peur pour votre vie/]],
  ['2', [/Separation/]],
  ['3', [/reconnaitre un enfant en danger/, /Un enfant en danger \?/]],
  ['3', [/dormez en lieu sur/]],
  ['STOP', [/^C'est fini\. Nous n'enverrons plus rien\.$/]],
];

interface Line {
  write: (text: string) => Promise<void> | void;
  next: () => Promise<string>;
}

async function visit({ write, next }: Line): Promise<void> {
  for (const [writes, brings] of VISIT) {
    await write(writes);
    const texts: string[] = [];
    while (texts.length < brings.length) texts.push(await next());
    const all = texts.join('\n');
    for (const words of brings)
      assert.ok(words.test(all), `${String(words)} is not in « ${all} », after « ${writes} »`);
    for (const text of texts) assert.ok(text.length <= 160, text);
  }
}

function start(
  settings: SmsSettings,
  { port = '0', log = () => '' }: { port?: string; log?: (line: string) => unknown } = {},
): Promise<TestServer> {
  const clock = () => new Date();
  const bot = makeSignpostBot({ content, clock, readers: silentReaders });
  const env = { PORT: port, MESSAGES_PER_MINUTE: '10000' };
  const sms = smsDoor(content, settings);
  return startServer({
    bot,
    clock,
    mask: maskPersonal,
    sms,
    env,
    log: makeLog({ to: { write: (line: string) => void log(line) } }),
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('A whole visit by SMS', () => {
  it('goes through a real Kannel and its message centre, and leaves no word and no number in any log', async () => {
    const port = await freePort();
    const kannel = await KannelCentre.open(port);
    let logged = '';
    const server = await start(
      { kannel: kannel.settings, off: [] },
      { port: String(port), log: (line) => (logged += line) },
    );
    try {
      await visit({
        write: (text) => kannel.write('+33639980101', text),
        next: async () => {
          const { to, text } = await kannel.next();
          assert.equal(to, '+33639980101');
          return text;
        },
      });
      for (const trace of ['39980101', 'Levroux', 'medecin']) {
        assert.ok(!logged.includes(trace), `${trace} is in our log`);
        assert.ok(!kannel.printed.includes(trace), `${trace} is in Kannel's log`);
      }
    } finally {
      await server.stop();
      await kannel.close();
    }
  }).timeout(240_000);

  it('goes through a real SMPP session, every message with ten minutes to live at most', async () => {
    const centre = await SmppCentre.open();
    const server = await start({ smpp: centre.settings({ perSecond: 1000 }), off: [] });
    let seen = 0;
    try {
      await centre.bound();
      await visit({
        write: async (text) => {
          const status = await centre.deliver({
            source_addr: '33639980102',
            destination_addr: '36000',
            short_message: text,
          });
          assert.equal(status, 0);
        },
        next: async () => {
          while (centre.submitted[seen] === undefined)
            await new Promise((resolve) => setTimeout(resolve, 20));
          const { text, validity } = centre.submitted[seen] as (typeof centre.submitted)[number];
          assert.ok(validity.getTime() <= Date.now() + 11 * 60_000);
          seen += 1;
          return text;
        },
      });
      assert.equal(centre.submitted[0]?.text, neutral);
      assert.equal(centre.submitted.length, seen);
    } finally {
      await server.stop();
      await centre.close();
    }
  }).timeout(240_000);
});
