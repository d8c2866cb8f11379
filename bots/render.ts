import { CardFactory, type Activity, type Attachment, type CardAction } from 'botbuilder';
import type { Content } from '../content/model.js';
import type { Ask, Event, Option, Say, State } from '../dialogs/model.js';
import { doorInShort, doorWords, type DoorContext, type DoorWords } from './door-words.js';
import { momentWords } from './hours-words.js';
import type { Words, WordsIn } from './words.js';

/** From the engine's keys to Activities in the person's language. Nothing is decided here. */

type Message = Extract<Event, { kind: 'message' }>;

export interface Renderer {
  /** `state` as the turn leaves it: its language and whether she must be discreet. */
  activity(message: Message, state: State, now: Date): Partial<Activity>;
  /** Each option's title in every language, for reading an answer against it. */
  titles(ask: Ask): string[][];
}

export function makeRenderer(content: Content, wordsIn: WordsIn): Renderer {
  return {
    activity: (message, state, now) => {
      const context = { content, now, words: wordsIn(state.lang, state.channel) };
      return toActivity(message, state, context);
    },
    titles: ({ options }) =>
      options.map((option) =>
        content.settings.languages.map((lang) => titleOf(option, wordsIn(lang, 'web'))),
      ),
  };
}

function toActivity(message: Message, state: State, context: DoorContext): Partial<Activity> {
  const said = message.says.map((one) => sayWords(one, context)).join('\n');
  const doors = message.doors.map((door) => doorWords(door, context));
  const { ask } = message;
  return {
    type: 'message',
    locale: context.words.lang,
    text: [said, ...doors.map(twin)].filter((part) => part !== '').join('\n\n'),
    ...(doors.length > 0 ? { attachments: doors.map(card) } : {}),
    ...(ask === undefined ? {} : { suggestedActions: { to: [], actions: actions(ask, context.words) } }),
    channelData: {
      step: message.step,
      says: said,
      ...(message.style === undefined ? {} : { style: message.style }),
      ...(ask?.many ? { many: true } : {}),
      ...(state.discreet ? { discreet: true } : {}),
    },
  };
}

function sayWords(one: Say, context: DoorContext): string {
  const { content, now, words } = context;
  const zone = content.settings.time_zone;
  if (one.values === undefined && one.door === undefined) return words.text(one.key);
  const at = one.values?.['at'];
  return words.text(one.key, {
    ...one.values,
    ...(typeof at === 'string' ? { when: momentWords(at, { now, zone }, words) } : {}),
    ...(one.door === undefined ? {} : { door: doorInShort(one.door, context) }),
  });
}

/** The same door for who reads no cards. */
function twin({ title, subtitle, lines }: DoorWords): string {
  return [title, subtitle, ...lines].filter((line) => line !== '').join('\n');
}

function card({ title, subtitle, lines, links }: DoorWords): Attachment {
  const buttons = links.map(({ kind, title: label, value }) => ({ type: kind, title: label, value }));
  return CardFactory.heroCard(title, [], buttons, { subtitle, text: lines.join('\n') });
}

function actions(ask: Ask, words: Words): CardAction[] {
  return ask.options.map((option) => {
    const value = titleOf(option, words);
    const title = option.ticked ? words.text('answer.chosen', { title: value }) : value;
    const channelData = option.weight === undefined ? {} : { channelData: { weight: option.weight } };
    return { type: 'imBack', title, value, ...channelData };
  });
}

function titleOf({ key, values }: Option, words: Words): string {
  return words.text(key, values);
}
