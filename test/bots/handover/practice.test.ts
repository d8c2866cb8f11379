import assert from 'node:assert/strict';
import { Practice } from '../../../bots/handover/practice/practice.js';
import { PRACTICE_VISITORS } from '../../../bots/handover/practice/visitors.js';
import { makeWords } from '../../../bots/words.js';
import { worldOf } from '../../dialogs/world.js';

const me = { name: 'anne', dutyName: 'Anne', role: 'worker' } as const;

function exercise() {
  const { content } = worldOf();
  const words = makeWords(content)('fr', 'web');
  const due: (() => void)[] = [];
  let done = 0;
  const practice = new Practice({
    me,
    visitors: PRACTICE_VISITORS,
    text: (visitor, what) => words.text(`exercise.${visitor}.${what}`),
    clock: () => new Date('2026-11-29T10:00:00Z'),
    later: (then) => due.push(then),
    onDone: () => (done += 1),
  });
  const passes = () => due.splice(0).forEach((then) => then());
  return { practice, passes, done: () => done };
}

describe('An exercise', () => {
  it('has words for every invented visitor, in both languages', () => {
    const { texts } = worldOf().content;
    for (const { id, lines } of PRACTICE_VISITORS)
      for (const lang of ['fr', 'en'] as const)
        for (const what of ['summary', ...Array.from({ length: lines }, (_, i) => `says_${i + 1}`)])
          assert.ok(texts[lang].has(`exercise.${id}.${what}`), `${lang} ${id} ${what}`);
  });

  it('plays its visitors one after the other to their ends, by the interface of the real line', async () => {
    const { practice, passes, done } = exercise();
    await practice.signIn(me);
    for (const { id, lines, ends } of PRACTICE_VISITORS) {
      const [offer] = (await practice.line()).waiting;
      assert.equal(offer?.caseId, `exercise-${id}`);
      const claim = { worker: 'anne', caseId: offer?.caseId ?? '', fence: offer?.fence ?? 0 };
      assert.equal(await practice.accept(claim), 'done');
      const held = { ...claim, fence: claim.fence + 1 };
      for (let said = 0; said < lines; said += 1) {
        assert.equal(await practice.say(held, { text: 'oui', clientId: `${id}-${said}` }), 'done');
        passes();
      }
      const page = await practice.talk('anne', held.caseId, 0);
      assert.ok(typeof page === 'object');
      assert.equal(page.messages.filter(({ from }) => from === 'visitor').length, lines);
      assert.equal(page.visitor, ends === 'stays' ? 'here' : ends);
      if (ends === 'stays') await practice.end(held);
      assert.equal(await practice.wrapped(held), 'done');
      passes();
    }
    assert.equal(done(), PRACTICE_VISITORS.length);
    assert.deepEqual((await practice.line()).waiting, []);
  });

  it('says a message once, refuses what comes late, and has nobody to pass a talk to', async () => {
    const { practice } = exercise();
    await practice.signIn(me);
    const [offer] = (await practice.line()).waiting;
    const claim = { worker: 'anne', caseId: offer?.caseId ?? '', fence: 1 };
    await practice.accept(claim);
    const held = { ...claim, fence: 2 };
    for (let sent = 0; sent < 2; sent += 1) await practice.say(held, { text: 'oui', clientId: 'same' });
    const page = await practice.talk('anne', held.caseId, 0);
    assert.ok(typeof page === 'object');
    assert.equal(page.messages.filter(({ from }) => from === 'worker').length, 1);
    assert.equal(await practice.say(claim, { text: 'tard', clientId: 'x' }), 'late');
    assert.equal(await practice.transfer(), 'nobody');
    assert.equal(await practice.setSwitch('anne', 'all'), 'not_allowed');
  });
});
