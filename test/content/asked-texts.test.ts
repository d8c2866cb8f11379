import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadContent } from '../../content/load.js';
import { ContentError } from '../../content/problem.js';
import { type Copy, copyContent, parsed } from './copy.js';

const PLAN = 'questions/plan.yaml';
const CARDS = 'questions/cards.yaml';

/** What a visitor would meet half-way through must be met by who starts the house. */
describe('a plan or a card that could not be said stops the start', () => {
  let copy: Copy;
  beforeEach(() => (copy = copyContent()));
  afterEach(() => copy.remove());

  /** The faults that stop the start, as `file:line message`. */
  function refused(): string[] {
    try {
      loadContent(copy.root, 'demo', parsed);
      return [];
    } catch (error) {
      assert.ok(error instanceof ContentError);
      return error.problems.map(({ file, line, message }) => `${file.split('/').pop()}:${line} ${message}`);
    }
  }

  const lineOf = (file: string, words: string) =>
    readFileSync(join(copy.root, file), 'utf8').split(words)[0]?.split('\n').length;

  const missing = (key: string, ...langs: string[]) =>
    langs.map((lang) => `needs the text "${key}", which is not in locales/${lang}`);

  it('when the words of a point are gone from one language', () => {
    copy.replace('locales/en/plan.yaml', '  plan.bag: ', '  plan.another_bag: ');
    const line = lineOf(PLAN, '{ id: bag');
    assert.deepEqual(refused(), [`plan.yaml:${line} ${missing('plan.bag', 'en')[0]}`]);
  });

  it('when they are gone from both', () => {
    for (const lang of ['fr', 'en'])
      copy.replace(`locales/${lang}/plan.yaml`, '  plan.bag: ', '  plan.another_bag: ');
    const line = lineOf(PLAN, '{ id: bag');
    assert.deepEqual(
      refused(),
      missing('plan.bag', 'fr', 'en').map((message) => `plan.yaml:${line} ${message}`),
    );
  });

  it('when a card says a text that is written otherwise', () => {
    const line = copy.replace(CARDS, 'card.kit.what', 'card.kit.waht');
    assert.deepEqual(
      refused(),
      missing('card.kit.waht', 'fr', 'en').map((message) => `cards.yaml:${line} ${message}`),
    );
  });

  it('when what must stand before a point is nowhere', () => {
    const line = copy.replace(PLAN, 'before: secrecy.children', 'before: nope.nope');
    assert.deepEqual(
      refused(),
      missing('nope.nope', 'fr', 'en').map((message) => `plan.yaml:${line} ${message}`),
    );
  });

  it('when the title of a card, of a group or of whom to ask is gone', () => {
    copy.replace('locales/fr/cards.yaml', '  help.leaving: ', '  help.going: ');
    copy.replace('locales/fr/cards.yaml', '  card.kit: ', '  card.kit_bag: ');
    copy.replace('locales/fr/parties.yaml', '  parties.roof.does: ', '  parties.roof.did: ');
    const told = refused().join('\n');
    for (const key of ['help.leaving', 'card.kit', 'parties.roof.does'])
      assert.match(told, new RegExp(`"${key}"`));
  });

  const KEPT: [file: string, from: string, to: string, name: string][] = [
    [PLAN, 'choices: [kept, inside]', 'choices: [skip, enough]', 'skip'],
    [PLAN, 'choices: [kept, inside]', 'choices: [none, done]', 'done'],
    [PLAN, '{ id: bag,', '{ id: start,', 'start'],
    [PLAN, '{ id: bag,', '{ id: with_her,', 'with_her'],
    [PLAN, '{ id: doctor }', '{ id: choose }', 'choose'],
    [PLAN, '{ id: doctor }', '{ id: read_out }', 'read_out'],
    [PLAN, '{ id: doctor }', '{ id: skip }', 'skip'],
    [CARDS, '{ id: leaving,', '{ id: choose,', 'choose'],
    [CARDS, '- id: kit\n', '- id: plan\n', 'plan'],
  ];
  for (const [file, from, to, name] of KEPT)
    it(`when « ${to.trim()} » takes a name that the conversation keeps for itself`, () => {
      const line = copy.replace(file, from, to);
      const told = `${file.split('/').pop()}:${line} "${name}" is a name that the conversation keeps for itself`;
      assert.ok(refused().includes(told), refused().join('\n'));
    });

  it('and not otherwise: a language that stands on another may leave a text to it', () => {
    assert.deepEqual(refused(), []);
  });
});
