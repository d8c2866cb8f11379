import type { TurnContext } from 'botbuilder';
import { makeSignpostBot } from '../../../bots/signpost-bot.js';
import type { Bot } from '../../../bots/bot.js';
import type { Content, Text } from '../../../content/model.js';
import { silentReaders } from '../../stories/readers.js';
import { worldOf } from '../../dialogs/world.js';
import type { Shown } from '../../../bots/webchat/page/message.js';

/** The id of the language made up here: a real tag, since a browser and axe read it. */
export const PSEUDO = 'ar';

const ARABIC = 'ابتثجحخدذرزسشصضطظعغفقكلمنه';

/** French in letters read from right to left, a third longer; numbers and what is filled stay as they are. */
export function pseudo(words: string): string {
  return words.replace(/\{\{.*?\}\}|\p{L}+/gu, (part) => (part.startsWith('{{') ? part : mirrored(part)));
}

function mirrored(word: string): string {
  const letters = [...word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()];
  const arabic = letters.map((letter) => ARABIC[letter.charCodeAt(0) % ARABIC.length] ?? 'ا');
  return [...arabic, ...arabic.slice(0, Math.ceil(arabic.length / 3))].join('');
}

/** The demonstration's content with one more language: a folder of texts, and a line of the settings. */
export function withPseudo(): Content {
  const { content } = worldOf();
  const texts = [...content.texts.fr].map(([key, text]) => [key, pseudoText(text)] as const);
  const language = { id: PSEUDO, name: 'العربية', over: 'fr', direction: 'rtl' } as const;
  return {
    ...content,
    settings: { ...content.settings, languages: [...content.settings.languages, language] },
    overlays: new Map([...content.overlays, [PSEUDO, new Map(texts)]]),
  };
}

function pseudoText(text: Text): Text {
  return typeof text === 'string' ? pseudo(text) : { web: pseudo(text.web), sms: pseudo(text.sms) };
}

/** What the bot answers to each of these words in turn, as the page receives it. */
export async function answersTo(content: Content, said: readonly string[]): Promise<Shown[][]> {
  const bot = makeBot(content);
  let { state } = bot.open({ lang: PSEUDO, channel: 'web' });
  const answers: Shown[][] = [];
  for (const text of said) {
    const reply = await bot.hear(state, { activity: { text } } as TurnContext);
    state = reply.state;
    answers.push(reply.activities);
  }
  return answers;
}

export function makeBot(content: Content): Bot {
  return makeSignpostBot({ content, clock: () => new Date('2026-11-24T09:00:00Z'), readers: silentReaders });
}
