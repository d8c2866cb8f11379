import { CardFactory, type Activity, type Attachment, type CardAction } from 'botbuilder';
import { textIn } from '../content/languages.js';
import type { Content } from '../content/model.js';
import { isAbroad } from '../dialogs/doors.js';
import { mayShow } from '../dialogs/emergency.js';
import type { Ask, DoorCard, Event, Option, Say, State } from '../dialogs/model.js';
import { doorInShort, doorWords, nameOf, type DoorContext, type DoorWords } from './door-words.js';
import { saysTo } from './for-child.js';
import { doorLine, shortName } from './sms/door-line.js';
import { momentWords } from './hours-words.js';
import { addressOf, numberOf, type Words, type WordsIn } from './words.js';

/** From the engine's keys to Activities in the person's language. Nothing is decided here. */

type Message = Extract<Event, { kind: 'message' }>;

export interface Renderer {
  /** `state` as the turn leaves it: its language and whether she must be discreet. */
  activity(message: Message, state: State, now: Date): Partial<Activity>;
  /** Each option's title in every language, as this channel writes it, for reading an answer against it. */
  titles(ask: Ask, channel: State['channel']): string[][];
}

export function makeRenderer(content: Content, wordsIn: WordsIn): Renderer {
  return {
    activity: (message, state, now) => {
      const context = {
        content,
        now,
        words: wordsIn(state.tongue ?? state.lang, state.channel),
        young: state.who === 'child',
        abroad: isAbroad(state),
        man: state.answers['audience']?.includes('man') ?? false,
      };
      return toActivity(message, state, context);
    },
    titles: ({ options }, channel) =>
      options.map((option) =>
        content.settings.languages.map(({ id }) => titleOf(option, { content, words: wordsIn(id, channel) })),
      ),
  };
}

function toActivity(message: Message, state: State, context: DoorContext): Partial<Activity> {
  const says = saysTo(state, message.says, { content: context.content, language: context.words.language });
  const said = says.map((one) => sayWords(one, context)).join('\n');
  if (state.channel === 'sms') return toSms(message, said, context);
  const doors = message.doors.map((door) => doorWords(door, context));
  const { ask } = message;
  const links = linksOf(says, context);
  return {
    type: 'message',
    locale: context.words.language.id,
    text: [said, ...doors.map(twin)].filter((part) => part !== '').join('\n\n'),
    ...(doors.length > 0
      ? { attachments: doors.map((door, at) => card(door, isPlace(message.doors[at]), context.words)) }
      : {}),
    ...(ask === undefined ? {} : { suggestedActions: { to: [], actions: actions(ask, context) } }),
    channelData: {
      step: message.step,
      says: said,
      ...(links.length === 0 ? {} : { links }),
      ...(message.style === undefined ? {} : { style: message.style }),
      ...(message.style === 'loud' && state.level === 'D3' && doors.length > 0 ? { draft: true } : {}),
      ...(ask?.many ? { many: true } : {}),
      ...(state.discreet ? { discreet: true } : {}),
      ...(mayShow(state) ? { canWrite: true } : {}),
      ...directionOf(context),
    },
  };
}

/** One line for each sentence and each door; the channel (bots/sms) makes SMS of them. */
function toSms({ step, doors, ask }: Message, said: string, context: DoorContext): Partial<Activity> {
  const lines = [said, ...doors.map((door) => doorLine(door, context))];
  return {
    type: 'message',
    locale: context.words.language.id,
    text: lines.filter((line) => line !== '').join('\n'),
    ...(ask === undefined ? {} : { suggestedActions: { to: [], actions: actions(ask, context) } }),
    channelData: { step, ...(ask?.spelt ? { spelt: true } : {}) },
  };
}

/** Said of each message where a language of the house is written from right to left: a talk may change on the way. */
function directionOf({ content, words }: DoorContext): { dir?: string } {
  const isMixed = content.settings.languages.some(({ direction }) => direction === 'rtl');
  return isMixed ? { dir: words.language.direction } : {};
}

function sayWords(one: Say, context: DoorContext): string {
  const { content, now, words } = context;
  const zone = content.settings.time_zone;
  if (one.values === undefined && one.door === undefined) return words.text(one.key);
  const at = one.values?.['at'];
  return words.text(one.key, {
    ...one.values,
    ...(typeof at === 'string' ? { when: momentWords(at, { now, zone }, words) } : {}),
    ...(one.door === undefined
      ? {}
      : { door: words.channel === 'sms' ? doorLine(one.door, context) : doorInShort(one.door, context) }),
  });
}

interface Link {
  text: string;
  value: string;
}

/** The numbers and doors named in a sentence, so that a page can make them tappable where they stand. */
function linksOf(says: readonly Say[], context: DoorContext): Link[] {
  const links = says.flatMap(({ key, door }) => [
    ...numbersIn(key, context),
    ...(door === undefined ? [] : doorLink(doorWords(door, context))),
  ]);
  return links.filter((link, at) => links.findIndex(({ text }) => text === link.text) === at);
}

function numbersIn(key: string, { content, words }: DoorContext): Link[] {
  const found = textIn(content, words.language, key) ?? '';
  const text = typeof found === 'string' ? found : found.web;
  const isSign = SIGN_AND_NUMBER.test(text);
  return [...text.matchAll(/\{\{n\.([a-z0-9-]+)\}\}/g)].flatMap(([, id = '']) => {
    const line = content.lines.get(id);
    if (line === undefined) return [];
    return [{ text: isSign ? words.text(key) : (numberOf(line) ?? ''), value: addressOf(line) }];
  });
}

/** « SOS ☏ 17 »: no sentence, so all of it leads to the number. */
const SIGN_AND_NUMBER = /^[^\p{Ll}{]*\{\{n\.[a-z0-9-]+\}\}$/u;

function doorLink({ title, subtitle, links }: DoorWords): Link[] {
  const [first] = links;
  return first === undefined ? [] : [{ text: subtitle === '' ? title : subtitle, value: first.value }];
}

/** The same door for who reads no cards. */
function twin({ title, subtitle, lines }: DoorWords): string {
  return [title, subtitle, ...lines].filter((line) => line !== '').join('\n');
}

/** The text of a card is always Markdown to the official client: only an empty line parts two lines there. */
function card(
  { title, subtitle, lines, links, report }: DoorWords,
  ofPlace: boolean,
  words: Words,
): Attachment {
  const ways = links.map(({ kind, title: label, value }) => ({ type: kind, title: label, value }));
  const hasWay = ofPlace || ways.length > 0;
  const buttons = hasWay ? [...ways, reportOf(report, words)] : [];
  const made = CardFactory.heroCard(title, [], buttons, { subtitle, text: lines.join('\n\n') });
  return ofPlace ? { ...made, name: 'place' } : made;
}

const isPlace = (door: DoorCard | undefined): boolean => door?.kind === 'place';

/** One tap says that it did not work. What is posted names the record as she sees it, never by an id. */
function reportOf(value: string, words: Words): CardAction {
  return { type: 'imBack', title: words.text('report.ask'), value };
}

type Naming = Pick<DoorContext, 'content' | 'words'>;

function actions(ask: Ask, { content, words }: Naming): CardAction[] {
  return ask.options.map((option) => {
    const value = titleOf(option, { content, words });
    const title = option.ticked ? words.text('answer.chosen', { title: value }) : value;
    return { type: 'imBack', title, value, ...manner(option, ask) };
  });
}

/** How a page may show it: how it weighs, and whether it ends a question where others may be ticked together. */
function manner({ id, weight, lang }: Option, { many }: Ask): Pick<CardAction, 'channelData'> {
  if (lang !== undefined) return { channelData: { lang } };
  if (weight !== undefined) return { channelData: { weight } };
  return many && id === 'none' ? { channelData: { alone: true } } : {};
}

function titleOf({ id, key, values, record }: Option, { content, words }: Naming): string {
  if (!record) return words.text(key, values);
  const name = words.channel === 'sms' ? shortName(id, content, words) : nameOf(id, content, words.lang);
  return words.text(key, { name });
}
