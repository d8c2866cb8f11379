import { aside, linker, unbroken, type Link } from './links.js';
import { paragraphs, type Element, type Tree } from './markup.js';

/** What this page reads of an Activity: see docs of the Direct Line server for the rest. */
export interface Shown {
  type?: string | undefined;
  text?: string | undefined;
  locale?: string | undefined;
  /** Absent from what nobody asked for. */
  replyToId?: string | undefined;
  from?: { id?: string; name?: string; role?: string } | undefined;
  /** Of a passing event. */
  value?: unknown;
  channelData?: unknown;
  attachments?: { content?: unknown; name?: string | undefined }[] | undefined;
  suggestedActions?: { actions: Action[] } | undefined;
}

export interface Action {
  type?: string;
  title: string;
  value: unknown;
  channelData?: unknown;
}

export interface Data {
  n?: number;
  step?: string;
  says?: string;
  style?: 'loud' | 'quiet';
  opening?: boolean;
  /** Said where a language of the house is written from right to left. */
  dir?: string;
  many?: boolean;
  discreet?: boolean;
  /** She has said that nobody sees her screen. */
  canWrite?: boolean;
  /** What in `says` can be tapped: numbers, sites. */
  links?: Link[];
  /** Under this card she may send her own words to 114. */
  draft?: boolean;
  /** She talks with a person, and this is part of that talk. */
  case?: string;
  /** The first name of the person who wrote it: not the bot. */
  worker?: string;
  /** She waits for a person or talks with one: the page forgets nothing by itself. */
  held?: boolean;
  /** How the conversation ended, on `endOfConversation`. */
  ending?: 'leave' | 'erase' | 'expired';
}

interface Card {
  title?: string;
  subtitle?: string;
  text?: string;
  buttons?: Action[];
}

/** What a bot message carries besides its words. */
export const dataOf = (activity: Shown): Data => activity.channelData ?? {};

/** How an answer that is offered stands on the page; without a script it is another control. */
export type AnswerTree = (action: Action, many: boolean | undefined) => Tree;

/**
 * One bot message: its words, its cards, then the answers offered. The plain twin of the cards is left out. `form`: the
 * one that says, without a script, that a door did not work.
 */
export function messageTree(activity: Shown, answer: AnswerTree = answerTree, form = 'go'): Element {
  const data = dataOf(activity);
  const cards = (activity.attachments ?? []).map((one) =>
    cardTree(one.content as Card, { kind: one.name, form }),
  );
  const words = data.says ?? (cards.length ? (activity.text ?? '').split('\n\n')[0] : activity.text);
  const by: Tree[] = data.worker ? [['b', {}, data.worker]] : [];
  const told = [...by, ...wordsTree(activity, words), ...cards];
  const framed: Tree[] = data.style === 'loud' ? [['div', { class: 'frame' }, ...told]] : told;
  return ['article', headOf(activity, data), ...framed, ...answersTree(activity, answer)];
}

/** The question that waits for an answer is marked, to be found at once. */
function wordsTree(activity: Shown, words: string | undefined): Tree[] {
  const told = paragraphs(words, linker(dataOf(activity).links));
  const isAsked = (activity.suggestedActions?.actions.length ?? 0) > 0;
  const question = told.filter(asks).pop();
  if (isAsked && question) question[1] = { class: 'asked' };
  return told;
}

const asks = ([, , ...parts]: Element): boolean =>
  parts.some((part) => typeof part === 'string' && part.includes('?'));

function headOf(activity: Shown, data: Data): Record<string, string | undefined> {
  const names = ['said', data.style, data.worker && 'person', data.discreet && 'discreet'].filter(Boolean);
  return {
    class: names.join(' '),
    lang: activity.locale,
    dir: data.dir,
    'data-step': data.step,
    'data-from': data.worker ? 'person' : 'bot',
  };
}

/** The number comes right under the name, to be found without scrolling; what leads to a site comes last. */
function cardTree(card: Card, { kind, form }: { kind: string | undefined; form: string }): Tree {
  const title: Tree[] = card.title ? [['h2', { class: kind }, card.title]] : [];
  const failed = (card.buttons ?? []).filter(isSaid);
  const ways = (card.buttons ?? []).filter((one) => !isSaid(one));
  const [dials, sites] = [ways.filter(isDial), ways.filter((one) => !isDial(one))];
  const number: Tree[] = card.subtitle && dials.length === 0 ? [['p', { class: 'when' }, card.subtitle]] : [];
  return [
    'section',
    { class: 'card' },
    ...title,
    ...number,
    ...dials.map(linkTree),
    ...paragraphs(card.text),
    ...sites.map(linkTree),
    ...failed.map((one) => failedTree(one, card.title, form)),
  ];
}

const isSaid = ({ type }: Action): boolean => type === 'imBack';

/** One tap, without a script too. */
function failedTree({ title, value }: Action, name = '', form: string): Tree {
  const said = { class: 'failed', name: 'choose', value: String(value), form };
  return ['button', { ...said, 'aria-label': `${title} ${name}` }, title];
}

const isDial = (action: Action): boolean => !String(action.value).startsWith('https:');

function linkTree(action: Action): Tree {
  const href = String(action.value);
  return ['a', { class: isDial(action) ? 'dial' : 'web', href, ...aside(href) }, unbroken(action.title)];
}

/** Answers in the bot's own order: a person may also type "2", which must mean what she sees. */
function answersTree(activity: Shown, answer: AnswerTree): Tree[] {
  const actions = activity.suggestedActions?.actions ?? [];
  if (actions.length === 0) return [];
  const { many, says } = dataOf(activity);
  const items = actions.map((one): Tree => ['li', {}, answer(one, many)]);
  const list: Tree = ['ul', { class: 'answers', role: 'list' }, ...items];
  // What may be ticked together is one thing to the ear, under the words of its question.
  return [many ? ['div', { role: 'group', 'aria-label': says }, list] : list];
}

/** A tick can be taken back; « C'est tout », none of them or rather not say is one tap and the talk goes on. */
function answerTree(action: Action, many: boolean | undefined): Tree {
  const ticked = isTicked(action);
  const pressed = isTick(action, many) ? String(ticked) : undefined;
  const value = String(action.value);
  return [
    'button',
    {
      type: 'button',
      value,
      class: ticked ? 'chosen' : weightOf(action),
      lang: langOf(action),
      'aria-pressed': pressed,
    },
    action.title,
  ];
}

/** How an answer weighs among the others: urgent, quiet, done. */
export const weightOf = (action: Action): string | undefined => mannerOf(action).weight;

/** Of what language its words are, when not that of the message. */
export const langOf = (action: Action): string | undefined => mannerOf(action).lang;

const mannerOf = (action: Action): { weight?: string; alone?: boolean; lang?: string } =>
  action.channelData ?? {};

/** Whether it may be ticked beside others. */
export const isTick = (action: Action, many: boolean | undefined): boolean =>
  many === true && weightOf(action) === undefined && !mannerOf(action).alone;

export const isTicked = (action: Action): boolean => action.title.startsWith('✓');
