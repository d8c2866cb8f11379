import assert from 'node:assert/strict';
import { FormsBench, formOf } from './forms-bench.js';

describe('a number that did not work, without a script', function () {
  this.timeout(120_000);
  const bench = new FormsBench();
  before(() => bench.open());
  after(() => bench.close());

  const SAID = "Ça n'a pas marché : ESP Levroux (exemple)";
  const atDoors = () => bench.visitor('Oui', 'Un numéro ou un lieu', 'Levroux');

  it('is said by one button under each door, with the form in which she writes', async () => {
    const { html } = await atDoors();
    const buttons = [...html.matchAll(/<button class="failed"[^>]*>/g)].map(([button]) => button);
    assert.ok(buttons.length >= 3);
    assert.ok(buttons.every((one) => one.includes('name="choose"') && one.includes('form="write"')));
    assert.ok(buttons.some((one) => one.includes(`value="${SAID}"`)));
  });

  it('leaves in the field what she was writing, and takes none of it', async () => {
    const talk = await atDoors();
    await talk.post(formOf(talk, { choose: SAID, say: 'mes mots à moi' }));
    assert.match(talk.html, /<textarea[^>]*>mes mots à moi<\/textarea>/);
    assert.ok(!(await bench.saidBy(talk)).includes('mes mots à moi'));
  });

  it('is outside that form while boxes are asked, where Enter would press it', async () => {
    const talk = await atDoors();
    for (const words of ['menu', 'Faire le point', 'Passer', 'mon mari', 'jamais', 'non', 'non', 'non', 'oui', 'Je préfère ne pas dire', 'Continuer les questions']) await talk.say(words); // prettier-ignore
    assert.match(talk.html, /<input type="checkbox"/);
    assert.match(talk.html, /<button class="failed"[^>]* form="go"/);
    assert.doesNotMatch(talk.html, /<button class="failed"[^>]* form="write"/);
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
