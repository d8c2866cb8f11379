/**
 * Takes telephone numbers, e-mail addresses, links and street addresses out of what is kept or shown again. A sign
 * stands for each, the rest stays. Linear and synchronous: every pattern has bounded parts and starts at a sign of
 * its own (a digit, an @, a dot). Masking twice changes nothing more. Short public numbers, postcodes, dates, hours
 * and ages are left: they say where and when to help.
 */

export const MASK = '•••';

/** What one pass hides may lay bare the edge of something else ("a.fr0612345678"): hence a few, never many. */
const MOST_PASSES = 4;

export function maskPersonal(text: string): string {
  let masked = text;
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const again = maskStreets(maskLinks(maskNumbers(maskEmails(masked))));
    if (again === masked) break;
    masked = again;
  }
  return masked;
}

const LETTER_OR_DIGIT = '[\\p{L}\\p{M}\\p{N}]';
const EMAIL = new RegExp(
  `(?:${LETTER_OR_DIGIT}|[._%+'-]){1,64}@(?:${LETTER_OR_DIGIT}|-){1,63}(?:\\.(?:${LETTER_OR_DIGIT}|-){1,63}){0,6}`,
  'gu',
);

function maskEmails(text: string): string {
  return text.includes('@') ? text.replace(EMAIL, MASK) : text;
}

const LINK = /(?:https?:\/\/|www\.)[^\s<>"«»]{1,2000}/gi;
/**
 * Names of sites written bare. Endings that are also words or endings of words in a text without spaces after the
 * full stop (il, me, de, la, ca, es, it…) count only when a path follows.
 */
const SITE =
  /(?<![\p{L}\p{N}.@•-])[\p{L}\p{N}][\p{L}\p{N}-]{0,62}(?:\.[\p{L}\p{N}-]{1,63}){0,4}\.(?:(?:fr|com|org|net|eu|io|info|gouv|app|dev|tv)(?![\p{L}\p{N}])(?:\/[^\s<>"«»]{0,500})?|(?:me|co|ly|gg|be|ch|de|uk|es|it|ca|re|page|site|link|xyz)\/[^\s<>"«»]{1,500})/giu;

function maskLinks(text: string): string {
  const marked = text.replace(LINK, (link) => MASK + (/[.,;:!?)]+$/.exec(link)?.[0] ?? ''));
  return marked.includes('.') ? marked.replace(SITE, MASK) : marked;
}

/** What people and their telephones put between digits: spaces of any kind and number, signs that draw nothing. */
const BETWEEN = '[\\s.\\-/–·,_()\\u200b-\\u200f\\u2060\\ufeff]';
/** Ten digits that start with 0: any grouping, as people dictate them. */
const NATIONAL = `0${BETWEEN}{0,3}[1-9](?:${BETWEEN}{0,3}\\d){8}`;
const ABROAD = `(?:\\+|00)${BETWEEN}?[1-9](?:${BETWEEN}{0,2}(?:\\(0\\))?${BETWEEN}?\\d){7,13}`;
/** "6 12 34 56 78": the zero forgotten. */
const WITHOUT_ZERO = `[67](?:${BETWEEN}{0,3}\\d){8}`;
const LONG_RUN = '\\d{9,}';
const NUMBER = new RegExp(`(?<![\\d+])(?:${ABROAD}|${NATIONAL}|${WITHOUT_ZERO}|${LONG_RUN})(?!\\d)`, 'g');
const DATE = /^\d{1,2}[./ -]\d{1,2}[./ -](?:19|20)\d{2}(?!\d)/;

function maskNumbers(text: string): string {
  return text.replace(NUMBER, (found) => (DATE.test(found) ? found : MASK));
}

const WAY =
  'rue|r\\.|avenue|av\\.?|ave|boulevard|boul\\.|bd\\.?|bvd|blvd|impasse|imp\\.|all[ée]es?|all\\.|chemin|che\\.|ch\\.|route|rte\\.?|place|pl\\.|square|sq\\.|quai|cit[ée]|r[ée]sidence|r[ée]s\\.|lotissement|lot\\.|faubourg|fbg|passage|sentier|ruelle|venelle|hameau|esplanade|rond-point|clos|lieu-dit|lieu dit';
const STREET = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:n°|n|num[ée]ro|no)\\s?)?\\d{1,4}(?:\\s?(?:bis|ter|quater)(?![\\p{L}])|\\s?[a-d](?![\\p{L}]))?[ ,]{1,3}(?:de la |de l'|du |des )?(?:${WAY})(?![\\p{L}])[ ]{0,2}`,
  'giu',
);
const HAMLET = /(?<![\p{L}\p{N}])(?:au )?lieu[- ]dit[ ]{1,2}/giu;
const ENGLISH_STREET =
  /(?<![\p{L}\p{N}])\d{1,4}[a-d]?,? (?:\p{Lu}[\p{L}'-]{1,30} ){1,3}(?:Street|St|Road|Rd|Lane|Avenue|Drive|Close|Way)(?![\p{L}])/gu;

function maskStreets(text: string): string {
  return withNames(withNames(text.replace(ENGLISH_STREET, MASK), STREET), HAMLET);
}

/** Masks what a pattern opens together with the name after it; leaves it when no name follows. */
function withNames(text: string, opening: RegExp): string {
  let kept = '';
  let from = 0;
  for (const match of text.matchAll(opening)) {
    const start = match.index;
    if (start < from) continue;
    const nameAt = start + match[0].length;
    const length = nameLength(text.slice(nameAt, nameAt + LONGEST_NAME));
    if (length === 0) continue;
    kept += text.slice(from, start) + MASK;
    from = nameAt + length;
  }
  return kept + text.slice(from);
}

const LONGEST_NAME = 120;
const LINK_WORD = /^(?:de la|de l['’]|de|du|des|d['’]|la|le|les|l['’]|aux?|en|sous|sur)$/i;
/** First words of a street's name that call for another: "du Général de Gaulle", "jean jaures". */
const TITLE =
  /^(?:saint|sainte|st|ste|g[ée]n[ée]ral|gal|mar[ée]chal|colonel|capitaine|lieutenant|pr[ée]sident|docteur|dr|abb[ée]|p[èe]re|soeur|jean|pierre|victor|jules|paul|georges?|l[ée]on|louis|marcel|albert|charles|henri|anatole|aristide|[ée]mile|ferdinand|gustave|jacques|marie|ren[ée]|vieux|vieille|grand|grande|petit|petite|haut|haute|bas|basse)$/i;
/** Words that begin something else than a name. */
const OTHER =
  /^(?:je|j|il|elle|on|nous|vous|ils|elles|et|ou|mais|pour|avec|sans|dans|chez|vite|svp|stp|merci|a|à|est|sont|y|qui|que|mon|ma|mes|ici|pas|car|depuis|help|please|quick|and|in|at|with|my|au|secours|venez|aidez|d[ée]j[àa]|libre|libres)$/i;

/** How many characters the name of a street takes: link words, one name, what a title or a capital calls for. */
function nameLength(text: string): number {
  let length = 0;
  let named = false;
  let wantsMore = true;
  for (const match of text.matchAll(/(\p{L}[\p{L}\p{M}-]*['’]?|\d{1,4}(?!\d))([ ]{0,2})/guy)) {
    const word = match[1]!;
    if (LINK_WORD.test(word) && !(named && /^(?:la|le|les|en|aux?|sur)$/i.test(word))) {
      if (named && !followedByName(text, match.index + match[0].length)) break;
      wantsMore = true;
      continue;
    }
    const isDate = named ? /^(?:18|19|20)\d\d$/.test(word) : /^\d{1,2}$/.test(word);
    if (!isDate && (!wantsMore || OTHER.test(word) || /^\d/.test(word))) break;
    named = true;
    length = match.index + word.length;
    wantsMore = TITLE.test(word) || /^\d{1,2}$/.test(word);
  }
  return named ? length : 0;
}

function followedByName(text: string, at: number): boolean {
  const next = /^\p{L}+/u.exec(text.slice(at, at + 40))?.[0] ?? '';
  return next !== '' && !OTHER.test(next);
}
