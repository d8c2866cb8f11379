import type { Activity } from 'botbuilder';
import { toGsm7 } from '../../content/sms/gsm7.js';
import { cutIntoParts } from './text/segments.js';

/** From what the bot said in one turn to the SMS that say it, each in one part and each readable alone. */

/**
 * As few SMS as hold it: lines that fit together travel together, and a question stays with the numbers that answer it.
 * Only one word longer than an SMS could make one of more than one part.
 */
export function smsOf(activities: readonly Partial<Activity>[]): string[] {
  const lines = activities.flatMap(({ text }) => (text ?? '').split('\n')).map(asSent);
  const said = lines.filter((line) => line !== '');
  const answers = answersIn(activities.at(-1)).map(asSent);
  const closing = withAnswers(said.at(-1), answers);
  const open = closing === undefined ? [...said, ...packed(answers, ' ')] : [...said.slice(0, -1), closing];
  return packed(open.flatMap(inPieces), '\n');
}

/** « 1 oui 2 non », where the sentence does not say it already. */
function answersIn(last: Partial<Activity> | undefined): string[] {
  const isSpelt = (last?.channelData as { spelt?: boolean } | undefined)?.spelt === true;
  const titles = isSpelt ? [] : (last?.suggestedActions?.actions ?? []);
  return titles.map(({ title }, at) => `${String(at + 1)} ${title}`);
}

/** The last line and its answers as one, when one SMS holds both. */
function withAnswers(line: string | undefined, answers: readonly string[]): string | undefined {
  const all = [...(line === undefined ? [] : [line]), ...(answers.length === 0 ? [] : [answers.join(' ')])];
  const together = all.join('\n');
  return all.length > 0 && fits(together) ? together : undefined;
}

function packed(pieces: readonly string[], between: string): string[] {
  const sent: string[] = [];
  for (const piece of pieces) {
    const last = sent.at(-1);
    const together = last === undefined ? piece : `${last}${between}${piece}`;
    if (last !== undefined && fits(together)) sent[sent.length - 1] = together;
    else sent.push(piece);
  }
  return sent;
}

/** A line too long for one SMS, by its words. */
function inPieces(line: string): string[] {
  return fits(line) ? [line] : packed(line.split(' '), ' ');
}

export function fits(text: string): boolean {
  return cutIntoParts(text).length <= 1;
}

/** In the alphabet of SMS, with no blank that costs a sign and says nothing. */
function asSent(line: string): string {
  return toGsm7(line).replace(/ +/g, ' ').trim();
}
