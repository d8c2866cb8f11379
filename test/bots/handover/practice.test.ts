import assert from 'node:assert/strict';
import { hearsIn } from '../../../bots/handover/practice/hears.js';
import type { TalkNews } from '../../../bots/handover/service.js';
import { exerciseSchema } from '../../../content/schema.js';
import type { Exercise } from '../../../content/model.js';
import { worldOf } from '../../dialogs/world.js';
import { ME, PracticeDay } from './practice-day.js';

const { content } = worldOf();
const { exercises } = content;

function storyOf(more: object): Exercise {
  return exerciseSchema.parse({
    ...{ id: 'she', owner: 'action-sociale', written: '2026-11-30', review_by: '2027-05-30', title: 'Elle' },
    visitor: { channel: 'web', lang: 'fr', level: 'D1' },
    agreed: ['Elle veut parler.'],
    begins: ['bonjour'],
    answers: [['un'], ['deux']],
    look_back: ['Voilà.'],
    ...more,
  });
}

async function taken(more: object = {}) {
  const day = new PracticeDay([storyOf(more)]);
  await day.practice.signIn(ME);
  const held = await day.takes();
  day.passes(5);
  return { day, held };
}

const endOf = (story: Exercise) => story.answers.at(-1)?.at(-1)?.leaves;

describe('The stories of the exercises', () => {
  it('are at least six, and have among them each way of going, a child, another language and a man who hurts', () => {
    assert.ok(exercises.length >= 6);
    const doings = exercises.flatMap(({ begins, answers }) => [...begins, ...answers.flat()]);
    const left = new Set(doings.flatMap(({ leaves }) => leaves ?? []));
    assert.deepEqual([...left].sort(), ['network', 'on_purpose', 'silent']);
    const heard = doings.flatMap(({ says }) => (says === undefined ? [] : [hearsIn(content)(says)]));
    for (const what of ['danger', 'young', 'hides'] as const) assert.ok(heard.some((one) => one[what]));
    assert.ok(exercises.some(({ visitor }) => visitor.lang === 'en'));
    assert.ok(exercises.some(({ waits }) => waits !== undefined));
    assert.ok(exercises.some(({ visitor }) => visitor.channel === 'sms'));
    assert.ok(exercises.some(({ id }) => id === 'husband'));
  });

  it('show a screen again after words that hide it, or nobody could answer any more', () => {
    const hears = hearsIn(content);
    for (const { id, begins, answers, reacts } of exercises)
      for (const doings of [begins, ...answers, ...reacts.map(({ does }) => does)]) {
        const hidden = doings.findIndex(({ says }) => says !== undefined && hears(says).hides);
        const isShown = hidden < 0 || doings.slice(hidden).some(({ screen }) => screen === 'shown');
        assert.ok(isShown, `${id}: ${doings[hidden]?.says ?? ''}`);
      }
  });

  for (const story of exercises)
    it(`can be gone through to the end: ${story.title}`, async () => {
      const day = new PracticeDay([story]);
      await day.practice.signIn(ME);
      const held = await day.takes();
      day.passes(10);
      assert.deepEqual((await day.page(held)).summary, story.agreed);
      for (let said = 0; said < story.answers.length; said += 1)
        assert.equal(await day.says(held, 'Hum.', 300), 'done');
      const said = await day.saidBy('visitor', held);
      for (const { says } of [...story.begins, ...story.answers.flat()])
        if (says !== undefined) assert.ok(said.includes(says), says);
      if (endOf(story) === undefined) await day.practice.end(held);
      assert.equal((await day.page(held)).visitor, endOf(story) ?? 'here');
      assert.deepEqual(await day.saidBy('bot', held), story.look_back);
      assert.equal(await day.practice.wrapped(held), 'done');
      assert.equal(day.done, 1);
    });
});

describe('What a right answer brings in an exercise', () => {
  /** What she says to these words, said to her first. */
  const answerTo = async (id: string, text: string) => {
    const day = new PracticeDay(exercises.filter((story) => story.id === id));
    await day.practice.signIn(ME);
    const held = await day.takes();
    day.passes(10);
    await day.says(held, text, 15);
    return (await day.saidBy('visitor', held)).at(-1);
  };

  for (const [id, text, answer] of [
    ['husband', 'Je ne peux pas vous dire si elle va bien.', "C'est ma femme, j'ai le droit de savoir"],
    ['husband', 'Oui, elle va bien.', "Donc elle vous a parlé. C'était quand ?"],
    ['door', 'Écrivez au 114, sans parler. Si vous pouvez parler, le 17.', 'par ecrit oui. je fais ca'],
    ['door', 'Appelez le 17.', 'je peux pas il entend tout'],
    ['tired', 'Est-ce que vous pensez à mourir ?', 'vous êtes la première à me le demander comme ça'],
    ['tired', 'Il est mort ?', 'tout le monde le connaît ici. il entraîne les petits au foot'],
  ] as const)
    it(`${id}: « ${text} »`, async () => assert.equal(await answerTo(id, text), answer));
});

describe('An invented visitor', () => {
  it('answers each word of the worker with her next, and waits when she has said all', async () => {
    const { day, held } = await taken();
    for (let said = 0; said < 4; said += 1) await day.says(held);
    assert.deepEqual(await day.saidBy('visitor', held), ['bonjour', 'un', 'deux']);
    assert.equal((await day.practice.line()).mine[0]?.state, 'talking');
  });

  it('takes her time, shows that she writes, and comes to what was said meanwhile', async () => {
    const { day, held } = await taken({ answers: [[{ after: 20, says: 'un' }], ['deux']] });
    const news: TalkNews[] = [];
    await day.practice.watchTalk(ME.name, held.caseId, (one) => news.push(one));
    await day.says(held, 'Oui.', 10);
    await day.says(held, 'Je suis là.', 5);
    assert.deepEqual(await day.saidBy('visitor', held), ['bonjour']);
    assert.ok(news.some(({ kind }) => kind === 'typing'));
    day.passes(30);
    assert.deepEqual(await day.saidBy('visitor', held), ['bonjour', 'un', 'deux']);
  });

  it('reacts once to a word, whatever its accents, and not to a part of another', async () => {
    const reacts = [{ to: { words: ['téléphonez'] }, does: ['je peux pas'] }];
    const { day, held } = await taken({ reacts });
    await day.says(held, 'TELEPHONEZ-leur');
    await day.says(held, 'Téléphonez.');
    await day.says(held, 'téléphonezmoi');
    assert.deepEqual(await day.saidBy('visitor', held), ['bonjour', 'je peux pas', 'un', 'deux']);
  });

  it('says something when nothing is written to her for so long, once', async () => {
    const { day, held } = await taken({ reacts: [{ to: { quiet: 60 }, does: ['vous êtes là ?'] }] });
    day.passes(50);
    await day.says(held, 'Oui.', 55);
    assert.deepEqual(await day.saidBy('visitor', held), ['bonjour', 'un']);
    day.passes(300);
    assert.deepEqual(await day.saidBy('visitor', held), ['bonjour', 'un', 'vous êtes là ?']);
  });

  it('brings the alert of danger and of a child, until each is acknowledged', async () => {
    const answers = [['il a un couteau', "j'ai dix ans"]];
    const { day, held } = await taken({ answers });
    await day.says(held);
    const { alert, young, level } = await day.page(held);
    assert.deepEqual({ alert, young, level }, { alert: true, young: true, level: 'D3' });
    assert.equal((await day.practice.line()).mine[0]?.band, 1);
    await day.practice.checked(held);
    const after = await day.page(held);
    assert.deepEqual([after.alert, after.young], [false, false]);
  });

  it('can be told nothing while her screen is hidden, and is to be checked when it is shown', async () => {
    const answers = [
      [{ screen: 'hidden' }, { after: 60, screen: 'shown' }, { after: 1, who: 'unsure' }],
      ['deux'],
    ];
    const { day, held } = await taken({ answers });
    await day.says(held, 'Oui.', 30);
    assert.equal(await day.says(held, 'Vous êtes là ?', 1), 'covered');
    assert.equal((await day.page(held)).visitor, 'covered');
    day.passes(60);
    const { visitor, check } = await day.page(held);
    assert.deepEqual({ visitor, check }, { visitor: 'here', check: true });
  });

  it('goes in three ways that look different, and says nothing more', async () => {
    for (const leaves of ['on_purpose', 'network', 'silent']) {
      const { day, held } = await taken({ answers: [[{ leaves }]] });
      const news: TalkNews[] = [];
      await day.practice.watchTalk(ME.name, held.caseId, (one) => news.push(one));
      await day.says(held);
      assert.equal((await day.page(held)).visitor, leaves);
      assert.equal(news.at(-1)?.kind, 'ended');
      assert.equal(await day.says(held), 'late');
    }
  });

  it('reacts to being asked for another language, which nobody there speaks', async () => {
    const { day, held } = await taken({ reacts: [{ to: { press: 'language' }, does: ['english please'] }] });
    assert.equal(await day.practice.askLanguage(held, 'en'), 'nobody');
    day.passes(5);
    assert.equal((await day.practice.line()).mine[0]?.wants, 'en');
    assert.deepEqual(await day.saidBy('visitor', held), ['bonjour', 'english please']);
  });

  it('leaves the line when nobody takes her, which is no exercise done', async () => {
    const day = new PracticeDay([storyOf({ waits: 100 }), storyOf({ id: 'other' })]);
    await day.practice.signIn(ME);
    day.passes(99);
    assert.equal((await day.practice.line()).waiting[0]?.caseId, 'exercise-1-she');
    day.passes(10);
    assert.equal((await day.practice.line()).waiting[0]?.caseId, 'exercise-2-other');
    assert.equal(day.done, 0);
  });
});

describe('An exercise', () => {
  it('plays its stories one after the other and again, beginning with one not met before', async () => {
    const day = new PracticeDay([storyOf({}), storyOf({ id: 'other' })], 1);
    await day.practice.signIn(ME);
    for (const id of ['exercise-1-other', 'exercise-2-she', 'exercise-3-other']) {
      const held = await day.takes();
      assert.equal(held.caseId, id);
      await day.practice.end(held);
      await day.practice.wrapped(held);
      day.passes(10);
    }
    assert.deepEqual([day.begun, day.done], [4, 3]);
  });

  it('sends nobody to who is not present, and goes on where she comes back', async () => {
    const day = new PracticeDay([storyOf({ waits: 100 }), storyOf({ id: 'other', waits: 100 })]);
    await day.practice.signIn(ME);
    await day.practice.signOut();
    day.passes(10_000);
    assert.deepEqual([day.begun, (await day.practice.line()).waiting], [1, []]);
    await day.practice.signIn(ME);
    await day.practice.signIn(ME);
    assert.equal(day.begun, 2);
    assert.deepEqual(
      (await day.practice.line()).waiting.map(({ caseId }) => caseId),
      ['exercise-2-other'],
    );
  });

  it('says a message once, refuses what comes late, and has nobody to pass a talk to', async () => {
    const { day, held } = await taken();
    for (let sent = 0; sent < 2; sent += 1) await day.practice.say(held, { text: 'oui', clientId: 'same' });
    assert.deepEqual(await day.saidBy('worker', held), ['oui']);
    assert.equal(await day.practice.say({ ...held, fence: 1 }, { text: 'tard', clientId: 'x' }), 'late');
    assert.equal(await day.practice.transfer(held), 'nobody');
    assert.equal(await day.practice.setSwitch('anne', 'all'), 'not_allowed');
  });
});
