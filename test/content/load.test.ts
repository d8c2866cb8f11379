import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { loadContent } from '../../content/load.js';
import { ContentError, type Problem } from '../../content/problem.js';
import { publishSchema } from '../../content/schema.js';
import { type Copy, copyContent, parsed, realRoot } from './copy.js';

function faultsOf(root: string, pack = 'demo'): readonly Problem[] {
  try {
    loadContent(root, pack, parsed);
  } catch (error) {
    assert.ok(error instanceof ContentError);
    return error.problems;
  }
  return [];
}

describe('the content once loaded', () => {
  it('is the whole of the Indre: 241 communes, every line, and the questions', () => {
    const content = loadContent(realRoot, 'indre', parsed);
    assert.equal(content.communes.length, 241);
    assert.equal(content.lines.size, 38);
    assert.equal(content.settings.fictional, false);
    assert.ok(content.triage.questions.length > 10);
    assert.ok(content.texts.fr.size > 0 && content.texts.en.size > 0);
  });

  it('of the demonstration holds the real places and the invented ones', () => {
    const [indre, demo] = [loadContent(realRoot, 'indre', parsed), loadContent(realRoot, 'demo', parsed)];
    assert.equal(demo.settings.fictional, true);
    for (const id of indre.places.keys()) assert.ok(demo.places.has(id), id);
    assert.ok(demo.places.has('demo-esp-le-blanc') && !indre.places.has('demo-esp-le-blanc'));
  });

  it('uses only our own words for what may be published, wherever a record came from', () => {
    const table: unknown = parse(readFileSync(`${realRoot}/publish-vocabularies.yaml`, 'utf8'));
    const vocabularies = z.record(z.string(), z.record(z.string(), publishSchema)).parse(table);
    assert.deepEqual(Object.keys(vocabularies), ['national_lines', 'departement_directory']);
  });

  it('knows the rest of France by name and by postcode', () => {
    const { elsewhere } = loadContent(realRoot, 'indre', parsed);
    assert.ok(elsewhere.byName.get('bourges')?.includes('18'));
    assert.ok(elsewhere.byPostcode.get('18000')?.includes('18'));
    assert.equal(elsewhere.departements.get('18'), 'dans le Cher');
    assert.equal(elsewhere.within.en.get('18'), 'in Cher');
  });

  it('carries a version that changes with a word of it, and only then', () => {
    const copy = copyContent();
    try {
      const before = loadContent(copy.root, 'demo', parsed).version;
      assert.equal(loadContent(copy.root, 'demo', parsed).version, before);
      copy.replace('national/emergency.yaml', 'Les pompiers répondent.', 'Les pompiers vous répondent.');
      assert.notEqual(loadContent(copy.root, 'demo', parsed).version, before);
      assert.match(before, /^[0-9a-f]{8}$/);
    } finally {
      copy.remove();
    }
  });
});

describe('a fault in the content stops the start, with its file and line', () => {
  let copy: Copy;
  beforeEach(() => (copy = copyContent()));
  afterEach(() => copy.remove());

  /** Exactly this one fault, there. */
  function faulty(file: string, line: number, message: RegExp): void {
    const faults = faultsOf(copy.root);
    assert.equal(
      faults.length,
      1,
      faults.map((fault) => `${fault.file}:${fault.line} ${fault.message}`).join('\n'),
    );
    assert.ok(faults[0]?.file.endsWith(file), faults[0]?.file);
    assert.equal(faults[0]?.line, line);
    assert.match(faults[0]?.message ?? '', message);
  }

  it('when a file is not YAML', () => {
    const line = copy.append('national/online.yaml', '- id: [\n');
    const faults = faultsOf(copy.root);
    assert.ok(faults.some((fault) => fault.file.endsWith('online.yaml') && fault.line >= line));
  });

  it('when a field has a value it cannot have', () => {
    const line = copy.replace('national/emergency.yaml', 'publish: yes', 'publish: maybe');
    faulty('emergency.yaml', line, /publish.*"after_check"/);
  });

  it('when a field is unknown, such as the address of a shelter', () => {
    const shelter = `
- id: refuge
  kind: shelter_access
  name: { fr: Refuge, en: Shelter }
  address: 1 rue quelconque
  hours: []
  serves: departement
  sources: [nowhere]
  checked: { on: 2026-11-23, how: phoned }
  review_every: P3M
  owner: action-sociale
  publish: yes
  confidence: high
`;
    const line = copy.append('indre/places.yaml', shelter);
    faulty('indre/places.yaml', line + 4, /Unrecognized key: "address"/);
  });

  it('when a generated table is torn', () => {
    const line = copy.replace('indre/communes.json', '"postcodes": ["36140"]', '"postcodes": ["3614"]');
    faulty('communes.json', line, /postcodes/);
    copy.replace('indre/communes.json', '"insee"', '"insee');
    assert.ok(faultsOf(copy.root).some((fault) => fault.file.endsWith('communes.json')));
  });

  it('when a needed field is missing', () => {
    const line = copy.replace('national/emergency.yaml', '  on_bill: unknown\n', '');
    const faults = faultsOf(copy.root);
    assert.ok(faults.some((fault) => fault.line <= line && /on_bill/.test(fault.message)));
  });

  it('when an hour of a day is badly written', () => {
    const line = copy.replace('demo/places.yaml', "from: '08:30'", "from: '8h30'");
    faulty('demo/places.yaml', line, /from.*08:30/);
  });

  it('when a service would close before it opens', () => {
    const line = copy.replace('demo/places.yaml', "from: '08:30', to: '12:30'", "from: '12:30', to: '08:30'");
    faulty('demo/places.yaml', line, /closes at 08:30/);
  });

  it('when two records have the same id, in different files of different packs', () => {
    const line = copy.replace('demo/places.yaml', 'id: demo-esp-issoudun', 'id: cd36-standard');
    faulty('demo/places.yaml', line, /already at .*indre\/places\.yaml:\d+/);
  });

  it('when an office serves a commune that does not exist', () => {
    const line = copy.replace('demo/places.yaml', "'36044'", "'36999'");
    faulty('demo/places.yaml', line, /36999/);
  });

  it('when the same text is written twice', () => {
    const line = copy.append('locales/fr/risk.yaml', '  answer.skip: Encore\n');
    faulty('fr/risk.yaml', line, /"answer.skip" is already at .*common\.yaml:\d+/);
  });

  it('when a standing line would be closed by hand', () => {
    const line = copy.replace('national/emergency.yaml', 'publish: yes', 'publish: after_check');
    faulty('emergency.yaml', line, /standing line/);
  });

  it('when triage asks for a question that does not exist', () => {
    const line = copy.replace('questions/triage.yaml', 'short_mode: [threat_kill', 'short_mode: [threatkill');
    faulty('triage.yaml', line, /no question is called "threatkill"/);
  });

  it('when people are sent to a line that does not exist', () => {
    const line = copy.replace('questions/signpost.yaml', 'shelter: [samu-social-115', 'shelter: [samu-115');
    faulty('signpost.yaml', line, /no line is called "samu-115"/);
  });

  it('when a way down could end in silence', () => {
    const line = copy.replace(
      'questions/signpost.yaml',
      'otherwise: [pnav-tchat, urgence-114]',
      'otherwise: [pnav-tchat]',
    );
    faulty('signpost.yaml', line, /no standing line/);
  });

  it('when a file it cannot do without is missing', () => {
    for (const file of [
      'france/elsewhere.tsv',
      'questions/signpost.yaml',
      'indre/communes.json',
      'danger/fr.yaml',
    ]) {
      rmSync(`${copy.root}/${file}`);
      assert.ok(
        faultsOf(copy.root, 'indre').some(
          (fault) => fault.file.endsWith(file) && /is needed/.test(fault.message),
        ),
        file,
      );
    }
  });

  it('and every fault is told at once, not only the first', () => {
    copy.replace('national/emergency.yaml', 'publish: yes', 'publish: maybe');
    copy.replace('demo/places.yaml', "from: '08:30'", "from: '8h30'");
    assert.equal(faultsOf(copy.root).length, 2);
  });

  it('when there is no such pack, or its name tries to leave the folder', () => {
    for (const pack of ['lune', '../demo', 'national', '']) {
      assert.match(faultsOf(copy.root, pack)[0]?.message ?? '', /no pack is called/, pack);
    }
  });

  it('when packs extend each other in a circle', () => {
    copy.replace('indre/settings.yaml', 'fictional: false', 'extends: demo\nfictional: false');
    assert.ok(faultsOf(copy.root).length > 0);
  });
});
