import { indexWays, type ConceptIndex } from './concepts.js';
import { newForm, type Form, type FormOf } from './forms.js';
import { addForm, type Network } from './learned.js';
import { spellingOf } from './tokens.js';

/**
 * Words known by heart: those by which concepts are looked for, the spellings and the usual ones of the lines learned from. What a word
 * brings by itself is added up once, at start; any other word is worked out each time, and nothing that a person writes is
 * kept.
 */
export function lexiconOf(words: Iterable<string>, index: ConceptIndex, network: Network): FormOf {
  const known = new Map<string, Form>();
  const learnt = (word: string): Form => {
    const form = known.get(word) ?? newForm(word);
    known.set(word, form);
    return form;
  };
  for (const word of [...words, ...index.spellings.keys()])
    learnt(word).spelt = spellingOf(word, index.spellings)?.map(learnt);
  const forms = [...known.values()];
  for (const form of forms) form.isKnown = true;
  indexWays(forms, index);
  addUpNotions(forms, network);
  return (text) => known.get(text) ?? newForm(text);
}

function addUpNotions(forms: readonly Form[], network: Network): void {
  const table = new Float32Array(forms.length * network.notions);
  forms.forEach((form, at) => {
    const notions = new Float64Array(network.notions);
    addForm(form, network, notions);
    table.set(notions, at * network.notions);
  });
  forms.forEach((form, at) => {
    form.notionsFrom = at * network.notions;
    form.notions = table;
  });
}
