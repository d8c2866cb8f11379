import type { Content } from '../../content/model.js';
import { readAge } from './age.js';
import { readAudience } from './audience.js';
import { numberIn } from './numbers.js';
import { normalise } from './normalise.js';
import { personsNamed, type Named } from './persons-named.js';

/** Answers of the question who_hurts that free words may give. */
export type WhoHurts = 'partner_or_ex' | 'adult_child' | 'parent' | 'other';

/**
 * Who hurts the writer, from her own sentence: "mon mari me frappe", "I get hit by my ex". Only where one person is
 * named, and that person is the one who does it to her. `undefined` when unsure: then the question is asked.
 */
export function readWhoHurts(text: string, synonyms: Content['synonyms']): WhoHurts | undefined {
  if (text.length > LONGEST_READ) return undefined;
  const said = normalise(text);
  const persons = personsNamed(said, synonyms);
  const [person] = persons;
  if (person === undefined || new Set(persons.map(({ who }) => who)).size > 1) return undefined;
  if (!persons.every(({ isOurs }) => isOurs) || !persons.some((one) => isHurting(one, said)))
    return undefined;
  return person.who === 'adult_child' && !isGrown(said, text) ? undefined : person.who;
}

const LONGEST_READ = 1000;

const HURTS =
  '(?:frap\\w*|tap(?:e|es|ent|er|ai|ait|ee?)?|cogn\\w*|gifl\\w*|bat|bats|battre|batre|battait|battue?|tabass\\w*|violent\\w*|viole?r?|violee?|insult\\w*|menac\\w*|etrangl\\w*|etouff\\w*|pouss\\w*|bouscul\\w*|maltrait\\w*|humili\\w*|rabaiss\\w*|harcel\\w*|surveill\\w*|control\\w*|enferm\\w*|forc\\w*|oblig\\w*|defonc\\w*|secou\\w*|mord\\w*|griff\\w*|crach\\w*|agress\\w*|terroris\\w*|bless\\w*|brul\\w*|sequestr\\w*|casse\\w*)';
const HARM = `(?:${HURTS}|(?:donn\\w*|met\\w*|mis|file|colle) (?:des |une? |un |plein de )?(?:coups?|gifles?|claques?|baffes?|droites?)|(?:fait|fais|fe) (?:du )?(?:mal|peur)|(?:crie|hurle|gueule) dessus|tire (?:les|par les) cheveux)`;
const OFTEN = '(?:deja|encore|souvent|toujours|tjr|tjrs|parfois|aussi|trop|tout le temps|tous les jours) ';
/** What may be added to a name: "mon fils de 45 ans". */
const ADDED = '(?:(?:agee? )?(?:de )?\\d{1,3} ans |adulte |majeure? |ainee? )?';
const FRENCH_ME = '(?:me|ma|mas|mont|mavait|mas|jme|nous|ns|m)';
const ELIDED = 'm(?:insult|etrangl|etouff|humili|enferm|agress|oblig|harcel|a )';
const HITS_EN =
  '(?:hit|hits|hitting|beat|beats|beating|slaps?|slapped|slapping|punch\\w*|kick\\w*|push\\w*|shov\\w*|hurt|hurts|hurting|abus\\w*|rap(?:e|es|ed|ing)|chok\\w*|strangl\\w*|threaten\\w*|insult\\w*|controls?|controlling|scares?|attack\\w*|batter\\w*|bit|bites|smack\\w*|stalks?|stalking|humiliat\\w*|follows?|following)';

const DOES_TO_ME: readonly RegExp[] = [
  new RegExp(
    `^ ${ADDED}(?:${OFTEN})*(?:(?:il|elle|qui|y|ki) )?(?:${OFTEN})*(?:${FRENCH_ME} (?:${OFTEN})*${HARM}|${ELIDED}\\w*)\\b(?! (?:pas|pa|jamais|jms)\\b)`,
  ),
  new RegExp(`^ (?:${OFTEN})*(?:(?:il|elle|qui|ki) )?(?:${OFTEN})*${HARM} (?:sur )?(?:moi|nous)\\b`),
  /^ (?:(?:il|elle) )?(?:est|e|et|devient|etait) (?:tres |trop |souvent |toujours )?violente?(?: (?:avec|envers) moi\b|$| (?:quand|qd|et)\b)/,
  new RegExp(
    `^ (?:(?:he|she|who|has|is|was|just|keeps|always|often|still|sometimes|regularly|on) )*${HITS_EN} (?:at |on )?(?:me|us)\\b`,
  ),
  /^ (?:is|was|gets|has been) (?:very |so |always )?(?:violent|abusive)(?: (?:to|with|towards) me\b|$| (?:when|and)\b)/,
];
const DONE_TO_ME_BY: readonly RegExp[] = [
  new RegExp(`(?:me fais|me fait|jme fais|jme fait|me suis fait|fais) (?:${OFTEN})*${HARM} par $`),
  new RegExp(`(?:je|jai|jsuis|jsui|chui|suis|ete) (?:\\w+ ){0,2}${HARM} par $`),
  new RegExp(`(?:^|\\b(?:i|im|ive|get|got|getting|being|was|been|am) )(?:\\w+ ){0,2}${HITS_EN} by $`),
  /(?:^|\b)(?:im|i am|ive been|i was) (?:\w+ ){0,2}(?:beaten|abused|raped|threatened) by $/,
];

function isHurting({ from, to }: Named, said: string): boolean {
  const before = said.slice(0, from);
  const after = said.slice(to);
  return (
    DOES_TO_ME.some((pattern) => pattern.test(after)) || DONE_TO_ME_BY.some((pattern) => pattern.test(before))
  );
}

const GROWN_WORDS =
  /\b(?:adulte|majeure?|mon grand|ma grande|grand fils|grande fille|gendre|adult|grown up|grown|in law)\b/;
const CHILD_AGE =
  /\b(?:(?:il|elle|y) (?:a|na que|a que)|(?:fils|fille|garcon|enfant|grand|grande)(?: age| agee)?(?: de)?|he is|hes|she is|shes|son is|daughter is|aged|my) (\d{1,3}|[a-z]{3,9}) ?(?:ans|an|years?|yrs?|yo|$)/g;
const GROWN_FROM = 18;

/** From this age on, the child of who writes is grown, unless an age says otherwise. */
const PARENT_OF_GROWN = 60;

/** A child is taken for a grown one only where it is said, or where the writer is old. */
function isGrown(said: string, text: string): boolean {
  const ages = [...said.matchAll(CHILD_AGE)].flatMap((match) => numberIn(match[1] ?? '') ?? []);
  if (ages.length > 0) return ages.every((age) => age >= GROWN_FROM);
  return GROWN_WORDS.test(said) || (readAge(text) ?? 0) >= PARENT_OF_GROWN || readAudience(text) === 'elder';
}
