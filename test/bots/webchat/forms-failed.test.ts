import assert from 'node:assert/strict';
import { FormsBench, formOf } from './forms-bench.js';

describe('a number that did not work, without a script', function () {
  this.timeout(20_000);
  const bench = new FormsBench();
  before(() => bench.open());
  after(() => bench.close());

  const SAID = "Ça n'a pas marché : ESP Levroux (exemple)";
  const atDoors = () => bench.visitor('Oui', 'Un numéro ou un lieu', 'Levroux');

  it('is said by one button under each door, outside the form in which she writes', async () => {
    const { html } = await atDoors();
    const buttons = [...html.matchAll(/<button class="failed"[^>]*>/g)].map(([button]) => button);
    assert.ok(buttons.length >= 3);
    assert.ok(buttons.every((one) => one.includes('name="choose"') && one.includes('form="go"')));
    assert.ok(buttons.some((one) => one.includes(`value="${SAID}"`)));
  });

  it('is answered with another door', async () => {
    const talk = await atDoors();
    await talk.post(formOf(talk, { choose: SAID }));
    assert.match(talk.text, /Essayez celui-ci/);
    assert.equal((await bench.saidBy(talk)).at(-1), SAID);
  });

  it('is heard once when it is sent twice', async () => {
    const talk = await atDoors();
    const form = formOf(talk, { choose: SAID });
    await Promise.all([talk.post(form), talk.post(form)]);
    assert.equal((await bench.saidBy(talk)).filter((one) => one === SAID).length, 1);
  });
});
