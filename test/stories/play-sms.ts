import assert from 'node:assert/strict';
import { phoneThread } from '../../bots/sms/phone.js';
import { Talks } from '../../bots/talks.js';
import { keyFor } from '../../bots/webchat/tokens.js';
import { fictionalNumber, PhoneClient, type SentSms } from '../bots/sms/phone-client.js';
import type { TestServer } from '../bots/webchat/server-for-tests.js';
import { assertBoth, assertEnd, type Story } from './play.js';

type Turn = Story['talk'][number];

export interface SmsStage {
  server: TestServer;
  secret: string;
  /** Lets minutes pass before the next text. */
  pass: (minutes: number) => unknown;
}

/** Plays a story by SMS, through the real route of the telephone. Resolves with all that was sent. */
export async function playBySms(story: Story, { server, secret, pass }: SmsStage): Promise<SentSms[]> {
  const phone = new PhoneClient(server.url, fictionalNumber());
  const id = () => talkOf(phone.number, { server, secret });
  const sent: SentSms[] = [];
  let last: string | undefined;
  for (const turn of story.talk) {
    pass(turn.after);
    const replies = await phone.write(turn.writes);
    sent.push(...replies);
    assertSent(replies, turn);
    last = (await id()) ?? last;
    const step = await stepOf(turn, await id(), server);
    if (turn.sms?.step !== undefined) assert.equal(step, turn.sms.step, `after « ${turn.writes} »`);
    if (turn.both !== undefined) assertBoth({ step, text: textOf(replies) }, turn.both, turn.writes);
  }
  assert.ok(last !== undefined, 'no talk ever began');
  await assertEnd(story, server, last);
  return sent;
}

function assertSent(replies: readonly SentSms[], { writes, sms }: Turn): void {
  const all = textOf(replies);
  const where = `after « ${writes} », which was answered by:\n${all}`;
  for (const { parts } of replies) assert.equal(parts, 1, where);
  if (sms?.silent === true) return assert.equal(replies.length, 0, where);
  assert.ok(replies.length > 0, `no answer to « ${writes} »`);
  if (sms === undefined) return;
  for (const words of sms.says) assert.ok(all.includes(words), `« ${words} » is missing ${where}`);
  for (const words of sms.never) assert.ok(!all.includes(words), `« ${words} » must not be there ${where}`);
  if (sms.exactly !== undefined)
    assert.deepEqual(
      replies.map(({ text }) => text),
      sms.exactly,
      where,
    );
}

function textOf(replies: readonly SentSms[]): string {
  return replies.map(({ text }) => text).join('\n---\n');
}

/** What is asked of her now; `undefined` where no step is expected. */
async function stepOf(
  { writes, sms, both }: Turn,
  id: string | undefined,
  server: TestServer,
): Promise<string | undefined> {
  if (sms?.step === undefined && both?.step === undefined) return undefined;
  const loaded = id === undefined ? 'gone' : await server.store.load(id);
  assert.ok(loaded !== 'gone', `no talk after « ${writes} »`);
  return loaded.state.open?.step;
}

function talkOf(number: string, { server, secret }: Omit<SmsStage, 'pass'>): Promise<string | undefined> {
  const talks = new Talks({ ...server, key: keyFor(secret, 'sms-conversation') });
  return talks.alive(phoneThread(number, secret));
}
