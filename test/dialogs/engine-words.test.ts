import assert from 'node:assert/strict';
import type { Turned } from '../../dialogs/arrive.js';
import { step } from '../../dialogs/engine.js';
import type { Hit, State } from '../../dialogs/model.js';
import { newState } from '../../dialogs/state.js';
import { after, choose, doorsOf, hit, keysOf, say, stepOf, worldOf } from './world.js';

const world = worldOf();
const yes = choose('yes');

/** What a message does to somebody at this step. */
function hearing(name: string, text: string, hits: Hit[] = [], part: Partial<State> = {}): Turned {
  const base: State = { ...newState({ lang: 'fr', channel: 'web' }), stack: [name], ...part };
  const shown = step(base, { kind: 'signal', name: 'reconnect' }, world);
  return step(shown.state, say(text, ...hits), world);
}

describe('A child is known by her own words', () => {
  it('of an age under eighteen, or of a school', () => {
    assert.equal(hearing('risk.neck', "j'ai 17 ans").state.who, 'child');
    assert.equal(hearing('risk.neck', "j'ai 18 ans").state.who, 'self');
    assert.equal(hearing('risk.neck', 'mots', [hit('child_danger', 'child-writer-x')]).state.who, 'child');
  });

  it('which an adult age denies', () => {
    const turned = hearing('risk.neck', "j'ai 40 ans", [hit('child_danger', 'child-writer-x')]);
    assert.equal(turned.state.who, 'self');
  });

  it('and has her own doors, whatever was understood before; a danger of now brings the card', () => {
    const part = { understood: ['neck'], answers: { neck: ['earlier'] }, misses: 1 };
    const calm = hearing('risk.neck', "j'ai 12 ans", [hit('child_danger')], part);
    assert.deepEqual([stepOf(calm), calm.state.understood, calm.state.misses], ['child.doors', [], 0]);
    const now = hearing('risk.neck', "j'ai 12 ans", [hit('immediate_danger')], part);
    assert.deepEqual(now.state.stack, ['child.doors', 'emergency.card']);
  });

  it('and keeps the card when she says her age under it', () => {
    const turned = hearing('emergency.card', "j'ai 12 ans", [], { who: 'child' });
    assert.equal(stepOf(turned), 'emergency.card');
  });
});

describe('Words that change the path', () => {
  it('lead to traces, one card at a time, over what was open', () => {
    const coming = hearing('risk.neck', 'mots', [hit('quick_exit', 'leave-someone-coming-x')]);
    assert.deepEqual(coming.state.stack, ['risk.neck', 'traces.neutral']);
    const traces = hearing('risk.neck', 'mots', [hit('quick_exit', 'leave-traces-x')]);
    assert.deepEqual(traces.state.stack, ['risk.neck', 'traces.card']);
    const alone = hearing('traces.card', 'mots', [hit('quick_exit', 'leave-reader-x')]);
    assert.deepEqual(alone.state.stack, ['menu.choose', 'traces.neutral']);
  });

  it('ask for a person', () => {
    assert.equal(stepOf(hearing('risk.neck', 'mots', [hit('wants_human')])), 'human.nobody');
  });

  it('ask for a roof, unless they also speak of danger', () => {
    assert.equal(stepOf(hearing('menu.choose', 'mots', [hit('practical_need:housing')])), 'signpost.roof');
    const danger = hearing('menu.choose', 'mots', [hit('practical_need:housing'), hit('past_violence')]);
    assert.notEqual(stepOf(danger), 'signpost.roof');
  });

  it('speak for somebody else, where that is still open', () => {
    for (const name of ['opening.safe_now', 'menu.choose', 'menu.other_situation', 'stocktake.words']) {
      const turned = hearing(name, 'mots', [hit('bystander')], { understood: ['neck'] });
      assert.deepEqual([stepOf(turned), turned.state.who], ['relative.now', 'someone_else'], name);
      assert.deepEqual(turned.state.understood, []);
    }
    assert.equal(hearing('risk.neck', 'mots', [hit('bystander')]).state.who, 'self');
  });
});

describe('What somebody says of herself in passing', () => {
  const hurt = [hit('past_violence')];

  it('is who hurts her, when she speaks of danger to herself', () => {
    const said = (text: string, hits: Hit[], part?: Partial<State>) =>
      hearing('speak.can_speak', text, hits, part).state.answers['who_hurts'];
    assert.deepEqual(said('mon mari me frappe', hurt), ['partner_or_ex']);
    assert.equal(said('mon mari me frappe', []), undefined);
    assert.equal(said('mon mari me frappe', hurt, { who: 'someone_else' }), undefined);
    const known = { answers: { who_hurts: ['parent'] } };
    assert.deepEqual(said('mon mari me frappe', hurt, known), ['parent']);
  });

  it('is acknowledged, and the question comes back', () => {
    assert.deepEqual(keysOf(hearing('risk.neck', 'je suis un homme')), ['noted.of_you', 'risk.neck']);
    assert.deepEqual(keysOf(hearing('risk.neck', 'je ne peux pas parler')), ['noted.of_you', 'risk.neck']);
    assert.equal(keysOf(hearing('risk.neck', 'zzz')).includes('noted.of_you'), false);
  });

  it('of danger is said back in the words of the questions, with a breath', () => {
    const turned = hearing('speak.can_speak', 'mots', [hit('threat_to_kill')]);
    const noted = ['stocktake.noted', 'reason.threat_kill.yes', 'can_speak.ask'];
    assert.deepEqual(keysOf(turned), ['thanks.for_saying', 'emergency.quiet', ...noted]);
    assert.deepEqual(turned.state.said, ['thanks.for_saying', 'thanks.numbers']);
    assert.deepEqual(turned.state.understood, []);
  });

  it('of danger has a breath alone when it answers no question', () => {
    assert.deepEqual(keysOf(hearing('speak.can_speak', 'mots', hurt)), [
      'thanks.for_saying',
      'emergency.quiet',
      'can_speak.ask',
    ]);
  });
});

describe('Words that answer nothing', () => {
  it('may be thanks, or a town on any screen', () => {
    assert.deepEqual(keysOf(hearing('risk.neck', 'merci')), ['thanks.back', 'risk.neck']);
    for (const name of ['risk.neck', 'signpost.roof', 'signpost.lines']) {
      assert.equal(hearing(name, 'Levroux').state.commune, '36093', name);
    }
  });

  it('bring the choices again, then doors once, then the choices alone', () => {
    const words = say('zzz');
    const first = hearing('menu.choose', 'zzz', [], { said: ['stocktake.read'] });
    assert.deepEqual([keysOf(first)[0], first.state.misses], ['missed.once', 1]);
    const second = step(first.state, words, world);
    assert.ok(keysOf(second).includes('missed.doors') && doorsOf(second).length > 0);
    assert.equal(stepOf(second), 'signpost.places');
    assert.deepEqual(second.state.said.slice(0, 2), ['stocktake.read', 'missed.doors']);
    const third = step(second.state, words, world);
    const fourth = step(third.state, words, world);
    for (const turned of [third, fourth]) {
      assert.deepEqual([keysOf(turned)[0], doorsOf(turned)], ['missed.once', []]);
    }
  });

  it('never take the emergency card away', () => {
    const card = after(world, yes, choose('danger_now'), say('zzz'), say('zzz'), say('zzz'));
    assert.equal(stepOf(card), 'emergency.card');
  });

  it('are forgotten when they were meant as a place, and only then', () => {
    assert.deepEqual(hearing('place.ask', 'zzz').events[0], { kind: 'forget', keep: '' });
    const kinds = hearing('menu.choose', 'zzz').events.map(({ kind }) => kind);
    assert.deepEqual(kinds, ['message']);
  });

  it('are no fault before anything was shown', () => {
    const turned = step(newState({ lang: 'fr', channel: 'web' }), say('zzz'), world);
    assert.equal(stepOf(turned), 'opening.safe_now');
  });
});
