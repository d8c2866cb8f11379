import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { Talk, type Heard } from '../bots/webchat/official-client.js';
import type { TestServer } from '../bots/webchat/server-for-tests.js';

/** A whole conversation as data: what a person writes, what she must and must not be shown, what remains of it. */
const shownSchema = z.strictObject({
  step: z.string().optional(),
  says: z.array(z.string()).default([]),
  never: z.array(z.string()).default([]),
  options: z.array(z.string()).optional(),
  /** Titles of the doors, in order. */
  doors: z.array(z.string()).optional(),
  style: z.enum(['loud', 'quiet', 'none']).optional(),
});

/** What holds on every channel, in whatever words and form it is said there. */
const bothSchema = z.strictObject({
  step: z.string().optional(),
  /** Numbers to call or to write to, each as it is read: `3919`, `116 006`. */
  numbers: z.array(z.string()).default([]),
  /** Words that are the same everywhere. Accents and capitals are not minded: SMS has few. */
  says: z.array(z.string()).default([]),
  never: z.array(z.string()).default([]),
});

/** What an SMS of hers brings. */
const sentSchema = z.strictObject({
  step: z.string().optional(),
  says: z.array(z.string()).default([]),
  never: z.array(z.string()).default([]),
  /** All that is sent, word for word. */
  exactly: z.array(z.string()).optional(),
  /** Nothing is sent at all. */
  silent: z.boolean().default(false),
});

const turnSchema = z.strictObject({
  writes: z.string(),
  both: bothSchema.optional(),
  shows: shownSchema.optional(),
  sms: sentSchema.optional(),
  /** Written on one channel alone, where the other needs no such step. */
  only: z.enum(['web', 'sms']).optional(),
  /** Minutes that pass before it is written. */
  after: z.number().default(0),
});

const CHANNELS = ['web', 'sms'] as const;
export type Channel = (typeof CHANNELS)[number];

export const storySchema = z.strictObject({
  /** A sentence a social worker would approve. */
  title: z.string(),
  channels: z.array(z.enum(CHANNELS)).min(1),
  lang: z.enum(['fr', 'en']).default('fr'),
  content: z.enum(['demo', 'indre']).default('demo'),
  /** The moment of the talk. */
  at: z.string().default('2026-11-24T09:00:00Z'),
  /**
   * She has come to where she can say what she needs, as one does on each channel: on the page she can write without risk,
   * by SMS she has answered the neutral line. Without it the talk is told from its first word.
   */
  arrived: z.boolean().default(false),
  talk: z.array(turnSchema),
  ends: z
    .strictObject({
      level: z.enum(['D3', 'D2', 'D1', 'D?']).optional(),
      cause: z.enum(['direct', 'points']).nullable().optional(),
      commune: z.string().optional(),
      erased: z.boolean().optional(),
    })
    .default({}),
  /** What may be found nowhere in what the server still holds of the talk. */
  forgets: z.array(z.string()).default([]),
});

export type Story = z.infer<typeof storySchema>;

/** The stories of a channel, each with what is written on it. */
export function readStories(channel: Channel = 'web'): { file: string; story: Story }[] {
  const folder = 'test/stories';
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((file) => ({ file, story: storySchema.parse(parse(readFileSync(`${folder}/${file}`, 'utf8'))) }))
    .filter(({ story }) => story.channels.includes(channel))
    .map(({ file, story }) => ({ file, story: { ...story, talk: talkOn(channel, story) } }));
}

type Turn = Story['talk'][number];

function talkOn(channel: Channel, { arrived, lang, talk }: Story): Turn[] {
  const first = arrived ? ARRIVING[channel][lang] : [];
  return [...first.map((writes) => ({ writes, after: 0 })), ...talk.filter(isOn(channel))];
}

const ARRIVING: Readonly<Record<Channel, Readonly<Record<Story['lang'], readonly string[]>>>> = {
  web: { fr: ['oui'], en: ['yes'] },
  sms: { fr: ['bonjour', '1'], en: ['hello', '1'] },
};

const isOn =
  (channel: Channel) =>
  ({ only = channel }: Turn): boolean =>
    only === channel;

/** Somebody who goes through a story, whatever the door. */
export interface Player {
  /** Resolves with our id of the conversation, once its first words are there. */
  arrive(): Promise<string>;
  /** Says something and resolves with the bot's messages of that turn. */
  say(text: string): Promise<Heard[]>;
  /** Says what ends the talk, and resolves when it has ended. */
  leave(text: string): Promise<void>;
}

/** Plays a story through the official Direct Line client on a real server. */
export async function play(story: Story, server: TestServer): Promise<void> {
  const talk = new Talk({ domain: server.directLine, locale: story.lang });
  const arrive = async () => (await talk.opening())[0]?.id?.split('|')[0] ?? '';
  try {
    await playAs(
      { arrive, say: (text) => talk.say(text), leave: (text) => leave(talk, text) },
      story,
      server,
    );
  } finally {
    talk.close();
  }
}

/** Plays a story through any door of a real server. */
export async function playAs(player: Player, story: Story, server: TestServer): Promise<void> {
  const id = await player.arrive();
  for (const [at, { writes, both, shows }] of story.talk.entries()) {
    if (story.ends.erased === true && at === story.talk.length - 1) {
      await player.leave(writes);
      break;
    }
    const heard = await player.say(writes);
    assertWayOn(heard, writes);
    if (both !== undefined) assertBoth(saidOnPage(heard), both, writes);
    if (shows !== undefined) assertShown(heard, shows, writes);
  }
  await assertEnd(story, server, id);
}

async function leave(talk: Talk, writes: string): Promise<void> {
  await talk.post(writes);
  await talk.until(() => talk.heard.some(({ type }) => type === 'endOfConversation'));
}

/** No dead end: every turn leaves at least one way on, and a number is never far. */
export function assertWayOn(heard: readonly Heard[], writes: string): void {
  const actions = heard.at(-1)?.suggestedActions?.actions ?? [];
  assert.ok(actions.length > 0, `no way on after « ${writes} »`);
}

/** What a turn said, on whatever channel. */
export interface Said {
  step: string | undefined;
  text: string;
}

function saidOnPage(heard: readonly Heard[]): Said {
  return { step: heard.at(-1)?.channelData?.step, text: heard.map(({ text }) => text ?? '').join('\n') };
}

export function assertBoth(said: Said, both: z.infer<typeof bothSchema>, writes: string): void {
  const where = `after « ${writes} », which was answered by:\n${said.text}`;
  const text = plain(said.text);
  if (both.step !== undefined) assert.equal(said.step, both.step, where);
  for (const number of both.numbers) assert.match(text, asNumber(number), where);
  for (const words of both.says) assert.ok(text.includes(plain(words)), `« ${words} » is missing ${where}`);
  for (const words of both.never)
    assert.ok(!text.includes(plain(words)), `« ${words} » must not be there ${where}`);
}

/** Alone: not a part of another number, of an hour or of a distance. */
function asNumber(number: string): RegExp {
  const figures = number.replace('+', '\\+');
  return new RegExp(`(?<!\\d|\\d )${figures}(?! ?\\d| ?(?:h|km|min)\\b)`);
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase();
}

export function assertShown(
  heard: readonly Heard[],
  shows: z.infer<typeof shownSchema>,
  writes: string,
): void {
  const all = heard.map(({ text }) => text ?? '').join('\n');
  const last = heard.at(-1);
  const where = `after « ${writes} », which showed:\n${all}`;
  if (shows.step !== undefined) assert.equal(last?.channelData?.step, shows.step, where);
  for (const words of shows.says) assert.ok(all.includes(words), `« ${words} » is missing ${where}`);
  for (const words of shows.never) assert.ok(!all.includes(words), `« ${words} » must not be there ${where}`);
  if (shows.options !== undefined) {
    assert.deepEqual(
      last?.suggestedActions?.actions.map(({ title }) => title),
      shows.options,
      where,
    );
  }
  if (shows.doors !== undefined) assert.deepEqual(heard.flatMap(doorsOf), shows.doors, where);
  if (shows.style !== undefined) assert.equal(last?.channelData?.style ?? 'none', shows.style, where);
}

function doorsOf(heard: Heard): string[] {
  const { attachments = [] } = heard as unknown as { attachments?: { content: { title: string } }[] };
  return attachments.map(({ content }) => content.title);
}

export async function assertEnd(story: Story, server: TestServer, id: string): Promise<void> {
  const kept = await server.store.since(id, 0);
  const loaded = await server.store.load(id);
  if (story.ends.erased === true) {
    assert.equal(kept, 'gone');
    return;
  }
  assert.ok(loaded !== 'gone' && kept !== 'gone');
  const { level, cause, commune } = loaded.state;
  if (story.ends.level !== undefined) assert.equal(level, story.ends.level);
  if (story.ends.cause !== undefined) assert.equal(cause, story.ends.cause);
  if (story.ends.commune !== undefined) assert.equal(commune, story.ends.commune);
  const everything = JSON.stringify([loaded, kept]);
  for (const words of story.forgets) assert.ok(!everything.includes(words), `« ${words} » is still held`);
}
