import { dataOf, type Shown } from './message.js';
import { owed } from './outbox.js';
import { request } from './request.js';
import { isNeutral } from './talk.js';
import { isLeftAlone } from './waiting.js';

/**
 * While the server cannot keep a talk, each of her messages is read there by itself, once: danger, a town, a card. That it is
 * so is said once; the messages wait as ever, and are answered in their talk when it is back.
 */

let isTold = false;

/** Nothing of the talk goes with her words but whether she can write. Calling it again is harmless. */
export async function readAlone(
  where: { locale: string; canWrite: boolean },
  show: (one: Shown) => void,
): Promise<void> {
  if (!isLeftAlone()) isTold = false;
  for (const note of owed()) {
    if (note.isRead || !isLeftAlone() || isNeutral()) continue;
    note.isRead = true;
    const { body } = await request('POST', 'alone', undefined, { text: note.text, ...where });
    const said = body.activities as Shown[] | undefined;
    note.isRead = !!said;
    if (!said || !isLeftAlone() || !owed().includes(note)) continue;
    for (const one of said)
      if (!isTold || dataOf(one).step !== 'sorry.alone') show({ ...one, replyToId: note.id });
    isTold = true;
  }
}
