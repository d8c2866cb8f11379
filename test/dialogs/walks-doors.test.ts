import assert from 'node:assert/strict';
import { STORIES } from './personas-stories.js';
import { WAYS } from './personas.js';
import { TURNS_TO_DOOR, walk, type Walked } from './walks-measure.js';

/** A part of the visits that `npm run bench -- walks` counts, from other seeds. */
const SEEDS = Array.from({ length: 120 }, (_, at) => 10_000 + at);

/** What is needed to play a visit again. */
function replay({ persona, played }: Walked): string {
  return `personaOf(${String(persona.seed)}, '${persona.way}'), ${JSON.stringify(persona.setting)}:\n${played.join('\n')}`;
}

describe('Somebody who answers what is asked', () => {
  for (const way of WAYS) {
    const limit = TURNS_TO_DOOR[way];

    it(`has a door that fits in ${String(limit)} messages at most (${way})`, async () => {
      for (const seed of SEEDS) {
        const walked = await walk(seed, way);
        assert.ok((walked.toDoor ?? Infinity) <= limit, replay(walked));
        assert.ok(walked.toEnd !== undefined, replay(walked));
      }
    }).timeout(120_000);
  }

  it('has the door of danger now in the very reply, whenever it is said', async () => {
    let count = 0;
    for (const seed of SEEDS) {
      const walked = await walk(seed, 'take_stock');
      if (walked.fromDanger !== undefined) count += 1;
      assert.equal(walked.fromDanger ?? 0, 0, replay(walked));
    }
    assert.ok(count > 10, 'too few said it for this to mean anything');
  }).timeout(120_000);

  it('tells, between all, every story there is', async () => {
    const told = new Set<unknown>();
    for (const seed of SEEDS) told.add((await walk(seed, 'own_words')).persona.story);
    assert.equal(told.size, STORIES.length);
  }).timeout(120_000);
});
