import { FORM, liveAnswer, pastAnswer } from './form-answers.js';
import { firstNew, linesOf, numberOf, questionIn, isWaiting, type Line } from './form-log.js';
import { DONE } from './page-words.js';
import { documentTree, word, type Layout } from './page/layout.js';
import type { Element, Tree } from './page/markup.js';
import { messageTree, weightOf, type Action, type Shown } from './page/message.js';
import { formTalkTree, formWays, type Aside } from './page/talk-layout.js';

/** A talk as one page shows it. */
export interface TalkSeen {
  log: readonly Shown[];
  token: string;
  /** Number of the last message on the page this one follows. */
  seen: number;
  aside: Aside;
}

/** The whole talk on a page that needs no script: only the last question can be answered. */
export function formPage(layout: Layout, { log, token, seen, aside }: TalkSeen): Tree {
  const carried = { token, seen: Math.max(0, ...log.map(numberOf)) };
  const boxes = questionIn(log)?.many ? word(layout, DONE) : undefined;
  const look = isWaiting(log);
  const unscripted = { ...layout, script: '' };
  // With the form in which she writes, her words stay; but there Enter on a box would press it.
  const failedForm = boxes === undefined ? FORM : undefined;
  const messages = messageTrees(withDone(linesOf(log), boxes), firstNew(log, seen), failedForm);
  const main = formTalkTree(unscripted, messages, { carried, aside: { ...aside, look }, boxes });
  return documentTree(unscripted, main, { ways: formWays(layout) });
}

/** Boxes are ticked without a word to the server: « C'est tout » must stand under them from the start. Last, since a number typed means what is seen. */
function withDone(lines: Line[], done: string | undefined): Line[] {
  const last = lines.at(-1);
  if (done === undefined || last?.from !== 'bot') return lines;
  const actions = last.message.suggestedActions?.actions ?? [];
  if (actions.some((one) => weightOf(one) === 'done')) return lines;
  const closing: Action = { title: done, value: done, channelData: { weight: 'done' } };
  const message = { ...last.message, suggestedActions: { actions: [...actions, closing] } };
  return [...lines.slice(0, -1), { ...last, message }];
}

/** Reading goes on at the first new message: the browser brings it into sight by itself. */
function messageTrees(lines: readonly Line[], fresh: number, failedForm: string | undefined): Tree[] {
  const last = lines.findLast(({ from }) => from === 'bot');
  return lines.map((line) => {
    if (line.from === 'visitor') return ['p', { class: 'own', 'data-from': 'visitor' }, line.text];
    const tree = messageTree(
      line.message,
      line === last && line.chosen === undefined ? liveAnswer : pastAnswer(line.chosen),
      failedForm,
    );
    return numberOf(line.message) === fresh ? readFromHere(tree) : tree;
  });
}

/** Its first line and not the whole message: browsers put what they focus in the middle of the screen. */
function readFromHere([tag, attributes, ...children]: Element): Element {
  if (LINES.has(tag)) return [tag, { ...attributes, tabindex: '-1', autofocus: true }, ...children];
  const [first, ...others] = children;
  return [tag, attributes, ...(Array.isArray(first) ? [readFromHere(first)] : []), ...others];
}

const LINES = new Set(['p', 'h2', 'button', 'label']);
