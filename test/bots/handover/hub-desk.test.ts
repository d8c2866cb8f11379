import assert from 'node:assert/strict';
import { EventFactory, type Activity, type ConversationAccount } from 'botbuilder';
import type { Desk } from '../../../bots/handover/desk.js';
import { hubDesk, receive } from '../../../bots/handover/hub-desk.js';
import { makeSignpostBot } from '../../../bots/signpost-bot.js';
import { Turns } from '../../../bots/turns.js';
import { WebAdapter } from '../../../bots/web-adapter.js';
import { MemoryConversations } from '../../../infra/stores/memory-conversations.js';
import { worldOf } from '../../dialogs/world.js';
import { silentReaders } from '../../stories/readers.js';

/** Another agent hub, of which only the Bot Framework's events are known. */
async function withHub() {
  const sent: Partial<Activity>[] = [];
  const { content, now } = worldOf();
  const clock = () => now;
  const store = new MemoryConversations({ clock });
  const hub = {
    send: (activity: Partial<Activity>) => Promise.resolve(void sent.push(activity)),
    people: () => Promise.resolve({ who: 'free' as const, wait: { from: 1, to: 5, known: true } }),
  };
  const desk: Desk = hubDesk({
    hub,
    adapter: new WebAdapter(() => Promise.resolve()),
    newId: () => 'case-1',
  });
  const bot = makeSignpostBot({ content, clock, readers: silentReaders, desk });
  const turns = new Turns({ store, bot, clock, report: (event) => assert.fail(event) });
  const write = async (text: string) => {
    await store.accept('talk', { logged: { type: 'message', text }, raw: text });
    await turns.hear('talk');
  };
  const last = async () => {
    const since = await store.since('talk', 0);
    return since === 'gone' ? undefined : since.activities.at(-1);
  };
  const stepNow = async () => ((await last())?.channelData as { step?: string } | undefined)?.step;
  const conversation = { id: 'talk' } as ConversationAccount;
  const status = (state: string) =>
    receive({ ...EventFactory.createHandoffStatus(conversation, state), from: agent }, { turns, bot });
  const agentSays = (text: string) =>
    receive({ type: 'message', text, conversation, from: agent }, { turns, bot });
  await turns.open('talk', 'fr');
  for (const text of ['oui', "Parler à quelqu'un", 'Oui, je veux lui parler', 'Attendre une professionnelle'])
    await write(text);
  return { sent, write, last, stepNow, status, agentSays };
}

const agent = { id: 'agent-7', name: 'Camille', role: 'user' };

describe('Another agent hub in place of our queue', () => {
  it('is asked by handoff.initiate, with what was agreed and without a transcript', async () => {
    const { sent, stepNow } = await withHub();
    assert.equal(await stepNow(), 'human.waiting');
    assert.deepEqual(
      sent.map(({ type, name }) => [type, name]),
      [['event', 'handoff.initiate']],
    );
    assert.equal(sent[0]?.conversation?.id, 'talk');
    const value = sent[0]?.value as Record<string, unknown>;
    assert.deepEqual([value['level'], value['reasons']], ['D?', []]);
    assert.ok(!sent[0]?.attachments?.length);
  });

  it('accepts by handoff.status, once, and then speaks with her', async () => {
    const { sent, write, last, stepNow, status, agentSays } = await withHub();
    await agentSays('trop tôt');
    assert.equal(await stepNow(), 'human.waiting');
    await status('accepted');
    await status('accepted');
    assert.equal(await stepNow(), 'human.talking');
    await agentSays('Bonjour');
    assert.equal((await last())?.text, 'Bonjour');
    await write('bonjour à vous');
    assert.deepEqual(
      sent.slice(1).map(({ type, text }) => [type, text]),
      [['message', 'bonjour à vous']],
    );
  });

  it('completes, and the bot takes her back with a goodbye', async () => {
    const { status, stepNow, agentSays, last } = await withHub();
    await status('accepted');
    await status('completed');
    assert.equal(await stepNow(), 'human.ended');
    await agentSays('trop tard');
    assert.notEqual((await last())?.text, 'trop tard');
  });

  it('fails, and she is told not to wait here', async () => {
    const { status, stepNow, last } = await withHub();
    await status('failed');
    assert.equal(await stepNow(), 'human.nobody');
    assert.match((await last())?.text ?? '', /Personne de notre équipe/);
  });

  it('hears that she left', async () => {
    const { sent, write } = await withHub();
    await write('Ne plus attendre');
    assert.equal(sent.at(-1)?.type, 'endOfConversation');
  });
});
