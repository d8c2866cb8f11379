import assert from 'node:assert/strict';
import { openHouse } from './house.js';
import { playWithPeople } from './play.js';
import type { StoryDoor } from './side.js';
import { readPeopleStories } from './story.js';

describe('Stories with a person, told from both sides', function () {
  this.timeout(120_000);
  const stories = readPeopleStories();
  const onPage = stories.filter(({ story }) => story.channels.includes('web'));
  const byForms = onPage.filter(({ story }) => story.forms);
  const bySms = stories.filter(({ story }) => story.channels.includes('sms'));

  it('at least forty of them are told on the page and by SMS from the same file', () => {
    const onBoth = onPage.filter((one) => bySms.includes(one));
    assert.ok(onBoth.length >= 40, String(onBoth.length));
    for (const { file, story } of onBoth) {
      assert.ok(
        story.talk.some(({ shows }) => shows !== undefined),
        `${file} says nothing of her page`,
      );
      assert.ok(
        story.talk.some(({ sms }) => sms !== undefined),
        `${file} says nothing of her telephone`,
      );
    }
  });

  it('and as many by forms alone', () => {
    assert.ok(byForms.length >= 40, String(byForms.length));
  });

  const told = (title: string, all: typeof stories, door: StoryDoor) =>
    describe(title, () => {
      for (const { file, story } of all) {
        it(`${story.title} (${file})`, async () => {
          const house = await openHouse({ ...story, forms: door === 'forms' });
          try {
            await playWithPeople(story, house, door);
          } finally {
            await house.stop();
          }
        });
      }
    });

  told('on the page', onPage, 'page');
  told('by forms alone, without JavaScript', byForms, 'forms');
  told('by SMS', bySms, 'sms');
});
