import { wordsOf } from './normalise.js';

/** Whether the writer says to work with those who are hurt: "je suis infirmière", "I'm a teacher". */
export function saysProfession(text: string): boolean {
  const said = wordsOf(text.slice(0, LONGEST_READ))
    .map((word) => word.text)
    .join(' ');
  return SAID.some((pattern) => pattern.test(said));
}

const LONGEST_READ = 2000;

const FRENCH =
  'infirmiere?s?|medecin|docteure?|generaliste|urgentiste|sage femme|kine|pharmacienne?|psychologue|professeure?|prof|enseignante?|instit|institutrice|instituteur|aesh|avs|cpe|educateur|educatrice|assistante? sociale?|travailleu(?:r|se) sociale?|assistante? maternelle|puericultrice|gendarme|policiere?|pompiere?|avocate?|soignante?|aide soignante?|aide a domicile|agent daccueil|professionnelle?';
const ENGLISH =
  'nurse|doctor|gp|midwife|pharmacist|psychologist|teacher|social worker|care worker|carer|police officer|gendarme|firefighter|lawyer|paramedic|professional';
const SAID: readonly RegExp[] = [
  new RegExp(
    `\\b(?:je suis|jsuis|jsui|chui|chuis) (?:une? |1 )?(?:jeune )?(?:${FRENCH})\\b(?! (?:en )?(?:retraite|retraitee))`,
  ),
  /\bje travaille (?:a|dans|pour|en) (?:l|la|le|un|une)? ?(?:hopital|lhopital|ecole|lecole|college|lycee|mairie|maternite|ehpad|creche|cabinet medical)\b/,
  new RegExp(`\\b(?:im|i am|i work as) (?:a |an )?(?:${ENGLISH})\\b`),
];
