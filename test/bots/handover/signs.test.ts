import assert from 'node:assert/strict';
import { LocalSigns, paced, type Sign } from '../../../bots/handover/signs.js';

describe('Signs that pass between the two sides of a talk', () => {
  const typing: Sign = { from: 'worker', name: 'Camille', kind: 'typing' };
  const bench = () => {
    let now = 0;
    const heard: Sign[] = [];
    const signs = paced(new LocalSigns(), () => new Date(now));
    signs.watch('talk', (sign) => heard.push(sign));
    return { signs, heard, passes: (ms: number) => (now += ms) };
  };

  it('say that somebody is typing no more than once in two seconds, from each side', () => {
    const { signs, heard, passes } = bench();
    for (let key = 0; key < 50; key += 1) signs.send('talk', typing);
    signs.send('talk', { from: 'visitor', kind: 'typing' });
    assert.equal(heard.length, 2);
    passes(2000);
    signs.send('talk', typing);
    assert.equal(heard.length, 3);
  });

  it('let every « seen » pass: a later one says more', () => {
    const { signs, heard } = bench();
    for (let n = 1; n <= 5; n += 1) signs.send('talk', { from: 'visitor', kind: 'seen', n });
    assert.equal(heard.length, 5);
  });

  it('forget the oldest rather than grow without end', () => {
    const { signs, heard } = bench();
    for (let n = 0; n < 5000; n += 1) signs.send(`talk ${n}`, typing);
    signs.send('talk', typing);
    assert.deepEqual(heard, [typing]);
  });
});
