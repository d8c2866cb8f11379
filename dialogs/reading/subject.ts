import { ANY_COUNTRY } from '../place/countries.js';
import { wordsOf } from './normalise.js';

/** What a line of its own may be for, as the writer names it. Each is a list of lines in content/questions/signpost.yaml. */
export type Subject =
  'deaf' | 'disabled' | 'lgbt' | 'abroad' | 'forced_marriage' | 'online' | 'missing_child' | 'farm';

/** The first of them that a message names: "je suis sourd", "mariage forcé", "ma fille a disparu". */
export function readSubject(text: string): Subject | undefined {
  const said = wordsOf(text.slice(0, LONGEST_READ))
    .map((word) => word.text)
    .join(' ');
  return SUBJECTS.find(([, patterns]) => patterns.some((pattern) => pattern.test(said)))?.[0];
}

const LONGEST_READ = 2000;

const I_AM = '(?:je suis|jsuis|jsui|chui|chuis|shui|on est|nous sommes|im|i am|were|we are)';
const PERSON =
  '(?:(?:une?|1|a|an|deux|both) )?(?:(?:homme|femme|personne|couple|jeune|fille|mec|man|woman|person|girl|guy) )?';
/** Said of oneself, or alone in the message. */
const self = (words: string) => [
  new RegExp(`\\b${I_AM} ${PERSON}(?:${words})\\b`),
  new RegExp(`^(?:${PERSON})(?:${words})$`),
];
const MY_CHILD =
  '(?:ma fille|mon fils|mon enfant|mes enfants|mes filles|mes fils|mon bebe|ma petite|mon petit|my daughter|my son|my child|my kid|my kids|my children|my baby)';
const GONE =
  '(?:disparue?s?|enlevee?s?|introuvables?|kidnappee?s?|missing|disappeared|vanished|abducted|kidnapped)';
const PHOTOS = '(?:photos?|images?|videos?|fotos?|pics?|pictures?)';
const INTIMATE = '(?:intimes?|nues?|a poil|denudee?s?|sexuelles?|sexy|hot)';

const WE_ARE =
  '(?:je suis|jsuis|chui|chuis|je vis|jhabite|nous sommes|nous vivons|on est|on vit|on habite|actuellement)';
const FOR_NOW = '(?:actuellement |maintenant |la |bloquee?s? |coincee?s? |partie?s? )?';
const I_LIVE = '(?:i live|we live|living|i am|im|we are|were|stuck|stranded)';
/** Said of where one is, or alone as an answer to « where »; not of where one comes from. */
const THERE = [
  `\\b${WE_ARE} ${FOR_NOW}(?:au|aux|en|a|dans) (?:la |le |les |l ?)?${ANY_COUNTRY}\\b`,
  `\\b${I_LIVE} (?:now |currently |stuck )?in (?:the )?${ANY_COUNTRY}\\b`,
  `^(?:(?:au|aux|en|a|in) )?(?:la |le |les |l ?|the )?${ANY_COUNTRY}$`,
].map((pattern) => new RegExp(pattern));

const SUBJECTS: readonly (readonly [Subject, readonly RegExp[]])[] = [
  ['missing_child', [
    new RegExp(`\\b${MY_CHILD} (?:\\w+ ){0,3}${GONE}\\b`),
    /\b(?:enlevement|disparition) (?:de |d)(?:mon|ma|mes|un )?(?:fils|fille|enfants?|bebe)\b/,
    /\b(?:enfants? disparus?|missing child(?:ren)?|child abduction)\b/,
  ]],
  ['forced_marriage', [
    /\bmariages? (?:forces?|arranges?)\b/,
    /\b(?:marier|marie|mariee|marriee?) (?:\w+ )?(?:de force|contre mon gre)\b/,
    /\b(?:oblige|obligent|obliger|force|forcent|forcer|veut|veulent) (?:\w+ ){0,2}(?:me marier|a me marier|que je me marie)\b/,
    /\b(?:va|vont) me marier\b|\bme marier au pays\b/,
    /\b(?:force me|forces me) to (?:marry|get married)\b|\b(?:want|wants|going) to marry me (?:by force|off|to)\b|\bmarry me by force\b/,
    /\b(?:forced|arranged) marriages?\b|\b(?:forced|forcing me|made|want me|make me) to (?:marry|get married)\b|\bmarry me off\b/,
  ]],
  ['online', [
    /\b(?:revenge ?porn|cyber ?harcelement|cyber ?harcele?e?|cyber ?violences?|cyber ?bullying|sextorsion|sextortion|sex ?tapes?|deep ?fakes?)\b/,
    new RegExp(`\\b${PHOTOS} (?:de moi )?${INTIMATE}\\b`),
    /\b(?:intimate|naked|nude|private|explicit) (?:photos?|images?|videos?|pics?|pictures?)\b|\b(?:my|mes|posted|leaked) nudes?\b|^nudes?$/,
    /\b(?:harcele\w*|harcelement|bullied|bullying|harass\w*) (?:\w+ ){0,2}(?:en ligne|sur internet|sur les reseaux|online)\b/,
  ]],
  ['deaf', self('sourde?s?|malentendante?s?|sourde? et muette?|sourd muet|deaf|hard of hearing')],
  ['disabled', self('handicapee?s?|en fauteuil(?: roulant)?|en situation de handicap|handi|disabled|in a wheelchair')],
  ['lgbt', self('gays?|lesbiennes?|homosexuel(?:le)?s?|homos?|bisexuel(?:le)?s?|bi|trans|transgenres?|non binaires?|lgbt\\w*|lesbians?|homosexual|bisexual|queer|transgender|non binary')],
  ['farm', [
    ...self('agriculteurs?|agricultrices?|eleveurs?|eleveuses?|paysanne?s?|exploitante? agricole|farmers?'),
    /\b(?:je vis|jhabite|je travaille|on vit|i live|i work) (?:\w+ )?(?:dans|sur|on|in) (?:une|notre|la|a|our|the) (?:ferme|exploitation|farm)\b/,
  ]],
  ['abroad', [
    /\b(?:je suis|je vis|jhabite|nous vivons|on vit|actuellement) (?:\w+ )?(?:a letranger|hors de france|en dehors de la france)\b/,
    /^(?:(?:depuis|a) )?(?:l ?etranger)$|^a letranger$/,
    /\b(?:i live|i am|im|we live|living) (?:\w+ )?(?:abroad|outside france|overseas)\b|^(?:from )?abroad$/,
    ...THERE,
  ]],
]; // prettier-ignore
