import type { Learned } from '../../content/model.js';
import { nearbyOf, type ConceptIndex } from './concepts.js';
import { newForm, type Form, type FormOf } from './forms.js';
import { addForm } from './learned.js';

/**
 * Words known by heart: those of the concepts and the usual ones of the lines learned from. What a word brings by itself is
 * added up once, at start; any other word is worked out each time, and nothing that a person writes is kept.
 */
export function lexiconOf(words: Iterable<string>, index: ConceptIndex, learned: Learned): FormOf {
  const known = new Map<string, Form>();
  for (const word of words) if (!known.has(word)) known.set(word, knownForm(word, index, learned));
  return (text) => known.get(text) ?? newForm(text);
}

function knownForm(word: string, index: ConceptIndex, learned: Learned): Form {
  const form = newForm(word);
  const notions = new Float64Array(learned.notions);
  addForm(form, learned, notions);
  form.nearby = nearbyOf(form, index);
  form.notions = Float32Array.from(notions);
  return form;
}
