import assert from 'node:assert/strict';
import { step } from '../../dialogs/engine.js';
import type { State, Who } from '../../dialogs/model.js';
import { readDanger } from '../../dialogs/reading/danger.js';
import { readCommand } from '../../dialogs/reading/commands.js';
import { isPlanNamed } from '../../dialogs/reading/plan-named.js';
import { planWith } from './plan-walk.js';
import { after, askOf, choose, doorsOf, hit, keysOf, say, stepOf, worldOf } from './world.js';

const world = worldOf();
const asksForPlan = say('plan de sécurité');
const begun = [choose('yes'), asksForPlan, choose('go_on')];
const { synonyms, danger, plan } = world.content;
const ofPlan = (state: State) => Object.keys(state.answers).filter((id) => /^(?:plan|parties)\./.test(id));
const command = (id: 'skip' | 'menu' | 'human' | 'start_again' | 'back') =>
  ({ kind: 'command', id }) as const;

describe('The safety plan', () => {
  it('says that it is erased with the talk and is better prepared with somebody, before it begins', () => {
    const turned = after(world, choose('yes'), asksForPlan);
    assert.deepEqual(keysOf(turned), ['plan.start', 'plan.with_somebody', 'menu.a_door', 'plan.begin']);
    assert.deepEqual(
      askOf(turned)?.options.map(({ id }) => id),
      ['go_on', 'human', 'later'],
    );
  });

  it('offers five choices at most on each screen, each of which can be passed', () => {
    for (const { id } of plan.points) {
      const state: State = { ...after(world, ...begun).state, stack: [`plan.${id}`] };
      const options = askOf(step(state, { kind: 'signal', name: 'reconnect' }, world))?.options ?? [];
      assert.ok(options.length <= 5, id);
      assert.ok(
        options.some((one) => one.id === 'skip'),
        id,
      );
    }
  });

  it('says how many points are left, and stops where she stops', () => {
    const turned = after(world, ...begun, choose('door'), choose('enough'));
    assert.equal(stepOf(turned), 'parties.shown');
    assert.deepEqual(turned.state.answers['plan.way_out'], ['door']);
    const second = after(world, ...begun, choose('door', 'done'));
    assert.ok(keysOf(second).includes('plan.remaining'));
  });

  it('takes "all of it" as every choice, not as an end', () => {
    const turned = after(world, ...begun, choose('door', 'somebody', 'night'));
    assert.equal(stepOf(turned), 'plan.bag');
  });

  it('puts the sentence on secrecy before the point on children', () => {
    const turned = after(world, ...begun, ...['way_out', 'bag', 'papers', 'word'].map(() => choose('skip')));
    assert.equal(stepOf(turned), 'plan.with_children');
    assert.equal(keysOf(turned)[0], 'secrecy.children');
  });

  it('keeps none of her own words', () => {
    const turned = after(world, ...begun, say('chez Paul, à Levroux'));
    assert.ok(turned.events.some((event) => event.kind === 'forget' && event.keep === ''));
    assert.equal(turned.state.commune, undefined);
    assert.equal(stepOf(turned), 'plan.way_out');
  });

  it('holds out somebody to tell when she writes again, and gives way when nothing is read', () => {
    const again = after(world, ...begun, say('mlkjh'), say('mlkjh'));
    assert.equal(stepOf(again), 'plan.way_out');
    assert.equal(doorsOf(again).length, 1);
  });

  it('asks the short way while somebody may come', () => {
    const quiet = [choose('may_come'), asksForPlan, choose('go_on')];
    const steps = [0, 1, 2, 3].map((count) =>
      stepOf(after(world, ...quiet, ...Array.from({ length: count }, () => choose('skip')))),
    );
    assert.deepEqual(steps, ['plan.way_out', 'plan.word', 'plan.phone', 'parties.choose']);
  });

  it('gives way to the emergency card, and is taken up again under it with what was ticked', () => {
    const card = after(world, ...begun, choose('door', 'done'), say('mots', hit('immediate_danger')));
    assert.equal(stepOf(card), 'emergency.card');
    const back = step(card.state, choose('not_that'), world);
    assert.equal(stepOf(back), 'plan.bag');
    assert.deepEqual(back.state.answers['plan.way_out'], ['door']);
  });
});

describe('Who is led to the plan', () => {
  const asking = (who: Who) => step({ ...after(world, choose('yes')).state, who }, asksForPlan, world);

  it('is who is hurt, and nobody else', () => {
    assert.equal(stepOf(asking('self')), 'plan.start');
    assert.equal(stepOf(asking('child')), 'child.doors');
    assert.equal(stepOf(asking('hurter')), 'hurter.doors');
    assert.equal(stepOf(asking('professional')), 'pro.doors');
    const relative = asking('someone_else');
    assert.equal(stepOf(relative), 'plan.with_her');
    assert.ok(doorsOf(relative).includes('vfi-3919'));
  });

  it('is no child, wherever in the plan her age is said and whichever way back is taken', () => {
    for (const name of [
      'plan.start',
      'plan.bag',
      'parties.choose',
      'parties.shown',
      'parties.who',
      'parties.read_out',
    ]) {
      const state: State = { ...after(world, ...begun).state, stack: ['menu.choose', name] };
      assert.equal(stepOf(step(state, say("j'ai 15 ans"), world)), 'child.doors', name);
      const young: State = { ...state, who: 'child' };
      assert.equal(stepOf(step(young, { kind: 'signal', name: 'reconnect' }, world)), 'child.doors', name);
    }
  });
});

describe('The way to the plan', () => {
  const atDoors = (part: Partial<State>) =>
    step(
      { ...after(world, choose('yes')).state, stack: ['signpost.places'], ...part },
      { kind: 'signal', name: 'reconnect' },
      world,
    );
  const offered = (part: Partial<State>) => askOf(atDoors(part))?.options.map(({ id }) => id) ?? [];
  const allAnswered = Object.fromEntries(world.content.triage.questions.map(({ id }) => [id, ['no']]));

  it('is a choice beside the doors when no question is left, or the danger is grave: five choices at most', () => {
    assert.ok(!offered({}).includes('plan'));
    assert.ok(offered({ answers: allAnswered }).includes('plan'));
    for (const level of ['D2', 'D3'] as const) assert.ok(offered({ level }).includes('plan'));
    for (const part of [{}, { answers: allAnswered }, { level: 'D2' as const }]) {
      assert.ok(offered(part).length <= 5);
    }
  });

  it('is not shown while somebody may come, nor to a relative', () => {
    assert.ok(!offered({ level: 'D2', discreet: true }).includes('plan'));
    assert.ok(!offered({ level: 'D2', who: 'someone_else' }).includes('plan'));
  });

  it('is asked for in words that neither speak of danger nor leave the page', () => {
    for (const lang of ['fr', 'en'] as const) {
      for (const words of synonyms[lang].get('plan.words') ?? []) {
        assert.ok(isPlanNamed(words, synonyms), words);
        assert.deepEqual(readDanger(words, lang, danger), [], words);
        assert.equal(readCommand(words, synonyms), undefined, words);
      }
    }
    assert.ok(!isPlanNamed('je veux partir, il a un couteau', synonyms));
  });

  it('comes after danger: the card first, whatever else is asked', () => {
    const turned = after(world, choose('yes'), say('plan de sécurité', hit('immediate_danger')));
    assert.equal(stepOf(turned), 'emergency.card');
  });
});

describe('What was ticked', () => {
  const ticked = () => planWith({ 'plan.bag': ['kept'], 'parties.choose': ['esp'] }, world);

  it('is there while the plan is', () => {
    assert.ok(ofPlan(ticked().state).length > 0);
    assert.ok(ofPlan(step(ticked().state, choose('read_out'), world).state).length > 0);
  });

  it('is gone once she goes elsewhere, however she goes', () => {
    const ways = [choose('close'), ...(['menu', 'start_again'] as const).map(command)];
    for (const way of ways)
      assert.deepEqual(ofPlan(step(ticked().state, way, world).state), [], JSON.stringify(way));
    const asked = step(ticked().state, command('human'), world);
    assert.deepEqual(ofPlan(step(asked.state, { kind: 'signal', name: 'dropped' }, world).state), []);
    const card = step(ticked().state, say('mots', hit('immediate_danger')), world);
    assert.deepEqual(ofPlan(step(card.state, choose('sheltered'), world).state), []);
  });

  it('does not come back with "back"', () => {
    const left = step(ticked().state, command('menu'), world);
    const back = step(left.state, command('back'), world);
    assert.equal(stepOf(back), 'parties.shown');
    assert.ok(keysOf(back).includes('parties.nothing'));
  });
});
