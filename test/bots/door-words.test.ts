import assert from 'node:assert/strict';
import { doorWords } from '../../bots/door-words.js';
import { makeWords } from '../../bots/words.js';
import { mayShow } from '../../dialogs/records.js';
import { worldOf } from '../dialogs/world.js';

const { content } = worldOf('indre');
const words = makeWords(content)('fr', 'web');
const at = (now: string) => ({ content, words, now: new Date(now) });
const shown = [...content.lines.values()].filter((line) => mayShow(line, worldOf('indre')));
const timed = shown.find(({ hours }) => hours.some((row) => !('always' in row) && row.method === 'phone'))!;

describe('A door in words', () => {
  it('is made once a minute for all who are shown it', () => {
    const door = { kind: 'line', id: timed.id } as const;
    const first = doorWords(door, at('2026-11-24T09:00:10Z'));
    assert.equal(doorWords({ ...door }, at('2026-11-24T09:00:50Z')), first);
    assert.notEqual(doorWords(door, at('2026-11-24T09:01:00Z')), first);
  });

  it('says in the dead of night what it did not say in the morning, and the other way round', () => {
    const door = { kind: 'line', id: timed.id } as const;
    const times = ['2026-11-24T09:00:00Z', '2026-11-25T02:30:00Z', '2026-11-24T09:00:00Z'];
    const [morning, night, again] = times.map((now) => doorWords(door, at(now)).lines.join('\n'));
    assert.notEqual(night, morning);
    assert.equal(again, morning);
  });

  it('is another to a child, to a man and in few words', () => {
    const about = at('2026-11-24T09:00:00Z');
    const said = [{}, { young: true }, { man: true }, { abroad: true }].map((who) =>
      doorWords({ kind: 'line', id: timed.id }, { ...about, ...who }),
    );
    const brief = doorWords({ kind: 'line', id: timed.id, brief: true }, about);
    assert.equal(new Set([...said, brief]).size, 5);
  });

  it('is made each time where it says something of who reads it: a place near her, an hour she named', () => {
    const about = at('2026-11-24T09:00:00Z');
    const [place] = content.places.values();
    for (const door of [
      { kind: 'place', id: place!.id, distanceKm: 3 },
      { kind: 'line', id: timed.id, at: '2026-11-24T22:00' },
    ] as const)
      assert.notEqual(doorWords(door, about), doorWords(door, about));
  });
});

describe('A record whose check lapses', () => {
  it('is shown until the day before, and not from that day on', () => {
    const checked = { ...timed.checked, how: 'phoned', on: '2026-10-24' } as const;
    const line = { ...timed, standing: false, review_every: 'P1M', checked };
    const days = ['2026-11-23T10:00:00Z', '2026-11-24T10:00:00Z', '2026-11-23T10:00:00Z'];
    const seen = days.map((now) => mayShow(line, worldOf('indre', now)));
    assert.deepEqual(seen, [true, false, true]);
  });
});
