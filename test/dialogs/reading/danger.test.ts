import assert from 'node:assert/strict';
import fc from 'fast-check';
import { READ_AT_EACH_END, readDanger } from '../../../dialogs/reading/danger.js';
import { danger } from './danger-content.js';

const read = (text: string) => readDanger(text, 'fr', danger);
const ids = (text: string) => read(text).map((hit) => hit.why);
const labels = (text: string) => read(text).map((hit) => hit.label as string);

/** What each message must be heard as: a label, or the start of an entry's id. */
const heard: readonly (readonly [string, string])[] = [
  ['au secours', 'immediate_danger'],
  ['Au secours !!!', 'immediate_danger'],
  ['o sekour', 'immediate_danger'],
  ['HELP', 'immediate_danger'],
  ['help me please', 'immediate_danger'],
  ['aidez moi svp', 'immediate_danger'],
  ['12 rue du moulin vite', 'immediate_danger'],
  ['12 rue du Moulin', 'address-only'],
  ['il tape à la porte', 'immediate_danger'],
  ['il est en train de me frapper', 'immediate_danger'],
  ['he is trying to break in', 'immediate_danger'],
  ['je suis enfermée dans la salle de bain', 'immediate_danger'],
  ['jveux pas mourir', 'immediate_danger'],
  ["il m'étrangle", 'strangulation'],
  ["il m'a étranglée", 'strangulation'],
  ['il ma etranglé', 'strangulation'],
  ['il a serré mon cou', 'strangulation'],
  ['he put his hands round my neck', 'strangulation'],
  ["hier soir il m'a étranglée", 'strangulation-recent-'],
  ['he choked me last night', 'strangulation-recent-'],
  ['il va me tuer', 'threat_to_kill'],
  ['il ma dit ke si jpars il me tue', 'threat_to_kill'],
  ['he said he will kill me', 'threat_to_kill'],
  ['il a un fusil', 'weapon'],
  ['he has a gun', 'weapon'],
  ['je veux mourir', 'suicide-thought-'],
  ["j'ai envie d'en finir", 'suicide-thought-'],
  ['i want to die', 'suicide-thought-'],
  ["j'ai mis des cachets de côté", 'suicide-plan-'],
  ["j'ai avalé tous mes cachets", 'suicide-act-'],
  ['ive taken an overdose', 'suicide-act-'],
  ['il frappe les enfants', 'child_danger'],
  ['il est en train de frapper mon fils', 'child-now-'],
  ["j'ai frappé ma femme", 'perpetrator_seeking_help'],
  ['le mari de ma soeur la frappe', 'bystander'],
  ['je veux parler à un humain', 'wants_human'],
  ['STOP', 'quick_exit'],
  ['il arrive', 'leave-someone-coming-'],
  ['il lit par-dessus mon épaule', 'leave-reader-'],
  ["faut que j'efface ce message", 'leave-traces-'],
  ['il me force à coucher', 'sexual_violence'],
  ['il me suit partout', 'stalking'],
  ['il fouille mon téléphone', 'control'],
  ['mon mari me frappe', 'past_violence'],
  ['my husband beats me', 'past_violence'],
];

/** Nothing here may raise anything. */
const harmless = [
  'bonjour',
  'ce boulot me tue',
  'je suis morte de fatigue',
  "mon fils m'a tuée de rire",
  "j'ai flingué mon tel",
  "j'ai mal à la gorge",
  'this commute is killing me',
  'i could murder a pizza',
  "je n'ai pas d'idées suicidaires",
  "I'm not suicidal",
  'il a versé une larme',
  'un coup de fil',
  'oui',
  'non jamais',
  '36100',
  'Châteauroux',
  'à côté de Levroux',
  'demain vers 10 h',
  'la deuxième',
  'je préfère ne pas dire',
];
const CALM = new Set(['greeting_or_offtopic', 'negated_or_figurative']);

describe('what a message says of danger', () => {
  for (const [text, wanted] of heard) {
    it(`hears ${wanted} in "${text}"`, () => {
      assert.ok(
        labels(text).includes(wanted) || ids(text).some((id) => id.startsWith(wanted)),
        ids(text).join(),
      );
    });
  }

  for (const text of harmless) {
    it(`stays silent on "${text}"`, () => {
      assert.deepEqual(
        labels(text).filter((label) => !CALM.has(label)),
        [],
      );
    });
  }

  it('reads both languages whatever the language of the screen', () => {
    for (const lang of ['fr', 'en'] as const) {
      assert.ok(readDanger('he has a gun', lang, danger).some((hit) => hit.label === 'weapon'));
      assert.ok(readDanger('il a un fusil', lang, danger).some((hit) => hit.label === 'weapon'));
    }
  });

  it('cancels the words of a figure of speech and no other', () => {
    assert.deepEqual(labels('ce boulot me tue'), ['negated_or_figurative']);
    const both = labels('ce boulot me tue et mon mari veut me tuer');
    assert.ok(both.includes('threat_to_kill') && !both.includes('negated_or_figurative'));
  });

  it('takes a denial said under somebody’s eyes for danger', () => {
    const text = 'Non non tout va bien, il lit par-dessus mon épaule, tout va très bien monsieur.';
    assert.ok(labels(text).includes('immediate_danger'));
    assert.ok(ids(text).some((id) => id.startsWith('leave-reader-')));
  });

  it('does not take a grown child who hits for a child who is hit', () => {
    for (const text of [
      'Mon fils me frappe',
      "mon fils m'a frappée",
      'my son hits me',
      'ma fille me fait peur',
    ]) {
      assert.ok(!labels(text).includes('child_danger'), text);
    }
    assert.ok(labels('mon fils est frappé par son père').includes('child_danger'));
  });

  it('does not take a victim whose family knows for a relative', () => {
    for (const text of ["Ma soeur sait qu'il me frappe", 'My mum knows he hits me', "Ma mère m'héberge"]) {
      assert.ok(!labels(text).includes('bystander'), text);
    }
  });

  it('hears whoever cannot stop being hit', () => {
    assert.ok(labels("il n'arrête pas de me frapper").includes('past_violence'));
  });

  it('says where in the original text, accents and all', () => {
    const text = '😀 Là, il m’a ÉTRANGLÉE.';
    const hit = read(text).find(({ label }) => label === 'strangulation');
    assert.ok(hit !== undefined && text.slice(...hit.span).includes('ÉTRANGLÉE'));
  });
});

describe('whatever is sent', () => {
  it('gives spans inside the text and each entry once', () => {
    const words = fc.constantFrom(
      'il',
      'me',
      'tue',
      'ma',
      'frappé',
      'cou',
      'serre',
      '.',
      'pas',
      'fusil',
      '😀',
      'é',
      'help',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), (parts) => {
        const text = parts.join(' ');
        const hits = read(text);
        assert.equal(new Set(hits.map(({ why }) => why)).size, hits.length);
        for (const { span } of hits) assert.ok(span[0] >= 0 && span[0] < span[1] && span[1] <= text.length);
      }),
    );
  });

  it('reads both ends of a message of any length', () => {
    const filler = 'il fait beau '.repeat(8000);
    const start = `il a un fusil ${filler}`;
    const end = `${filler} il a un fusil`;
    assert.ok(labels(start).includes('weapon'));
    const hit = read(end).find(({ label }) => label === 'weapon');
    assert.ok(hit !== undefined && end.slice(...hit.span).includes('fusil'));
  });

  it('does not read the middle of a message of 100 kB, so that its cost stays that of 4 kB', () => {
    const filler = 'il fait beau '.repeat(8000);
    assert.ok(filler.length > 2 * READ_AT_EACH_END);
    assert.deepEqual(labels(`${filler} il a un fusil ${filler}`), []);
  });

  it('comes through a hostile message', () => {
    for (const part of ['il me tue ', 'a', 'cou ', 'é', '!', '12 rue ']) {
      assert.ok(read(part.repeat(100_000 / part.length)).length < 100);
    }
  });
});
