import assert from 'node:assert/strict';
import { doorsNamed, mayShow } from '../../dialogs/records.js';
import { withSomebody, worldOf } from './world.js';

const world = withSomebody(worldOf());
const { lines, places } = world.content;
const without = (...off: string[]) => ({ ...world, people: { ...world.people!, off } });
const shown = [...lines.values()].filter((line) => mayShow(line, world));
const here = [...places.values()].filter((place) => mayShow(place, world));
const single = shown.find(({ standing }) => !standing)!;

describe('What a lead has switched off', () => {
  it('is one line, and no other', () => {
    const left = shown.filter((line) => mayShow(line, without(single.id)));
    assert.deepEqual(
      left.map(({ id }) => id),
      shown.map(({ id }) => id).filter((id) => id !== single.id),
    );
    assert.deepEqual(doorsNamed([single.id], without(single.id)), []);
  });

  it('is one place, or all of them', () => {
    const [first, second] = here;
    assert.equal(mayShow(first!, without(first!.id)), false);
    assert.equal(mayShow(second!, without(first!.id)), true);
    assert.deepEqual(
      here.filter((place) => mayShow(place, without('places'))),
      [],
    );
  });

  it('is never a number that stands: those stay, whatever is switched off', () => {
    const standing = [...lines.values()].filter((line) => line.standing);
    assert.ok(standing.length >= 10);
    const everything = without('places', ...lines.keys());
    for (const line of standing) assert.equal(mayShow(line, everything), mayShow(line, world), line.id);
  });
});
