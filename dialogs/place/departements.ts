import { courtesies } from './cue-words.js';
import type { Gazetteer } from './gazetteer.js';

interface Window {
  words: readonly string[];
  from: number;
  to: number;
}

const articles = ['le', 'la', 'les', 'l'];
/** "dans le", "département de la", "je viens de l'"… */
const leadIn =
  /(?:^| )(?:dans (?:les?|la|l)|(?:departement|viens|suis) (?:du|de la|de l)|departement|en|in(?: the)?)$/;

/** Code of another département named as one: "dans le Cher", "la Creuse" alone; not "trop cher". */
export function departementNamedAt(window: Window, gazetteer: Gazetteer): string | undefined {
  const { words, to } = window;
  const from = articles.includes(words[window.from] ?? '') ? window.from + 1 : window.from;
  const code = gazetteer.departementsByName.get(words.slice(from, to).join(' '));
  if (isPartOfAnother(words, to)) return undefined;
  return isLedIn(words, from) || isAlone(window) ? code : undefined;
}

/** "dans le nord de l'Indre" is in the Indre. */
function isPartOfAnother(words: readonly string[], to: number): boolean {
  return ['de', 'du', 'des', 'd'].includes(words[to] ?? '');
}

function isLedIn(words: readonly string[], from: number): boolean {
  return leadIn.test(words.slice(0, from).join(' '));
}

function isAlone({ words, from, to }: Window): boolean {
  const rest = words.filter((_, at) => at < from || at >= to);
  return rest.every((word) => courtesies.has(word) || articles.includes(word));
}

/**
 * Code of the département that a number or a name right after a commune points to: "Villedieu 84", "Saint-Aubin
 * (Nord)". A number followed by more words is something else ("Levroux 12 ans").
 */
export function departementAfter(
  words: readonly string[],
  to: number,
  gazetteer: Gazetteer,
): string | undefined {
  const rest = words.slice(to).filter((word) => !['dans', 'en', 'le', 'la', 'les', 'l'].includes(word));
  const text = rest.join(' ');
  const number = /^(\d{2,3}|2 [ab])$/.exec(text)?.[0].replace(' ', '').toUpperCase();
  if (number !== undefined) return gazetteer.elsewhere.departements.has(number) ? number : undefined;
  return gazetteer.departementsByName.get(text);
}

/** "dans le 18", "dept 37", "je suis du 41", or "le 18" as the whole message. */
export function departementNumbered(words: readonly string[], gazetteer: Gazetteer): string | undefined {
  const text = words.join(' ');
  const found =
    /(?:dans le|habite le|suis du|viens du|departement(?: du| numero)?|dept|dpt|dep) (\d{2,3})$/.exec(text) ??
    /^le (\d{2,3})$/.exec(text);
  const code = found?.[1];
  return code !== undefined && gazetteer.elsewhere.departements.has(code) ? code : undefined;
}
