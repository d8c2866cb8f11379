import { normalise } from './normalise.js';

/**
 * Whether the writer says that she cannot speak aloud now: heard by somebody, silent by need, deaf or mute. Not "je
 * ne peux pas en parler", nor who she may not talk to: that is what is done to her, not where she is.
 */
export function readCannotSpeak(text: string): boolean {
  return text
    .slice(0, LONGEST_READ)
    .split(/[.!?\n;]/)
    .map(normalise)
    .some((sentence) => SAID.some((pattern) => pattern.test(sentence)));
}

const LONGEST_READ = 2000;

/** To somebody or of something: "parler à ma mère", "talk to my friends". A voice or a telephone is no somebody. */
const TO_SOMEBODY =
  '(?! (?:a(?! (?:voix|haute|loral|lecrit|cause))|au(?! tel)|aux|avec|de|du|des|d[aeiou][a-z]+|francais|anglais|bien|english|french|well|about|of|with|his|her|him|to(?! (?:you|u)\\b))\\b)';
const MAY = '(?:peux|peu|je peut|je ne peut|pe|jpeux|jpeu|jpe|pourrai|pourrais|arrive)';
const NOT = '(?:pas|pa|plus|pu|pas du tout)';
const SPEAK = '(?:parler|parle|parlez|telephoner|telephone)';
const NO_SUBJECT = '(?:^|\\b(?:i|sorry|please|pls|but|and|so) )';

const SAID: readonly RegExp[] = [
  new RegExp(`(?<!\\b(?:il|elle|y) (?:ne )?)\\b${MAY} ${NOT}(?: vous| te)? ${SPEAK}\\b${TO_SOMEBODY}`),
  new RegExp(`\\b(?:impossible de|mais pas|sans pouvoir) ${SPEAK}\\b${TO_SOMEBODY}`),
  /\bp(?:eux|eu|e) (?:que |seulement |juste |uniquement |quand meme )(?:vous |te )?(?:ecri\w*|texter)\b/,
  /\bp(?:eux|eu|e) (?:quecri\w*|(?:vous |te )?ecrire? (?:seulement|uniquement))\b/,
  /\b(?:seulement|uniquement|juste|que) (?:par (?:ecrit|sms|message)|ecrire)$/,
  /\b(?:il|elle|on|ils|quelquun|kelkun)(?: (?:va|vas|peut|peu|pourrait|risque de))? (?:mentend|mentent|mentendrait?|mentendre|mentendent|me entend|nous entend)\b(?! (?:pas|pa|plus|jamais))/,
  /\b(?:je suis|jsuis|jsui|chui|chuis) (?:sourde?|muette?|malentendante?|aphone)\b/,
  new RegExp(
    `${NO_SUBJECT}(?:cant|cannot|can not|am not able to|am unable to) (?:really |even )?(?:talk|speak)\\b${TO_SOMEBODY}`,
  ),
  /\b(?:can only|could only|only can) (?:text|write|type|message)\b/,
  /(?<!not )\b(?:he|she|they|someone|somebody)(?:s gonna| is going to| will| would| might| could| may)?(?: can)? hear me\b/,
  /\b(?:hell|shell|hed|shed) hear me\b/,
  /\b(?:im|i am) (?:deaf|mute|hard of hearing)\b/,
];
