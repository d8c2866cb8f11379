import type { Cards } from './model.js';
import type { Problem } from './problem.js';
import type { Sourced, Sources } from './sources.js';

type Known = Pick<Sources, 'lines' | 'places' | 'signpost'>;

/** Every card stands in a group, names what exists, and ends with a line that no lapse can hide. */
export function checkCards(cards: Sourced<Cards>, known: Known): Problem[] {
  return [...wrongGroups(cards), ...wrongRecords(cards, known), ...silentCards(cards, known)];
}

function wrongGroups({ file, data }: Sourced<Cards>): Problem[] {
  const cards = data.cards.map(({ id }) => id);
  const grouped = data.groups.flatMap((group, g) =>
    group.cards.map((id, c) => ({ id, path: ['groups', g, 'cards', c] })),
  );
  const unknown = grouped.filter(({ id }) => !cards.includes(id));
  return [
    ...unknown.map(({ id, path }) => file.problemAt(path, `no card is called "${id}"`)),
    ...cards.flatMap((id, c) => [
      ...(grouped.some((one) => one.id === id) ? [] : [`the card "${id}" is in no group`]).map((message) =>
        file.problemAt(['cards', c], message),
      ),
      ...(cards.indexOf(id) < c ? [file.problemAt(['cards', c], `"${id}" is already a card`)] : []),
    ]),
  ];
}

function wrongRecords({ file, data }: Sourced<Cards>, known: Known): Problem[] {
  const records = new Set(
    [...known.lines, ...known.places].flatMap(({ data: all }) => all.map(({ id }) => id)),
  );
  const ladders = new Set(known.signpost.flatMap(({ data: { ladders } }) => Object.keys(ladders)));
  return data.cards.flatMap(({ records: named, about, ladder = 'person' }, c) => {
    const lost = named.filter((id) => !records.has(id));
    const isAside = about !== undefined && !named.includes(about);
    const isLadder = ['person', 'shelter', ...ladders].includes(ladder);
    return [
      ...lost.map((id) => file.problemAt(['cards', c, 'records'], `no line or place is called "${id}"`)),
      ...(isAside ? [file.problemAt(['cards', c, 'about'], `"${about}" is not a record of this card`)] : []),
      ...(isLadder ? [] : [file.problemAt(['cards', c, 'ladder'], `no list of lines is called "${ladder}"`)]),
    ];
  });
}

/** A list of lines always holds one that never vanishes: only records need to be looked at. */
function silentCards({ file, data }: Sourced<Cards>, { lines }: Known): Problem[] {
  const all = lines.flatMap((sourced) => sourced.data);
  const standing = new Set(all.filter((line) => line.standing).map(({ id }) => id));
  return data.cards.flatMap(({ records, ladder }, c) =>
    ladder !== undefined || records.some((id) => standing.has(id))
      ? []
      : [file.problemAt(['cards', c], 'no standing line in this card: it could end in silence')],
  );
}
