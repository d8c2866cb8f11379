/** Text made safe to stand in a page. Line breaks are kept, and no « ? » begins a line. */
export function escaped(text: string): string {
  const bound = text.replace(/ (?=[?!:;»])/g, '\u00a0').replaceAll('« ', '«\u00a0');
  const safe = bound.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return safe.replaceAll('"', '&quot;').trim().replaceAll('\n', '<br>');
}

/** `<name class="…">inside</name>`; `inside` is HTML already. */
export function tag(name: string, inside: string, attributes: Record<string, string> = {}): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  return `<${name}${written.join('')}>${inside}</${name}>`;
}

/** A part of the book: its anchor, its title, and what it holds. */
export interface Part {
  id: string;
  title: string;
  inside: string;
}

/** One thing to sign: what it is, what is known of it, its words in both languages, and the box. */
export function signed(
  name: string,
  about: string,
  rows: { label?: string; fr: string; en: string }[],
): string {
  const words = rows.map(({ label, fr, en }) => {
    const before = label === undefined ? '' : tag('small', `${escaped(label)} `);
    const french = tag('p', before + escaped(fr), { lang: 'fr' });
    return tag('div', french + tag('p', escaped(en), { lang: 'en' }), { class: 'both' });
  });
  const head = tag('h3', `${tag('code', escaped(name))} ${tag('small', escaped(about))}`);
  return tag('article', head + tag('div', words.join('')) + box);
}

const box = tag(
  'div',
  '<span>☐ d’accord</span> <span>☐ à changer</span> <span class="line">Nom</span><span class="line">Date</span>',
  { class: 'box' },
);
