import type { Line } from '../service.js';
import type { ToConsole } from './wire.js';

/** As JSON, by the object: consoles that see the same are told by the same objects (line-change.ts, line-board.ts). */
const texts = new WeakMap<object, string>();

/** A message as it goes over a console's socket. What many are told alike is written out once. */
export function wireText(message: ToConsole): string {
  if (message.type === 'line') return `{"type":"line","line":${lineText(message.line)}}`;
  if (message.type === 'change' && message.around === undefined) return textOf(message);
  return JSON.stringify(message);
}

function lineText({ waiting, ...around }: Line): string {
  const list = textOf(waiting, () => `[${waiting.map((view) => textOf(view)).join()}]`);
  return `{"waiting":${list},${JSON.stringify(around).slice(1)}`;
}

function textOf(one: object, write: () => string = () => JSON.stringify(one)): string {
  const known = texts.get(one);
  if (known !== undefined) return known;
  const text = write();
  texts.set(one, text);
  return text;
}
