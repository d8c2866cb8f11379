import assert from 'node:assert/strict';
import { step } from '../../dialogs/engine.js';
import type { Turned } from '../../dialogs/arrive.js';
import type { Event, Input } from '../../dialogs/model.js';
import { after, askOf, choose, doorsOf, hit, keysOf, say, stepOf, worldOf } from './world.js';

const world = worldOf();
const failed = (record: string): Input => ({ kind: 'report', record });
const countedIn = ({ events }: Turned): string[] =>
  events.flatMap((event: Event) => (event.kind === 'report' ? [event.record] : []));
const atDoors = (...more: Input[]): Turned =>
  after(world, choose('yes'), choose('number_or_place'), say('Levroux'), ...more);
const then = (turned: Turned, input: Input): Turned => step(turned.state, input, world);

describe('A number that did not work', () => {
  it('is counted, and she holds another door in the same message', () => {
    const [first = ''] = doorsOf(atDoors());
    const turned = atDoors(failed(first));
    assert.deepEqual(countedIn(turned), [first]);
    assert.equal(keysOf(turned)[0], 'report.thanks');
    assert.equal(doorsOf(turned).length, 1);
    assert.notEqual(doorsOf(turned)[0], first);
  });

  it('leaves her where she was, with the choices she had', () => {
    const before = atDoors();
    const turned = then(before, failed('vfi-3919'));
    assert.equal(stepOf(turned), 'signpost.places');
    assert.deepEqual(askOf(turned)?.options, askOf(before)?.options);
  });

  it('counts once in a talk, however often it is said, and even after starting again', () => {
    const twice = atDoors(failed('vfi-3919'), failed('vfi-3919'));
    assert.deepEqual(countedIn(twice), []);
    const anew = then(twice, { kind: 'command', id: 'start_again' });
    assert.deepEqual(countedIn(then(anew, failed('vfi-3919'))), []);
  });

  it('counts no more than five in a talk, and still answers', () => {
    const ids = [...world.content.lines.keys()].slice(0, 6).map(failed);
    const turned = atDoors(...ids);
    assert.deepEqual(countedIn(turned), []);
    assert.equal(doorsOf(turned).length, 1);
  });

  it('never holds out again what did not work, until nothing else is left', () => {
    let turned = atDoors();
    for (const record of ['vfi-3919', 'police-17', 'europe-112']) turned = then(turned, failed(record));
    const [next = ''] = doorsOf(turned);
    assert.ok(!['vfi-3919', 'police-17', 'europe-112', ''].includes(next));
  });

  it('on the emergency card gives another emergency door, as loud', () => {
    const card = after(world, choose('yes'), choose('danger_now'));
    const turned = then(card, failed('police-17'));
    assert.equal(stepOf(turned), 'emergency.card');
    assert.ok(world.content.signpost.emergency.danger.includes(doorsOf(turned)[0] ?? ''));
    assert.ok(turned.events.some((event) => event.kind === 'message' && event.style === 'loud'));
  });

  it('answers with another emergency number when one failed outside the card', () => {
    const turned = atDoors(failed('police-17'));
    assert.ok(world.content.signpost.emergency.danger.includes(doorsOf(turned)[0] ?? ''));
  });

  it('shows no card while somebody may come in: the door is a line of the sentence', () => {
    const turned = then(after(world, choose('may_come')), failed('vfi-3919'));
    assert.deepEqual(doorsOf(turned), []);
    assert.ok(keysOf(turned).includes('menu.a_door'));
  });

  it('names nothing on the screen that names nothing', () => {
    const covered = atDoors(say('il lit', hit('quick_exit', 'leave-reader-x')));
    for (const input of [failed('vfi-3919'), { kind: 'command', id: 'report' } as const]) {
      const turned = then(covered, input);
      assert.deepEqual([stepOf(turned), doorsOf(turned), countedIn(turned)], ['traces.neutral', [], []]);
    }
  });
});

describe('« Ce numéro ne marche pas », said alone', () => {
  const asked = atDoors({ kind: 'command', id: 'report' });

  it('asks which one, among the doors she was shown last', () => {
    assert.equal(stepOf(asked), 'report.which');
    assert.deepEqual(
      askOf(asked)?.options.map(({ id }) => id),
      [...new Set(doorsOf(atDoors()))].slice(0, 3).concat('none'),
    );
  });

  it('counts the one she names and takes her back', () => {
    const [first = ''] = doorsOf(atDoors());
    const turned = then(asked, choose(first));
    assert.deepEqual(countedIn(turned), [first]);
    assert.equal(stepOf(turned), 'signpost.places');
    assert.equal(doorsOf(turned).length, 1);
  });

  it('takes her back when it is none of them', () => {
    const turned = then(asked, choose('none'));
    assert.deepEqual([stepOf(turned), countedIn(turned)], ['signpost.places', []]);
  });

  it('offers the lines that fit her before any door was shown', () => {
    const turned = after(world, { kind: 'command', id: 'report' });
    assert.ok((askOf(turned)?.options.length ?? 0) > 1);
  });
});
