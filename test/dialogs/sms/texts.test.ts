import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Turned } from '../../../dialogs/arrive.js';
import { step } from '../../../dialogs/engine.js';
import { newState } from '../../../dialogs/state.js';
import { setting } from '../strays.js';
import { worldOf } from '../world.js';
import { steps, walked } from './walk.js';

/** Said by the channel and not by the engine, and what shows them. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'sms.ended': 'test/bots/sms/channel.test.ts',
  'sms.paused': 'test/bots/sms/channel.test.ts',
  'sms.off': 'test/bots/sms/channel.test.ts',
  'sms.next_nothing': 'test/stories/sms-nothing-said.yaml',
  'sms.tell_them': 'test/stories/needs-in-words.yaml',
  'sms.line.': 'by the kind of a line: test/bots/sms/door-line.test.ts',
};

/** Only with somebody on duty: test/stories/with-people/sms-*.yaml. */
const WITH_PEOPLE: readonly string[] = [
  'sms.waiting',
  'sms.crowded',
  'sms.crowded_young',
  'sms.secrecy',
  'sms.words',
  'sms.who',
  'sms.offer',
  'sms.yes',
  'sms.no',
  'sms.far',
  'sms.have_words',
  'sms.words_ask',
  'sms.slot_take',
  'sms.slot_how',
  'sms.slot_free',
  'sms.erase_no',
  'sms.two_words',
  'sms.tell',
  'sms.leave_line',
  'sms.with',
  'sms.finish',
  'sms.little',
  'sms.erase_ask',
  'sms.erase',
  'sms.goodbye',
  'sms.goodbye_young',
  'sms.summary_before',
  'sms.summary_lead',
  'sms.summary_ask',
  'sms.summary_all',
  'sms.summary_none',
  'sms.summary_choose',
  'sms.summary_strike',
  'sms.summary_keep',
  'sms.window',
  'sms.knock',
  'sms.in_line',
];

/** The agreed word is set by words, which walks do not write. */
const BY_WORDS = 'sms.word_kept';

describe('Every text of SMS', () => {
  it('is said in some walk, or where it is said to be', () => {
    const shown = new Set<string>([BY_WORDS]);
    const look = ({ events }: Turned) => {
      for (const event of events) {
        if (event.kind !== 'message') continue;
        for (const { key } of [...event.says, ...(event.ask?.options ?? [])]) shown.add(key);
      }
    };
    for (const [where, all] of fc.sample(fc.tuple(setting, steps), { numRuns: 1_000, seed: 114 }))
      walked(where, all, ({ next }) => look(next));
    const world = worldOf();
    const talk = { ...newState({ lang: 'fr', channel: 'sms' }), stack: ['menu.choose'], thread: { at: 0 } };
    look(step(talk, { kind: 'signal', name: 'accepted' }, world));
    look(step(talk, { kind: 'say', text: 'mot tulipe', hits: [] }, { ...world, now: new Date(0) }));
    const keys = [...world.content.texts.fr.keys()].filter((key) => key.startsWith('sms.'));
    const never = keys.filter(
      (key) =>
        !shown.has(key) &&
        !WITH_PEOPLE.includes(key) &&
        !Object.keys(ELSEWHERE).some((start) => key.startsWith(start)),
    );
    assert.deepEqual(never, []);
  }).timeout(120_000);
});
