import { makeSignpostBot } from '../../bots/signpost-bot.js';
import { smsOf } from '../../bots/sms/render.js';
import { countParts } from '../../bots/sms/text/segments.js';
import type { Bot } from '../../bots/bot.js';
import type { Content } from '../../content/model.js';
import { silentReaders } from '../stories/readers.js';
import type { TurnContext } from 'botbuilder';

/** What one whole visit by SMS costs. */
export interface Visit {
  /** Parts of each message of ours. */
  parts: number[];
  /** The same messages, had one letter forced UCS-2. */
  ucs2: number[];
  /** Signs of the message that names the nearest place. */
  place: string;
}

/** A morning, and the middle of a night: what is closed takes more words. */
const CLOCKS = ['2026-11-24T09:00:00Z', '2026-11-28T01:30:00Z'];

/** To the last of the five questions, each answered hard but not by an emergency. */
const AFTER_THE_PLACE = ['questions claires', '2', '2', '1', '1', '3'];

/** A whole visit from every commune of the département, by day and by night, in French and in English. */
export async function everyVisit(content: Content): Promise<Visit[]> {
  const visits: Visit[] = [];
  for (const clock of CLOCKS) {
    const bot = makeSignpostBot({ content, clock: () => new Date(clock), readers: silentReaders });
    for (const first of ['bonjour', 'hello'])
      for (const { name } of content.communes) visits.push(await visitFrom(bot, first, name));
  }
  return visits;
}

async function visitFrom(bot: Bot, first: string, commune: string): Promise<Visit> {
  let { state } = bot.open({ lang: 'fr', channel: 'sms' });
  const texts: string[] = [];
  for (const text of [first, '1', commune, ...AFTER_THE_PLACE]) {
    const context = { activity: { text, conversation: { id: 'bench' } } } as TurnContext;
    const reply = await bot.hear(state, context);
    ({ state } = reply);
    texts.push(...smsOf(reply.activities));
    if (state.open?.step === 'place.choose') texts.push(...(await chosen()));
  }
  return {
    parts: texts.map((text) => countParts(text).parts),
    ucs2: texts.map(partsInUcs2),
    place: texts.find((text) => /\bESP /.test(text)) ?? '',
  };

  /** Where several communes go by that name, the first is hers. */
  async function chosen(): Promise<string[]> {
    const again = { activity: { text: '1', conversation: { id: 'bench' } } } as TurnContext;
    const reply = await bot.hear(state, again);
    ({ state } = reply);
    return smsOf(reply.activities);
  }
}

/** 70 signs alone, 67 in each of several. */
function partsInUcs2(text: string): number {
  return text.length <= 70 ? 1 : Math.ceil(text.length / 67);
}
