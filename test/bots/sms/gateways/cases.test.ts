import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { canary, inbound, outbound, person, type InboundCase, type OutboundCase } from './cases.js';
import { makeHouse, type House } from './house.js';
import { kannelRig } from './kannel-rig.js';
import { ovhRig } from './ovh-rig.js';
import type { OpenRig, Rig } from './rig.js';
import { smppRig } from './smpp-rig.js';
import { twilioRig } from './twilio-rig.js';

const rigs: readonly Rig[] = [kannelRig, smppRig, twilioRig, ovhRig];
const folder = join(import.meta.dirname, '../../../../bots/sms/gateways');

/** Runs one case through everything that is real, and reads all that was printed meanwhile. */
async function passing(
  rig: Rig,
  test: (way: { rig: OpenRig; house: House }) => Promise<void>,
): Promise<string> {
  const house = makeHouse();
  const printed = listenToOutput();
  const open = await rig.open(house);
  house.gateways.set(open.gateway.name, open.gateway);
  try {
    await test({ rig: open, house });
  } finally {
    await open.close();
    await house.close();
    printed.stop();
  }
  const all = house.logged() + printed.text();
  for (const secret of [canary, person.slice(1), person.slice(3), '447911123456', 'guessed', 'secret-'])
    assert.ok(!all.includes(secret), `logged in clear: ${secret}`);
  return house.logged();
}

function listenToOutput(): { text: () => string; stop: () => void } {
  const streams = [process.stdout, process.stderr];
  const real = streams.map((stream) => stream.write.bind(stream));
  let text = '';
  streams.forEach((stream, index) => {
    stream.write = ((...args: Parameters<typeof stream.write>) => {
      text += String(args[0]);
      return real[index]?.(...args) ?? true;
    }) as typeof stream.write;
  });
  const stop = () => streams.forEach((stream, index) => (stream.write = real[index] as typeof stream.write));
  return { text: () => text, stop };
}

const linesOf = (logged: string) =>
  logged
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { event: string; step: string })
    .filter(({ event }) => !event.startsWith('sms_link'))
    .map(({ event, step }) => `${event} ${step}`);

/** Each expected line in its place; one marked `?` may be missing. */
function assertLog(logged: string, expected: readonly string[], name: string): void {
  const lines = linesOf(logged);
  for (const wanted of expected) {
    const [event = '', step = ''] = wanted.split(' ');
    const starts = `${event.replace('?', '')} ${step.replace('*', name)}`;
    if (lines[0]?.startsWith(starts)) lines.shift();
    else assert.ok(event.endsWith('?'), `expected "${starts}", logged ${JSON.stringify(lines)}`);
  }
  assert.deepEqual(lines, []);
}

describe('the table of cases for gateways', () => {
  it('has each gateway there is, each with its settings and limits written down', () => {
    const there = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
      .map(({ name }) => name);
    assert.deepEqual(there.sort(), rigs.map(({ name }) => name).sort());
    for (const name of there)
      assert.ok(existsSync(join(folder, name, 'README.md')), `${name} has no README.md`);
  });

  it('lets a gateway leave out what cannot happen there, and nothing else', () => {
    const mayBeLeftOut = ['a part out of order', 'a part twice', 'a forged message'];
    for (const { name, cannot } of rigs)
      for (const [left, why] of Object.entries(cannot)) {
        assert.ok(mayBeLeftOut.includes(left), `${name} leaves out "${left}"`);
        assert.ok(why.length > 20);
      }
  });
});

for (const rig of rigs)
  describe(`the gateway ${rig.name}`, function () {
    this.timeout(120_000);

    for (const [label, row] of Object.entries<InboundCase>(inbound).filter(([name]) => !(name in rig.cannot)))
      it(`takes in ${label}`, async () => {
        const logged = await passing(rig, async (way) => {
          row.before?.(way);
          const coming = row.coming(rig.name);
          const told = [];
          for (const one of coming) told.push(await way.rig.bring(one));
          assert.deepEqual(told, row.told.slice(0, coming.length));
          assert.deepEqual(
            way.house.heard.map(({ text }) => text),
            row.heard,
          );
          assert.ok(!JSON.stringify(way.house.heard).includes(person.slice(3)), 'the inbox saw a number');
        });
        assertLog(logged, row.log ?? [], rig.name);
      });

    for (const [label, row] of Object.entries<OutboundCase>(outbound))
      it(`sends: ${label}`, async () => {
        assertLog(await passing(rig, row.run), row.log ?? [], rig.name);
      });
  });
