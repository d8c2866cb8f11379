import { readOne, withoutRepeats, wordsOfKey, type Screen } from './options.js';

/**
 * A short sentence that opens with a plain yes or no: "oui il y a un mois", "non jamais". A "no" is taken only when
 * nothing is added to it; a "yes" only when the rest does not turn it round or point at another option.
 */

const LONGEST_SENTENCE = 14;

/** These say nothing more than the word before them. */
const PADDING = new Set(
  `oui ouais non jamais jms pas pa du tout merci rien aucun aucune ca cela svp stp madame monsieur bien sur je vous
  no never not at all thanks thank you nothing nope sorry please yes yeah ever de`.split(/\s+/),
);

/** These turn a "yes" round, or make it unsure. */
const TURNS = new Set(
  `mais non pas pa jamais ne sauf no not but never nope ni peut maybe perhaps sais dunno unless except dont doesnt
  isnt wasnt cant presque almost si if moyen bof`.split(/\s+/),
);

const TODAY =
  /\b(?:aujourdhui|auj|ajd|ce soir|cette nuit|ce matin|maintenant|mtn|mnt|tout de suite|tonight|today|right now|now)\b/;

export function leaning(whole: string, screen: Screen): string | undefined {
  const words = withoutRepeats(whole).split(' ');
  if (words.length > LONGEST_SENTENCE) return undefined;
  const has = (id: string) => screen.ask.options.some((option) => option.id === id);
  const [opener = '', ...rest] = words;
  if (rest.length === 0) return undefined;
  if (wordsOfKey(screen.synonyms, 'opener.no').has(opener)) return plainNo(rest, has);
  if (wordsOfKey(screen.synonyms, 'opener.yes').has(opener)) return plainYes(rest, screen, has);
  return undefined;
}

function plainNo(rest: readonly string[], has: (id: string) => boolean): string | undefined {
  const saysYes = rest.some((word) => /^(?:oui|ouais|yes|yeah)$/.test(word));
  if (saysYes || !rest.every((word) => PADDING.has(word))) return undefined;
  return ['no', 'never', 'none'].find(has);
}

function plainYes(rest: readonly string[], screen: Screen, has: (id: string) => boolean): string | undefined {
  if (rest.some((word) => TURNS.has(word))) return undefined;
  const said = rest.join(' ');
  const other = readOne(said, screen);
  if (other !== undefined && other !== 'yes')
    return other === 'no' || other === 'unknown' ? undefined : other;
  if (has('today') && TODAY.test(said)) return 'today';
  // Where "yes" is the reassuring answer, nothing may be added to it.
  const reassures = has('may_come') || has('writing_only');
  if (reassures && !rest.every((word) => PADDING.has(word))) return undefined;
  return ['yes', 'thoughts'].find(has);
}
