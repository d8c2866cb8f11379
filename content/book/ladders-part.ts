import { gate } from '../gate.js';
import { laddersOf } from '../ladders.js';
import type { Content } from '../model.js';
import { escaped, tag } from './html.js';
import type { Names } from './names.js';

/** Which lines are offered to whom, in order; one that is hidden today says so. */
export function laddersPart(content: Content, names: Names, today: string): string {
  return laddersOf(content.signpost)
    .map(({ name, ids }) => {
      const items = ids.map((id) => tag('li', escaped(lineWords(id, content, today))));
      return tag('div', tag('h4', escaped(names(name))) + tag('ol', items.join('')), { class: 'question' });
    })
    .join('\n');
}

function lineWords(id: string, { lines }: Content, today: string): string {
  const line = lines.get(id);
  if (line === undefined) return id;
  const hidden = gate(line, today).open ? '' : ' (cachée aujourd’hui)';
  return `${line.name.fr} ${line.number ?? line.sms ?? ''}${hidden}`;
}
