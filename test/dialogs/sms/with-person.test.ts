import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  heardFromHer,
  mayWriteNow,
  offered,
  saidByPerson,
  type Moved,
  type Out,
  type Window,
} from '../../../dialogs/sms/with-person.js';

const minute = 60_000;
const opened = (): Window => heardFromHer(offered().window, '1', { now: 0, inLine: 0 }).window;
const words = (...texts: string[]): Out[] => texts.map((text) => ({ kind: 'words', text }));
const her = (window: Window, text: string, minutes: number, inLine = 0): Moved =>
  heardFromHer(window, text, { now: minutes * minute, inLine });

describe('A person of the team in a talk by SMS', () => {
  it('may write nothing before she has opened a window', () => {
    assert.deepEqual(offered().out, [{ kind: 'ask_window' }]);
    const before = saidByPerson(offered().window, 'Bonjour', 0);
    assert.deepEqual(before.out, []);
    assert.deepEqual(before.unsent, ['Bonjour']);
  });

  it('may write once she says 1, and not when she says 2 or anything else', () => {
    assert.deepEqual(saidByPerson(opened(), 'Bonjour', minute).out, words('Bonjour'));
    for (const no of ['2', 'non', 'c est qui', ''])
      assert.deepEqual(saidByPerson(her(offered().window, no, 0).window, 'Bonjour', minute).out, []);
  });

  it('only knocks after ten silent minutes, once, without a subject; the words come after her 1', () => {
    const first = saidByPerson(opened(), 'Avez-vous un lieu pour ce soir ?', 11 * minute);
    assert.deepEqual(first.out, [{ kind: 'knock' }]);
    const second = saidByPerson(first.window, 'Je suis la.', 12 * minute);
    assert.deepEqual(second.out, []);
    assert.deepEqual(her(second.window, 'qui est Claire', 13).out, []);
    const answered = her(second.window, '1', 14);
    assert.deepEqual(answered.out, words('Avez-vous un lieu pour ce soir ?', 'Je suis la.'));
    assert.deepEqual(saidByPerson(answered.window, 'Merci.', 15 * minute).out, words('Merci.'));
  });

  it('writes nothing once twenty minutes are over, and is told what was not sent', () => {
    const knocked = saidByPerson(opened(), 'un', 12 * minute);
    const late = saidByPerson(knocked.window, 'deux', 20 * minute);
    assert.deepEqual([late.out, late.unsent, late.window], [[], ['un', 'deux'], { is: 'shut' }]);
    assert.deepEqual(her(knocked.window, '1', 20), { window: { is: 'shut' }, out: [], unsent: ['un'] });
  });

  it('tells her place in line only when she asks by « ? »', () => {
    assert.deepEqual(her(opened(), '?', 1, 3).out, [{ kind: 'in_line', count: 3 }]);
    assert.deepEqual(her(opened(), 'combien de temps ?', 1, 3).out, []);
  });

  it('never has words leave outside an open window, nor after ten silent minutes, whatever is said and when', () => {
    const event = fc.record({
      wait: fc.integer({ min: 0, max: 15 }),
      from: fc.constantFrom('her', 'person'),
      text: fc.constantFrom('1', '2', '?', 'oui', 'bonjour'),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        let window = offered().window;
        let now = 0;
        let heardAt = 0;
        let openedAt = Infinity;
        for (const { wait, from, text } of events) {
          now += wait * minute;
          const wasAsked = window.is === 'asked';
          const may = mayWriteNow(window, now);
          const moved =
            from === 'her' ? heardFromHer(window, text, { now, inLine: 1 }) : saidByPerson(window, text, now);
          if (from === 'her') heardAt = now;
          if (wasAsked && moved.window.is === 'open') openedAt = now;
          const isSent = moved.out.some(({ kind }) => kind === 'words');
          if (isSent) {
            assert.ok(now - openedAt < 20 * minute, 'outside the window');
            assert.ok(now - heardAt < 10 * minute, 'after ten silent minutes');
          }
          if (from === 'person') assert.equal(may, isSent);
          ({ window } = moved);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
