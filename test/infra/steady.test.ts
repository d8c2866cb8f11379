import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Steady } from '../../infra/steady.js';

const at = (seconds: number): Date => new Date(Date.UTC(2026, 10, 30, 10) + seconds * 1000);

describe('A flag that one person alone may raise', () => {
  it('is shown from the next whole minute on, and for five at least', () => {
    const flag = new Steady();
    assert.equal(flag.look(true, at(59)), false);
    assert.equal(flag.look(false, at(60)), true);
    assert.equal(flag.look(false, at(359)), true);
    assert.equal(flag.look(false, at(360)), false);
  });

  it('is not missed when it was up for a second only', () => {
    const flag = new Steady();
    flag.look(false, at(10));
    flag.look(true, at(11));
    flag.look(false, at(12));
    assert.equal(flag.look(false, at(60)), true);
  });

  it('stays as long as it is up', () => {
    const flag = new Steady();
    for (let second = 0; second < 1200; second += 1) flag.look(true, at(second));
    assert.equal(flag.look(false, at(1200)), true);
    assert.equal(flag.look(false, at(1260)), false);
  });

  it('never changes but at the first look of a minute, whoever comes and goes', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 200, maxLength: 900 }), (ups) => {
        const flag = new Steady();
        let before = false;
        for (const [second, isUp] of ups.entries()) {
          const shown = flag.look(isUp, at(second));
          if (shown !== before) assert.equal(second % 60, 0);
          before = shown;
        }
      }),
    );
  });
});
