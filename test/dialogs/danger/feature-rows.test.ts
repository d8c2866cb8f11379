import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MOST_ROWS, NO_ROW, rowOf, slotsOf } from '../../../dialogs/danger/feature-rows.js';

const SAME_SLOT = 0xfffff000;
const REST = 0x1000;
/** Features that differ in their last bits, by which those of one slot are told apart. */
const features = fc
  .uniqueArray(fc.tuple(fc.nat(0xfffff), fc.nat(REST - 1)), { selector: ([, rest]) => rest, maxLength: 300 })
  .map((all) => all.map(([slot, rest]) => slot * REST + rest));

describe('The row of a feature', () => {
  it('is its place in the list', () => {
    fc.assert(
      fc.property(features, (all) => {
        const slots = slotsOf(Uint32Array.from(all));
        assert.deepEqual(
          all.map((feature) => rowOf(feature, slots)),
          [...all.keys()],
        );
      }),
    );
  });

  it('is found where many open with the same bits, past the last slot too', () => {
    const all = Uint32Array.from({ length: 50 }, (_, at) => SAME_SLOT + at);
    const slots = slotsOf(all);
    assert.deepEqual(
      [...all].map((feature) => rowOf(feature, slots)),
      [...all.keys()],
    );
  });

  it('is none for a feature that is not in the list', () => {
    const slots = slotsOf(Uint32Array.from([1, 2, 3]));
    assert.equal(rowOf(4, slots), NO_ROW);
    assert.equal(rowOf(SAME_SLOT, slots), NO_ROW);
    assert.equal(rowOf(1, slotsOf(new Uint32Array())), NO_ROW);
  });

  it('is refused to more features than leave half of the slots empty', () => {
    assert.throws(() => slotsOf(new Uint32Array(MOST_ROWS + 1)), /more than/);
  });
});
