import { dateWords } from '../describe-check.js';
import type { Content } from '../model.js';
import type { Sources } from '../sources.js';
import { entriesOf, type Entry } from './entries.js';
import { escaped, tag, type Part } from './html.js';
import { exercisesPart } from './exercises-part.js';
import { laddersPart } from './ladders-part.js';
import { namesOf } from './names.js';
import { keysLeft, keysOf, readOrder, type Order, type Section } from './order.js';
import { phrasesPart } from './phrases-part.js';
import { questionsPart } from './questions-part.js';
import { recordsPart } from './records-part.js';
import { style } from './style.js';
import { textsPart } from './texts-part.js';

interface Printed {
  sources: Sources;
  content: Content;
  /** ISO date. */
  today: string;
}

/** Everything a visitor may read, in the order of a visit, to be printed and signed: one HTML page, whole in itself. */
export function bookOf(printed: Printed): string {
  const order = readOrder();
  const entries = entriesOf(printed.sources, printed.content, order);
  const parts = [
    ...order.sections.map((section) => partOf(section, { ...printed, order, entries })),
    left(entries, order),
    ...annexes(printed, order),
  ].filter(({ inside }) => inside !== '');
  return documentOf(parts.map(numbered), printed, entries.size);
}

interface Whole extends Printed {
  order: Order;
  entries: ReadonlyMap<string, Entry>;
}

type Unnumbered = Omit<Part, 'id'>;

function partOf(section: Section, { content, entries, order, today }: Whole): Unnumbered {
  const { title } = section;
  if ('records' in section) {
    return { title, inside: recordsPart([...content[section.records].values()], today) };
  }
  if ('stories' in section) return { title, inside: exercisesPart(content[section.stories]) };
  const keys = keysOf(section.texts, [...entries.keys()], { order, triage: content.triage });
  return { title, inside: textsPart(keys.flatMap((key) => entries.get(key) ?? [])) };
}

function left(entries: ReadonlyMap<string, Entry>, order: Order): Unnumbered {
  const keys = keysLeft([...entries.keys()], order);
  return { title: 'Autres textes', inside: textsPart(keys.flatMap((key) => entries.get(key) ?? [])) };
}

function annexes({ content, today }: Printed, order: Order): Unnumbered[] {
  const names = namesOf(order);
  return [
    { title: 'Annexe : ce qui est demandé sur le danger', inside: questionsPart(content, names) },
    { title: 'Annexe : quelles lignes sont proposées à qui', inside: laddersPart(content, names, today) },
    { title: 'Annexe : les phrases qui parlent de danger', inside: phrasesPart(content, names) },
  ];
}

function numbered({ title, inside }: Unnumbered, at: number): Part {
  return { id: `partie-${at + 1}`, title, inside };
}

function documentOf(parts: readonly Part[], { content, today }: Printed, texts: number): string {
  const items = parts.map(({ id, title }) => tag('li', tag('a', escaped(title), { href: `#${id}` })));
  const sections = parts.map(({ id, title, inside }) =>
    tag('section', tag('h2', escaped(title), { id }) + inside),
  );
  const about = `${content.pack}, version ${content.version}, imprimé le ${dateWords(today, 'fr')} : ${texts} textes.`;
  const body = [
    tag('h1', 'Tout ce que lit une personne, dans l’ordre d’une visite'),
    tag('p', escaped(about)),
    tag('p', escaped(howTo)),
    tag('nav', tag('ol', items.join('')), { 'aria-label': 'Parties' }),
    tag('main', sections.join('\n')),
  ];
  return `<!doctype html>\n${tag('html', head + tag('body', body.join('\n')), { lang: 'fr' })}\n`;
}

const howTo =
  'Français à gauche, anglais à droite. Ce qui est entre ‹ › est rempli par le service. Cochez et signez chaque texte ; ' +
  'pour un changement, donnez le nom en gras (la clé du texte).';

const head = tag(
  'head',
  `<meta charset="utf-8"><meta name="viewport" content="width=device-width">${tag('title', 'Livre des textes')}` +
    tag('style', style),
);
