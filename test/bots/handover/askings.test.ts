import assert from 'node:assert/strict';
import { limitedDesk, PLACE } from './limited-desk.js';

const kinds = async (desk: Awaited<ReturnType<typeof limitedDesk>>, talks: readonly string[]) => {
  const all: string[] = [];
  for (const talk of talks) all.push((await desk.request(talk, PLACE)).kind);
  return all;
};
const many = (count: number, name = 'talk') =>
  Array.from({ length: count }, (_, at) => `${name}-${String(at)}`);

describe('Askings for a person', () => {
  it('are twenty an hour from one address; more are told that it is crowded, and take no place', async () => {
    const desk = await limitedDesk(() => '203.0.113.7');
    assert.deepEqual(new Set(await kinds(desk, many(20))), new Set(['waiting']));
    assert.deepEqual(await kinds(desk, ['one more']), ['crowded']);
    assert.equal((await desk.people('talk-19')).before, 19);
    assert.equal((await desk.people('one more')).before, undefined);
  });

  it('from everywhere else are as before', async () => {
    const desk = await limitedDesk((talk) => (talk === 'hers' ? '203.0.113.8' : '203.0.113.7'));
    await kinds(desk, many(40));
    assert.deepEqual(await kinds(desk, ['hers']), ['waiting']);
  });

  it('cost one, however often the same turn is answered again', async () => {
    const desk = await limitedDesk(() => '203.0.113.7', { asking: 2 });
    assert.deepEqual(await kinds(desk, ['hers', 'hers', 'hers']), ['waiting', 'waiting', 'waiting']);
    assert.deepEqual(await kinds(desk, ['a neighbour', 'a third']), ['waiting', 'crowded']);
  });

  it('are not counted together where nobody knows from where they come', async () => {
    const desk = await limitedDesk(() => '', { asking: 1 });
    assert.deepEqual(await kinds(desk, many(3)), ['waiting', 'waiting', 'waiting']);
  });

  it('are told the same when the whole line is full', async () => {
    const desk = await limitedDesk((talk) => talk, { rules: { mostCases: 2 } });
    assert.deepEqual(await kinds(desk, many(3)), ['waiting', 'waiting', 'crowded']);
  });
});
