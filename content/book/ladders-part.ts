import { gate } from '../gate.js';
import type { Content, Signpost } from '../model.js';
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

/** Every list of lines in questions/signpost.yaml, as `ladders.woman`, `shelter`… */
export function laddersOf(signpost: Signpost): { name: string; ids: readonly string[] }[] {
  const groups = (['emergency', 'ladders', 'written'] as const).flatMap((group) =>
    Object.entries(signpost[group]).map(([name, ids]) => ({ name: `${group}.${name}`, ids })),
  );
  return [
    ...groups,
    { name: 'shelter', ids: signpost.shelter },
    { name: 'last_resort', ids: [signpost.last_resort] },
  ];
}

function lineWords(id: string, { lines }: Content, today: string): string {
  const line = lines.get(id);
  if (line === undefined) return id;
  const hidden = gate(line, today).open ? '' : ' (cachée aujourd’hui)';
  return `${line.name.fr} ${line.number ?? line.sms ?? ''}${hidden}`;
}
