import assert from 'node:assert/strict';
import type { TurnContext } from 'botbuilder';
import { nobodyOnDuty, type Desk, type HandoffRequest } from '../../../bots/handover/desk.js';
import { makeSignpostBot } from '../../../bots/signpost-bot.js';
import { silentReaders } from '../../stories/readers.js';
import { worldOf } from '../../dialogs/world.js';

const context = (text: string) =>
  ({ activity: { text, conversation: { id: 'talk-1' } } }) as unknown as TurnContext;

const somebody = { who: 'free', wait: { from: 1, to: 5, known: true } } as const;
const values = { words: 'tilleul bateau', from: 1, to: 5, known: 1 };

/** A desk where somebody is present, and which remembers what it was asked and told. */
function deskThatSays(answer: 'waiting' | 'nobody') {
  const asked: [string, HandoffRequest][] = [];
  const notes: unknown[] = [];
  const desk: Desk = {
    ...nobodyOnDuty,
    people: () => Promise.resolve(somebody),
    request: (id, request) => {
      asked.push([id, request]);
      return Promise.resolve(
        answer === 'nobody' ? { kind: answer } : { kind: answer, case: 'c', seq: 0, values },
      );
    },
    note: (_id, note) => {
      notes.push(note);
      return Promise.resolve();
    },
  };
  return { desk, asked, notes };
}

const { content, now } = worldOf();
const botAt = (desk: Desk) => makeSignpostBot({ content, clock: () => now, readers: silentReaders, desk });

/** Each message in turn; what the last one brought. */
async function after(desk: Desk, ...texts: string[]) {
  const bot = botAt(desk);
  let reply = bot.open({ lang: 'fr', channel: 'web' });
  for (const text of texts) reply = await bot.hear(reply.state, context(text));
  return { bot, reply };
}

const stepOf = (reply: { activities: { channelData?: unknown }[] }) =>
  (reply.activities.at(-1)?.channelData as { step: string }).step;

const ASKING = ['oui', "Parler à quelqu'un", 'Oui, je veux lui parler', 'Attendre une professionnelle'];

describe('Asking for a person', () => {
  it('with nobody on duty is answered at once, and asks no desk', async () => {
    const { reply } = await after(nobodyOnDuty, 'oui', "Parler à quelqu'un");
    assert.equal(stepOf(reply), 'human.nobody');
    assert.ok((reply.activities.at(-1)?.suggestedActions?.actions.length ?? 0) > 0);
  });

  it('waits when the desk has a place, and says the two words', async () => {
    const { desk, asked } = deskThatSays('waiting');
    const { reply } = await after(desk, ...ASKING);
    assert.equal(stepOf(reply), 'human.waiting');
    assert.match(reply.activities.at(-1)?.text ?? '', /tilleul bateau/);
    assert.deepEqual(reply.state.handoff?.case, 'c');
    assert.equal(asked.length, 1);
  });

  it('says that nobody is there when the last one went meanwhile', async () => {
    const { reply } = await after(deskThatSays('nobody').desk, ...ASKING);
    assert.equal(stepOf(reply), 'human.nobody');
    assert.equal(reply.state.handoff, undefined);
  });

  it('names the conversation and nothing of what was said', async () => {
    const { desk, asked } = deskThatSays('waiting');
    await after(desk, ...ASKING);
    const [id, request] = asked[0]!;
    assert.equal(id, 'talk-1');
    assert.deepEqual(request, {
      ...{ channel: 'web', lang: 'fr', level: 'D?', cause: null, reasons: [], agreed: true, far: false },
    });
  });

  it('is left by leaving the line, which the desk is told', async () => {
    const { desk, notes } = deskThatSays('waiting');
    const { reply } = await after(desk, ...ASKING, 'Ne plus attendre');
    assert.equal(stepOf(reply), 'menu.choose');
    assert.deepEqual(notes, [{ kind: 'left_line', case: 'c' }]);
    assert.equal(reply.state.handoff, undefined);
  });

  it('keeps its place when she starts again', async () => {
    const { desk } = deskThatSays('waiting');
    const { reply } = await after(desk, ...ASKING, 'recommencer');
    assert.equal(reply.state.handoff?.case, 'c');
  });
});

describe('A signal of the queue', () => {
  const accepted = (seq: number) =>
    ({
      kind: 'signal',
      name: 'accepted',
      of: { case: 'c', seq, fence: 2 },
      values: { name: 'Camille' },
    }) as const;

  it('is taken once, and not for another case', async () => {
    const { bot, reply } = await after(deskThatSays('waiting').desk, ...ASKING);
    const first = await bot.signal?.(reply.state, accepted(1));
    assert.equal(stepOf(first!), 'human.talking');
    assert.equal(await bot.signal?.(first!.state, accepted(1)), undefined);
    const other = { ...accepted(2), of: { case: 'other', seq: 2, fence: 2 } };
    assert.equal(await bot.signal?.(first!.state, other), undefined);
  });

  it('under a covered screen changes what lies under it and shows nothing', async () => {
    const { bot, reply } = await after(deskThatSays('waiting').desk, ...ASKING, 'il arrive');
    assert.equal(stepOf(reply), 'traces.neutral');
    const quiet = await bot.signal?.(reply.state, accepted(1));
    assert.deepEqual(quiet?.activities, []);
    const back = await bot.hear(quiet!.state, context('Continuer'));
    assert.equal(stepOf(back), 'human.talking');
  });

  it('hands her next words to the person, and says nothing itself', async () => {
    const { desk, notes } = deskThatSays('waiting');
    const { bot, reply } = await after(desk, ...ASKING);
    const talking = await bot.signal?.(reply.state, accepted(1));
    const said = await bot.hear(talking!.state, context('2'));
    assert.deepEqual(said.activities, []);
    assert.equal(said.toPerson, 'c');
    assert.deepEqual(notes, [{ kind: 'said', case: 'c', text: '2', danger: false }]);
  });
});
