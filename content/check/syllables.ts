import type { Lang } from '../model.js';

const vowels = 'aeiouyàâäéèêëîïôöùûüÿœæ';
const vowelGroup = new RegExp(`[${vowels}]+`, 'g');

/** About how many syllables a word has when read aloud; at least one. Good to within a few per cent on a page. */
export function countSyllables(word: string, lang: Lang): number {
  const letters = word
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '');
  return Math.max(1, lang === 'fr' ? french(letters) : english(letters));
}

function french(word: string): number {
  const spoken = word
    .replace(/qu/g, 'q')
    .replace(/gu(?=[eéèêiy])/g, 'g')
    .replace(/ays/g, 'aÿs')
    .replace(/([aeou])y(?=[aeiouéèê])/g, '$1i|')
    .replace(/([éèëï])(?=[aeiouyâ])/g, '$1|')
    .replace(/([aiou])(?=[éèëïüÿ])/g, '$1|')
    .replace(/u(?=a|e[lrt])/g, 'u|')
    .replace(/(?<=[bcdfgptv][lr])i(?=[aeou])/g, 'i|')
    .replace(/(?<=[^|])i\|(?=[éè])/g, 'i');
  return groups(spoken) - (endsMute(word) ? 1 : 0);
}

/** A last e, es or ent that is not heard: table, idée, portes, peuvent, but not souvent or document. */
function endsMute(word: string): boolean {
  if (/ées?$/.test(word)) return true;
  if (/[^aeiouyéèê]es?$/.test(word) || /(?:gu|qu)es?$/.test(word)) return /[aeiouyéèêàâîôû].*es?$/.test(word);
  return /[aeiouyéèêàâîôû].*[^aeiouyéèê]ent$/.test(word) && !heardEnt.test(word);
}

/** Nouns, adjectives and adverbs: every other -ent after a consonant is a verb that several people do. */
const heardEnt =
  /[aeiouyé]ment$|(?:accid|incid|évid|présid|pati|arg|urg|excell|différ|réc|innoc|adolesc|viol)ent$|^(?:souv|par|tal|ag|prés|abs|cont|comm|v|d|l|c)ent$/;

function english(word: string): number {
  const base = word.replace(/(?:[^laeiouy]|[aeiouy]l)e$/, 'x').replace(/([^tdaeiouy])ed$/, '$1');
  return groups(
    base.replace(/([^aeiouy])es$/, (end, letter: string) => (/[cgsxz]/.test(letter) ? end : letter)),
  );
}

function groups(word: string): number {
  return word.match(vowelGroup)?.length ?? 0;
}
