import type { Content } from '../../content/model.js';
import { onceFor } from '../../content/once-for.js';
import { wordsOfKey } from './options.js';

/** The persons a sentence names by what they are to the writer, found with the words of the question who_hurts. */

type Synonyms = Content['synonyms'];
const KINDS = ['partner_or_ex', 'adult_child', 'parent', 'other'] as const;

export interface Named {
  who: (typeof KINDS)[number];
  /** Offsets in the normalised text, [from, to[. */
  from: number;
  to: number;
  /** False when it may be somebody else's: "le mari de ma soeur", "her husband". */
  isOurs: boolean;
}

/** `said` is a normalised text. The longest name wins: "le copain de ma mère" is one person. */
export function personsNamed(said: string, synonyms: Synonyms): Named[] {
  const names = namesIn(synonyms);
  const words = said.split(' ');
  const found: Named[] = [];
  for (let at = 0, from = 0; at < words.length;) {
    const count = LENGTHS.find((length) => names.has(words.slice(at, at + length).join(' ')));
    const name = words.slice(at, at + (count ?? 1)).join(' ');
    const to = from + name.length;
    const who = names.get(name);
    if (who !== undefined && !isSomeone(name, words[at - 1])) {
      found.push({ who, from, to, isOurs: isOurs(name, said, { from, to }) });
    }
    from = to + 1;
    at += count ?? 1;
  }
  return found;
}

const LENGTHS = [6, 5, 4, 3, 2, 1];

/** "Mon mari", and the one bare word of a quick text: "mari frapper moi". */
const namesIn = onceFor((synonyms: Synonyms): ReadonlyMap<string, Named['who']> => {
  const made = new Map<string, Named['who']>();
  for (const who of KINDS) {
    for (const name of wordsOfKey(synonyms, who)) if (isName(name, who)) made.set(name, who);
  }
  return made;
});

function isName(name: string, who: Named['who']): boolean {
  if (/\b(?:ou|or)\b/.test(name)) return false;
  if (HAS_OWNER.test(name)) return true;
  return !name.includes(' ') && (who === 'partner_or_ex' || who === 'parent') && !NO_ONE.has(name);
}

const HAS_OWNER = /\b(?:mon|ma|mes|my)\b/;
const NO_ONE = new Set(['parent', 'parents', 'partner', 'gars', 'lex']);

/** "Une femme", "a woman" is nobody in particular. */
function isSomeone(name: string, before: string | undefined): boolean {
  return !name.includes(' ') && /^(?:une?|des|les|an?|1|2|deux|two|suis|jsuis|jsui|chui)$/.test(before ?? '');
}

const OF_SOMEBODY = /^ (?:de|du|a|of) (?:ma|mon|mes|la|le|les|sa|son|my|her|his|our|une?|[a-z]+ )/;
const OWNED =
  /(?:^|\b(?:et|and|mais|but|que|car|parce que|bonjour|bonsoir|salut|hello|hi|help|aide|par|by|mon|ma|my|non|oui|yes|no|svp) )$/;
const BY_ANOTHER = /\b(?:de|d|du|chez|avec|a|pour|of|with|for|to|from)\s$/;
const FEAR_OF = /\b(?:peur de|marre de|scared of|afraid of|terrified of|frightened of|sick of)\s$/;

function isOurs(name: string, said: string, { from, to }: { from: number; to: number }): boolean {
  const before = said.slice(0, from);
  if (OF_SOMEBODY.test(said.slice(to))) return false;
  if (!HAS_OWNER.test(name)) return OWNED.test(before);
  return !BY_ANOTHER.test(before) || FEAR_OF.test(before);
}
