import assert from 'node:assert/strict';
import { worldOf } from '../dialogs/world.js';
import { shownInStories, shownInWalks, shownWithSomebodyOnDuty } from './shown-keys.js';

/** Texts, or families of texts ending in a dot, that the talk itself does not show, and what does. */
const SHOWN_OTHERWISE: Readonly<Record<string, string>> = {
  'page.': 'shown by the page around the talk: test/bots/webchat/page-*.test.ts',
  'console.': 'shown to social workers: test/bots/handover/console',
  'reply.': 'offered to social workers: the same tests',
  'channel.': 'said in other applications, outside the engine: test/bots/framework',
  'sorry.': 'said after a fault of ours: test/bots/apology.test.ts and alone.test.ts',
  'check.': 'said once a record shown is checked in that way: test/content/describe-check.test.ts',
  'sms.': 'said by SMS: test/stories/sms-stories.test.ts and test/dialogs/sms/texts.test.ts',
  'for_child.sms.': 'the same to a child: test/stories/with-people/sms-a-child-talks.yaml',
  'summary.sms.': 'what is agreed to by SMS: test/stories/with-people/sms-chooses-what-is-read.yaml',
  'reason.sms.': 'read by the team, never sent',
  'door.closed': 'for a record with hours that never come round, of which there is none',
  'pro.network_offices': 'said while the record esp-reseau may be shown: test/dialogs/professional.test.ts',
  'pro.network_covif': 'said while the record covif may be shown: the same test',
  'pro.network_agreement': 'said while the record protocole-2021 may be shown: the same test',
  'risk.remaining_many': 'a French plural for millions: the library of texts wants it there',
};

/** Enough for every screen to be met; the ten thousand walks are in test/dialogs. */
const WALKS = 1_500;

function isShownOtherwise(key: string): boolean {
  return Object.keys(SHOWN_OTHERWISE).some((name) =>
    name.endsWith('.') ? key.startsWith(name) : key === name,
  );
}

describe('Every text', () => {
  it('is shown in some story or walk', async () => {
    const { content } = worldOf();
    const keys = [...new Set([...content.texts.fr.keys(), ...content.texts.en.keys()])];
    const all = [await shownInStories(), shownInWalks(WALKS), shownWithSomebodyOnDuty()];
    const never = keys.filter((key) => !isShownOtherwise(key) && !all.some((shown) => shown.has(key)));
    assert.deepEqual(never, [], `no story of test/stories and none of ${WALKS} walks shows these texts`);
  }).timeout(300_000);

  it('that is shown otherwise still exists', () => {
    const keys = [...worldOf().content.texts.fr.keys()];
    const stale = Object.keys(SHOWN_OTHERWISE).filter((name) => !keys.some((key) => key.startsWith(name)));
    assert.deepEqual(stale, []);
  });
});
