import { createHmac } from 'node:crypto';
import { numberOf, questionIn } from './form-log.js';
import type { FormPost } from './form-post.js';
import { isTick, isTicked, type Action, type Shown } from './page/message.js';

/** A message as a form means it, and the name under which it is kept once, however often it is sent. */
export interface Note {
  text: string;
  clientId: string;
}

export interface Meant {
  /** What she says, in order: boxes ticked or cleared, then the button pressed or the words written. */
  notes: Note[];
  /** Words that stay in the field: a button was pressed while they stood there. */
  draft: string;
}

/** What the form says of the question it was sent from, which may no longer be the last one of the log. */
export function meantBy(post: FormPost, log: readonly Shown[]): Meant {
  if (post.look) return { notes: [], draft: post.say };
  const question = questionIn(log.filter((one) => numberOf(one) <= post.seen));
  const boxes =
    post.boxes !== '' ? (question?.actions ?? []).filter((one) => isTick(one, question?.many)) : [];
  const changed = boxes.filter((box) => isTicked(box) !== post.choose.includes(valueOf(box))).map(valueOf);
  const pressed = post.choose.filter((value) => !boxes.some((box) => valueOf(box) === value)).slice(-1);
  const written = pressed.length === 0 && post.say.trim() !== '' ? [post.say] : [];
  // Boxes and « Envoyer » without a word: she is done with them.
  const closing = boxes.length > 0 && pressed.length + written.length === 0 ? [post.boxes] : [];
  const texts = [...changed, ...pressed, ...written, ...closing];
  return {
    notes: texts.map((text, at) => ({ text, clientId: nameOf(post, `${at} ${text}`) })),
    draft: pressed.length > 0 ? post.say : '',
  };
}

const valueOf = (one: Action): string => String(one.value);

/** The same for the same words on the same page, and nothing that could be read back from it. */
function nameOf({ token = '', seen }: FormPost, what: string): string {
  return createHmac('sha256', token).update(`${seen} ${what}`).digest('base64url').slice(0, 24);
}
