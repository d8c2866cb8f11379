import assert from 'node:assert/strict';
import { openHouse } from './house.js';
import { playWithPeople } from './play.js';
import { readPeopleStories } from './story.js';

describe('Stories with a person, told from both sides', function () {
  this.timeout(120_000);
  const stories = readPeopleStories();

  it('there are at least thirty of them', () => assert.ok(stories.length >= 30, String(stories.length)));

  for (const { file, story } of stories) {
    it(`${story.title} (${file})`, async () => {
      const house = await openHouse(story);
      try {
        await playWithPeople(story, house);
      } finally {
        await house.stop();
      }
    });
  }
});
