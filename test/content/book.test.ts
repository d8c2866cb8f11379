import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { bookOf } from '../../content/book/book.js';
import { keysLeft, readOrder } from '../../content/book/order.js';
import { gate } from '../../content/gate.js';
import { loadContent } from '../../content/load.js';
import { readSources } from '../../content/sources.js';
import { copyContent, dayOfReading, realRoot } from './copy.js';

function printed(root = realRoot): string {
  const parts = { sources: readSources(root, 'indre'), content: loadContent(root, 'indre') };
  return bookOf({ ...parts, today: dayOfReading }).replaceAll('\u00a0', ' ');
}

const content = loadContent(realRoot, 'indre');
const keys = [...new Set([...content.texts.fr.keys(), ...content.texts.en.keys()])];

/** A copy of the content with one more file of texts, printed. */
function withPlanted(french: string, english: string): string {
  const copy = copyContent();
  const file = (text: string) =>
    `owner: action-sociale\nwritten: 2026-11-23\nreview_by: 2027-05-23\ntexts:\n${text}\n`;
  copy.write('locales/fr/planted.yaml', file(french));
  copy.write('locales/en/planted.yaml', file(english));
  try {
    return printed(copy.root);
  } finally {
    copy.remove();
  }
}

/** Says what is missing, without the three hundred thousand signs it is missing from. */
function holds(whole: string, wanted: RegExp): void {
  assert.ok(wanted.test(whole), `${String(wanted)} is not there`);
}

describe('The book of texts', () => {
  const book = printed();

  it('knows where in a visit every text stands', () => {
    const advice = 'say in content/book/order.yaml which section takes them';
    assert.deepEqual(keysLeft(keys, readOrder()), [], advice);
    assert.ok(!book.includes('Autres textes'));
  });

  it('prints every text once, a question with its answers under it', () => {
    const named = (key: string) => book.split(`<code>${key}</code> <small>action-sociale, écrit`).length - 1;
    const alone = keys.filter((key) => !keys.some((other) => key.startsWith(`${other}.`)));
    assert.deepEqual(
      alone.filter((key) => named(key) !== 1),
      [],
    );
    const neck = book.slice(book.indexOf('<code>risk.neck<'), book.indexOf('<code>risk.neck_signs<'));
    holds(neck, /recent.*Oui, ces derniers jours.*Yes, in the last few days/s);
  });

  it('goes from the opening to the menu, the place, the questions, the doors and the page', () => {
    const places = ['opening.who', 'menu.choose', 'place.ask', 'risk.neck', 'signpost.lead', 'page.name'];
    const found = places.map((key) => book.indexOf(`<code>${key}</code>`));
    assert.deepEqual(
      found,
      [...found].sort((a, b) => a - b),
    );
    assert.ok(!found.includes(-1));
  });

  it('gives each text its keeper, its dates and a box to sign', () => {
    const articles = book.split('<article>').slice(1);
    const unsigned = articles.filter((one) => !/☐ d’accord.*☐ à changer.*Nom.*Date/s.test(one));
    assert.ok(articles.length > 100);
    assert.deepEqual(unsigned, []);
    holds(book, /opening\.who<\/code> <small>\S+, écrit le .*, à relire avant le /);
  });

  it('fills numbers as they are read and says in words what the service fills', () => {
    assert.ok(book.includes('Danger maintenant : appelez le 17.'));
    assert.ok(book.includes('Appeler le ‹un numéro›'));
    assert.ok(!book.includes('{{'));
  });

  it('prints an SMS apart where it differs, and shows where a language has nothing', () => {
    const one = withPlanted(
      '  menu.planted: { web: Sur la page., sms: En bref. }',
      '  menu.other_one: Only here.',
    );
    holds(one, /page : <\/small>Sur la page\..*—.*SMS : <\/small>En bref\./s);
    holds(one, /menu\.other_one.*—.*Only here\./s);
  });

  it('keeps a text that no section takes, at the end', () => {
    const one = withPlanted('  elsewhere.text: Perdu & <seul>.', '  elsewhere.text: Lost.');
    holds(one, /Autres textes<\/h2>.*Perdu &amp; &lt;seul&gt;\./s);
  });

  it('shows lines and places that wait for a check as hidden, and none that must stay unsaid', () => {
    const records = [...content.lines.values(), ...content.places.values()];
    for (const record of records) {
      const mark = gate(record, dayOfReading).open ? 'montré ·' : 'CACHÉ ';
      const isThere = book.includes(`<code>${record.id}</code> <small>${mark}`);
      assert.equal(isThere, record.publish !== 'no', record.id);
    }
  });

  it('ends with the questions, the lists of lines and the phrases of danger', () => {
    holds(book, /Oui, ces derniers jours → danger maintenant/);
    holds(book, /Un toit ce soir<\/h4><ol><li>/);
    const phrases = content.danger.fr.flatMap((entry) => entry.phrases);
    assert.ok(phrases.some((phrase) => book.includes(phrase)));
    for (const { id } of [...content.danger.fr, ...content.danger.en]) assert.ok(book.includes(id), id);
  });

  it('is one page that runs nothing and fetches nothing', () => {
    holds(book, /^<!doctype html>\n<html lang="fr">/);
    assert.ok(!/<script|<link|<img|src=|url\(|@import|href="[^#]/.test(book));
  });

  it('is printed by npm run content:book, and a pack that does not exist is said', () => {
    const run = (pack: string) =>
      spawnSync(process.execPath, ['--import', 'tsx', 'content/book/run.ts', '--pack', pack], {
        encoding: 'utf8',
      });
    assert.match(run('indre').stdout, /<\/html>\n$/);
    const lost = run('nowhere');
    assert.equal(lost.status, 1);
    assert.match(lost.stderr, /no pack is called "nowhere"/);
    assert.equal(lost.stdout, '');
  }).timeout(120_000);
});
