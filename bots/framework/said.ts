import { ActivityTypes, type Activity } from 'botbuilder';
import type { WordsIn } from '../words.js';

/** Where cards, buttons and our own marks arrive as they are. Elsewhere the same words go as plain text. */
const whole: readonly string[] = ['directline', 'webchat', 'emulator'];

/** Text that says what the bot's turns cannot: by its key in content/locales. */
export type NoticeKey =
  'channel.kept' | 'channel.erased' | 'channel.too_long' | 'channel.no_text' | 'channel.wait';

export type Notice = (key: NoticeKey, lang: string) => Partial<Activity>;

const numbers = ['page.help_first', 'page.help_written', 'page.help_listen'];

/** Where somebody must wait or write again, the numbers that do not wait stand below. */
const withNumbers: readonly NoticeKey[] = ['channel.too_long', 'channel.no_text', 'channel.wait'];

export function makeNotice(wordsIn: WordsIn): Notice {
  return (key, lang) => {
    const words = wordsIn(lang, 'web');
    const below = withNumbers.includes(key) ? numbers.map((number) => words.text(number)) : [];
    const text = [words.text(key), ...below].join('\n');
    return { type: ActivityTypes.Message, text, locale: words.language.id, channelData: { step: key } };
  };
}

/** That it is over, for the channels that understand it. */
export const end: Partial<Activity> = {
  type: ActivityTypes.EndOfConversation,
  code: 'completedSuccessfully',
};

/**
 * A turn's activities as a channel is given them: only words and buttons, without our ids and numbers. A channel we
 * do not know reads no cards (their twin is in the text) and may hide buttons: there they are a numbered list.
 */
export function forChannel(activities: readonly Partial<Activity>[], channelId: string): Partial<Activity>[] {
  if (whole.includes(channelId)) return activities.map(wholly);
  return activities.filter(({ type }) => type === ActivityTypes.Message).map(plainly);
}

function wholly(activity: Partial<Activity>): Partial<Activity> {
  const { attachments, suggestedActions, code } = activity;
  const channelData = activity.channelData as object | undefined;
  return {
    ...(activity.type === ActivityTypes.Message ? wordsOf(activity) : { type: activity.type }),
    ...(code === undefined ? {} : { code }),
    ...(attachments === undefined ? {} : { attachments }),
    ...(suggestedActions === undefined ? {} : { suggestedActions }),
    ...(channelData === undefined ? {} : { channelData }),
  };
}

function plainly(activity: Partial<Activity>): Partial<Activity> {
  const titles = (activity.suggestedActions?.actions ?? []).map(({ title }, at) => `${at + 1}. ${title}`);
  const words = wordsOf(activity);
  return { ...words, text: [words.text, titles.join('\n')].filter(Boolean).join('\n\n') };
}

function wordsOf({ text = '', locale }: Partial<Activity>): Partial<Activity> {
  return { type: ActivityTypes.Message, text, textFormat: 'plain', ...(locale !== undefined && { locale }) };
}
