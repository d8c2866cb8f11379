import assert from 'node:assert/strict';
import { step } from '../../dialogs/engine.js';
import type { State, World } from '../../dialogs/model.js';
import { newState } from '../../dialogs/state.js';
import { after, askOf, choose, doorsOf, hit, keysOf, say, stepOf, worldOf } from './world.js';

const world = worldOf();
/** Past the review of every check that can lapse. */
const late = worldOf('demo', '2027-03-24T09:00:00Z');

const at = (name: string, part: Partial<State> = {}): State => ({
  ...newState({ lang: 'fr', channel: 'web' }),
  stack: ['menu.choose', name],
  ...part,
});
const shown = (state: State, where: World = world) =>
  step(state, { kind: 'signal', name: 'reconnect' }, where);
const options = (turned: Parameters<typeof askOf>[0]) => askOf(turned)?.options.map(({ id }) => id);

const MEASURES = ['ordonnance-de-protection', 'ordonnance-provisoire-protection-immediate'];

describe('A card', () => {
  for (const { id, says } of world.content.cards.cards) {
    it(`${id} says its texts, holds one to three doors and at most five ways on`, () => {
      const turned = shown(at(`card.${id}`));
      const doors = new Set(doorsOf(turned));
      assert.deepEqual(
        says.filter((key) => !keysOf(turned).includes(key)),
        [],
      );
      assert.ok(doors.size >= 1 && doors.size <= 3);
      const ways = options(turned) ?? [];
      assert.ok(ways.length <= 5 && ways[0] === 'human' && ways.at(-1) === 'back');
    });

    it(`${id} holds a door when nearly every check has lapsed, or is not offered`, () => {
      assert.ok(
        doorsOf(shown(at(`card.${id}`), late)).length > 0 ||
          stepOf(shown(at(`card.${id}`), late)) === 'help.choose',
      );
    });
  }

  it('goes back to what was under it', () => {
    const turned = step(at('card.order', { stack: ['risk.neck', 'card.order'] }), choose('back'), world);
    assert.equal(stepOf(turned), 'risk.neck');
  });

  it('offers no office where none may be shown', () => {
    assert.ok(options(shown(at('card.order')))?.includes('place'));
    assert.ok(!options(shown(at('card.order'), worldOf('indre')))?.includes('place'));
  });

  it('names a measure above, and under it who can be written to for who can only write', () => {
    const doors = doorsOf(shown(at('card.order', { answers: { can_speak: ['writing_only'] } })));
    assert.deepEqual(doors, [...MEASURES, 'pnav-tchat']);
  });

  it('has 3919 under « who can advise » while somebody may come, and neither 114 nor a measure', () => {
    const turned = shown(at('card.order', { discreet: true }));
    const parts = turned.events.flatMap((event) => (event.kind === 'message' ? [event.says] : []));
    const under = (key: string) =>
      parts.find((says) => says.some((one) => one.key === key))?.flatMap(({ door }) => door?.id ?? []);
    assert.deepEqual(under('card.landmarks'), MEASURES);
    assert.deepEqual(under('card.order.urgent'), ['vfi-3919']);
  });

  it('never leads somebody without papers to the police chat', () => {
    assert.ok(!doorsOf(shown(at('card.residence'))).includes('pnav-tchat'));
    assert.equal(doorsOf(shown(at('card.residence')))[0], 'vfi-3919');
  });

  it('takes the place of another card instead of standing on it', () => {
    const turned = step(at('card.order'), say('porter plainte'), world);
    assert.deepEqual(turned.state.stack, ['menu.choose', 'card.complaint']);
  });

  it('of a lapsed record is neither offered in its group nor shown by name', () => {
    assert.ok(options(shown(at('help.protect')))?.includes('monsherif'));
    assert.ok(!options(shown(at('help.protect'), late))?.includes('monsherif'));
    assert.equal(stepOf(step(at('menu.choose'), say('monshérif'), late)), 'help.choose');
  });
});

describe('A card in words', () => {
  it('waits among the doors when the same words speak of danger', () => {
    const heard = after(
      world,
      choose('yes'),
      say('mots', hit('past_violence'), hit('practical_need:complaint')),
    );
    assert.deepEqual(heard.state.answers['card'], ['complaint']);
    const doors = shown({ ...heard.state, stack: ['signpost.places'] });
    assert.ok(options(doors)?.includes('card'));
    const card = step(doors.state, choose('card'), world);
    assert.equal(stepOf(card), 'card.complaint');
    assert.equal(stepOf(step(card.state, choose('back'), world)), 'signpost.places');
  });

  it('comes after the emergency card, never before', () => {
    const heard = step(at('menu.choose'), say('porter plainte', hit('immediate_danger')), world);
    assert.equal(stepOf(heard), 'emergency.card');
  });

  it('is not read in a story, nor where a town or an hour was just asked and given', () => {
    const long = `${'mot '.repeat(30)}argent`;
    assert.notEqual(
      stepOf(step(at('menu.choose'), say(long, hit('practical_need:money')), world)),
      'card.money',
    );
    const asked = shown(at('place.ask'));
    assert.equal(
      stepOf(step(asked.state, say('Levroux', hit('practical_need:money')), world)),
      'signpost.places',
    );
  });

  it('names nothing behind the screen that names nothing', () => {
    const neutral = shown(at('traces.neutral'));
    assert.equal(stepOf(step(neutral.state, say('ordonnance de protection'), world)), 'traces.neutral');
  });

  for (const who of ['child', 'hurter', 'professional'] as const) {
    it(`is for who is hurt and relatives, not for: ${who}`, () => {
      const turned = step(at('menu.choose', { who }), say('ordonnance de protection'), world);
      assert.ok(!stepOf(turned)?.startsWith('card.'));
    });
  }

  it('leaves the one against whom a complaint was made where he is', () => {
    const turned = step(
      at('menu.choose'),
      say('elle a porté plainte contre moi', hit('practical_need:complaint')),
      world,
    );
    assert.equal(stepOf(turned), 'menu.choose');
  });

  it('says more than the need of a roof', () => {
    const roof = hit('practical_need:housing');
    assert.equal(stepOf(step(at('menu.choose'), say('je cherche un logement', roof), world)), 'card.housing');
    assert.equal(stepOf(step(at('menu.choose'), say('dormir où', roof), world)), 'signpost.roof');
  });
});
