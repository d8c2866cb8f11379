import assert from 'node:assert/strict';
import { dangerLabelSchema } from '../../content/schema.js';
import { readDanger } from '../../dialogs/reading/danger.js';
import { normalise } from '../../dialogs/reading/normalise.js';
import { compilePhrase } from '../../dialogs/reading/phrases.js';
import { danger, utterances } from '../dialogs/reading/danger-content.js';

const all = [...danger.fr, ...danger.en];

describe('the lists of danger phrases', () => {
  it('are written as their README says', () => {
    for (const { id, phrases } of all) {
      for (const phrase of phrases) assert.doesNotThrow(() => compilePhrase(phrase), `${id}: ${phrase}`);
    }
  });

  it('have no id twice and no phrase twice in an entry', () => {
    assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
    for (const { id, phrases } of all) assert.equal(new Set(phrases).size, phrases.length, id);
  });

  it('keep in both languages the ids the conversation relies on', () => {
    const relied = [
      ['strangulation-recent-', 'strangulation'],
      ['suicide-act-', 'suicidal_self'],
      ['suicide-plan-', 'suicidal_self'],
      ['suicide-thought-', 'suicidal_self'],
      ['child-now-', 'child_danger'],
      ['child-writer-', 'child_danger'],
      ['leave-someone-coming-', 'quick_exit'],
      ['leave-traces', 'quick_exit'],
      ['leave-reader-', 'quick_exit'],
      ['address-only', 'immediate_danger'],
    ] as const;
    for (const [start, label] of relied) {
      for (const lang of ['fr', 'en'] as const) {
        const entries = danger[lang].filter(({ id }) => id.startsWith(start));
        assert.ok(entries.length > 0 && entries.every((entry) => entry.label === label), `${lang} ${start}`);
      }
    }
  });

  it('have at least one entry for every label, in each language', () => {
    for (const label of dangerLabelSchema.options) {
      for (const lang of ['fr', 'en'] as const) {
        assert.ok(
          danger[lang].some((entry) => entry.label === label),
          `${lang} ${label}`,
        );
      }
    }
  });

  it('never cancel words said under duress', () => {
    const denials = all
      .filter(({ label }) => label === 'negated_or_figurative')
      .flatMap(({ phrases }) => phrases);
    assert.ok(denials.every((phrase) => !normalise(phrase).includes('tout va bien')));
  });
});

/** A floor below what the lists reach on the labelled utterances: a change of a list may not lose what they heard. */
const FLOORS: Readonly<Record<string, number>> = {
  immediate_danger: 0.95,
  suicidal_self: 0.95,
  child_danger: 0.95,
  strangulation: 0.95,
  threat_to_kill: 0.95,
  weapon: 0.95,
  perpetrator_seeking_help: 0.9,
  bystander: 0.9,
  quick_exit: 0.9,
  wants_human: 0.9,
  negated_or_figurative: 0.9,
  sexual_violence: 0.8,
  stalking: 0.8,
  control: 0.8,
  past_violence: 0.6,
};

describe('on the labelled utterances', () => {
  const rows = utterances().map((row) => ({
    ...row,
    heard: new Set<string>(readDanger(row.text, row.lang, danger).map((hit) => hit.label)),
  }));

  for (const [label, floor] of Object.entries(FLOORS)) {
    it(`${label} is heard in at least ${floor * 100} % of the messages that say it`, () => {
      const said = rows.filter(({ labels }) => labels.includes(label));
      const missed = said.filter(({ heard }) => !heard.has(label)).map(({ id }) => id);
      assert.ok(said.length > 0 && 1 - missed.length / said.length >= floor, missed.join());
    });
  }

  it('what says nothing of danger raises no alarm', () => {
    const alarms = new Set(Object.keys(FLOORS).slice(0, 6));
    const calm = rows.filter(({ labels }) =>
      labels.every((label) => label === 'negated_or_figurative' || label === 'greeting_or_offtopic'),
    );
    const loud = calm.filter(({ heard }) => [...heard].some((label) => alarms.has(label)));
    assert.deepEqual(
      loud.map(({ id }) => id),
      [],
    );
  });
});
