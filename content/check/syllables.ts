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
    .replace(/([aeou])y(?=[aeiouéèê])/g, '$1i|')
    .replace(/([éèëï])(?=[aeiouy])/g, '$1|')
    .replace(/([aiou])(?=[éèëïü])/g, '$1|')
    .replace(/(?<=[^|])i\|(?=[éè])/g, 'i');
  return groups(spoken) - (endsMute(word) ? 1 : 0);
}

/** A last e, es or ent that is not heard: table, portes, peuvent, but not souvent or document. */
function endsMute(word: string): boolean {
  if (/[^aeiouyéèê]es?$/.test(word) || /(?:gu|qu)es?$/.test(word)) return /[aeiouyéèêàâîôû].*es?$/.test(word);
  return /(?:[lnrv]|ss|iss|pl|tr)ent$/.test(word) && !/(?:souvent|parent|talent|argent)$/.test(word);
}

function english(word: string): number {
  const base = word.replace(/(?:[^laeiouy]|[aeiouy]l)e$/, 'x').replace(/([^tdaeiouy])ed$/, '$1');
  return groups(
    base.replace(/([^aeiouy])es$/, (end, letter: string) => (/[cgsxz]/.test(letter) ? end : letter)),
  );
}

function groups(word: string): number {
  return word.match(vowelGroup)?.length ?? 0;
}
