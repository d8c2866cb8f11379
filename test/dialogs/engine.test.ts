import assert from 'node:assert/strict';
import { step } from '../../dialogs/engine.js';
import { after, choose, doorsOf, hit, keysOf, opened, say, stepOf, worldOf, withSomebody } from './world.js';

const world = worldOf();
const yes = choose('yes');
const toQuestions = [yes, choose('take_stock'), choose('skip'), choose('partner_or_ex')];

describe('The engine', () => {
  it('says who we are, what we cannot do and how to leave before the first question', () => {
    assert.deepEqual(keysOf(opened(world)), [
      'opening.who',
      'opening.limits',
      'opening.leaving',
      'opening.safe_now',
    ]);
  });

  it('holds out a door from the second screen on', () => {
    const turned = after(world, yes);
    assert.ok(keysOf(turned).includes('menu.a_door'));
  });

  it('reads two taps on one screen as one answer and then an answer to the next', () => {
    const once = after(world, ...toQuestions, choose('never'));
    assert.deepEqual(once.state.answers['neck'], ['never']);
    assert.equal(stepOf(once), 'risk.threat_kill');
  });

  it('never asks again what was passed over', () => {
    const turned = after(
      world,
      ...toQuestions,
      choose('skip'),
      choose('skip'),
      choose('skip'),
      choose('skip'),
    );
    assert.equal(stepOf(turned), 'speak.can_speak');
    assert.equal(turned.state.level, 'D?');
  });

  it('asks the follow-up in its place', () => {
    assert.equal(stepOf(after(world, ...toQuestions, choose('earlier'))), 'risk.neck_signs');
  });

  it('stops asking about risk at D3 and keeps the open question as a button', () => {
    const card = after(world, ...toQuestions, choose('never'), choose('today'));
    assert.equal(stepOf(card), 'emergency.card');
    assert.ok(card.state.open?.options.some(({ id }) => id === 'question'));
    const on = step(card.state, choose('sheltered'), world);
    assert.equal(stepOf(on), 'speak.can_speak');
    assert.ok(!on.state.stack.some((name) => name.startsWith('risk.')));
  });

  it('takes her back to the open question on "that is not it", and the level stays', () => {
    const card = after(world, ...toQuestions, say('mots', hit('immediate_danger')));
    assert.equal(stepOf(card), 'emergency.card');
    const back = step(card.state, choose('not_that'), world);
    assert.equal(stepOf(back), 'risk.neck');
    assert.equal(back.state.level, 'D3');
  });

  it('is never loud before she said that she can write, nor when somebody may come', () => {
    const style = (turned: ReturnType<typeof opened>) =>
      turned.events.flatMap((event) => (event.kind === 'message' ? (event.style ?? []) : [])).at(-1);
    assert.equal(style(after(world, say('mots', hit('immediate_danger')))), 'quiet');
    assert.equal(style(after(world, choose('may_come'), choose('danger_now'))), 'quiet');
    assert.equal(style(after(world, yes, choose('danger_now'))), 'loud');
  });

  it('hears a story told at the very first question', () => {
    const turned = after(world, say('mots', hit('past_violence')));
    assert.equal(stepOf(turned), 'stocktake.who_hurts');
    assert.equal(turned.state.level, 'D1');
  });

  it('keeps one emergency card on the stack however often danger is said', () => {
    const turned = after(
      world,
      yes,
      ...Array.from({ length: 5 }, () => say('mots', hit('immediate_danger'))),
    );
    assert.equal(turned.state.stack.filter((name) => name === 'emergency.card').length, 1);
  });

  it('answers an abuser at the keyboard with one line, whatever danger is in it', () => {
    const turned = after(
      world,
      yes,
      say('mots', hit('immediate_danger'), hit('quick_exit', 'leave-reader-x')),
    );
    assert.deepEqual(keysOf(turned), ['traces.neutral']);
    assert.deepEqual(doorsOf(turned), []);
  });

  it('says how many questions remain after three', () => {
    const turned = after(world, ...toQuestions, choose('never'), choose('no'), choose('no'));
    assert.ok(keysOf(turned).includes('risk.remaining'));
  });

  it('puts the sentence on secrecy before the question on children each time', () => {
    const there = [...toQuestions, choose('never'), choose('no'), choose('no'), choose('no'), choose('yes')];
    const second = [
      choose('rather_not_say'),
      choose('questions'),
      choose('none'),
      choose('none'),
      choose('none'),
    ];
    const asked = after(world, ...there, ...second);
    assert.equal(stepOf(asked), 'risk.children');
    assert.equal(keysOf(asked)[0], 'secrecy.children');
    const again = step(
      step(asked.state, choose('none'), world).state,
      { kind: 'command', id: 'back' },
      world,
    );
    assert.ok(keysOf(again).includes('secrecy.children'));
  });

  it('does not speak of a pregnancy when an adult child hurts', () => {
    const talk = [yes, choose('take_stock'), choose('skip'), choose('adult_child')];
    const first = [
      choose('never'),
      choose('no'),
      choose('no'),
      choose('no'),
      choose('yes'),
      choose('rather_not_say'),
    ];
    const turned = after(world, ...talk, ...first, choose('questions'), choose('none'), choose('none'));
    assert.equal(stepOf(turned), 'risk.children');
    assert.ok(keysOf(turned).includes('risk.children_only'));
    assert.ok(!turned.state.open?.options.some(({ id }) => id === 'pregnant_hit'));
  });

  it('forgets the words that said where, and keeps the code of a commune', () => {
    const turned = after(world, yes, choose('number_or_place'), say('3 rue X, Levroux'));
    assert.deepEqual(
      turned.events.find(({ kind }) => kind === 'forget'),
      { kind: 'forget', keep: 'Levroux' },
    );
    assert.equal(turned.state.commune, '36093');
    assert.ok(!JSON.stringify(turned.state).includes('rue'));
  });

  it('waits for the queue after asking for a person, and tells the truth when nobody is there', () => {
    const staffed = withSomebody(world);
    const asked = after(staffed, yes, choose('human'), choose('join'), choose('none'));
    assert.ok(asked.events.some(({ kind }) => kind === 'handoff'));
    assert.equal(stepOf(asked), undefined);
    assert.equal(stepOf(step(asked.state, { kind: 'signal', name: 'dropped' }, staffed)), 'human.nobody');
    assert.equal(stepOf(step(asked.state, { kind: 'signal', name: 'crowded' }, staffed)), 'human.crowded');
    assert.equal(stepOf(after(world, yes, choose('human'))), 'human.nobody');
  });

  it('is the same for the same state and input', () => {
    const { state } = after(world, ...toQuestions);
    assert.deepEqual(step(state, choose('earlier'), world), step(state, choose('earlier'), world));
  });
});
