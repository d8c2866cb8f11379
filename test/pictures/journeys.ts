import * as mishap from './mishaps.js';
import type { Act, Journey } from './visitor.js';

/** Every state a screen of the page can be in, reached as a visitor reaches it. A state is named where it is seen. */

const see = (name: string): Act => ({ see: name });

/** Makes the bot fail. */
export const FAULT = 'panne';
const NIGHT = '2026-11-29T02:00:00Z';
const ASKED = ['Oui', 'Faire le point', 'Passer', 'mon mari'];
const TO_SPEAK = [...ASKED, 'jamais', 'non', 'non', 'non'];

export const JOURNEYS: readonly Journey[] = [
  { acts: [see('opening'), 'Oui', see('menu'), 'Autre situation', see('menu-others')] },
  {
    acts: [
      ...['Oui', 'Faire le point'],
      see('question-free-words'),
      'Passer',
      see('question-choices'),
      'mon mari',
      see('question-with-door'),
      mishap.lookBack,
      see('choice-marked'),
      'Oui, ces derniers jours',
      see('card-medical'),
      "Je suis à l'abri",
      see('question-speak'),
      'Oui',
      see('question-place'),
      'La Châtre',
      see('doors-after-questions'),
    ],
  },
  {
    acts: [
      ...[...TO_SPEAK, 'oui', 'Je préfère ne pas dire', 'Continuer les questions', 'Rien de cela'],
      "J'y pense",
      see('question-many'),
      ...["Elle m'enferme"],
      see('question-many-ticked'),
      ...["c'est tout", 'non'],
      see('question-children'),
      mishap.halfWayUp,
      see('long-talk-scrolled'),
    ],
  },
  { acts: [...TO_SPEAK, 'Plus tard', see('question-when'), 'demain vers 10 h', see('question-when-noted')] },
  {
    acts: [
      ...['Oui', 'Un numéro ou un lieu', '36100'],
      see('question-which-commune'),
      ...['Une autre', 'levroux'],
      see('doors-open'),
      mishap.toTheEnd,
      see('doors-open-end'),
      'Autres lignes, autres aides',
      see('for-whom'),
      'Un toit ce soir',
      see('roof'),
      ...['Revenir aux contacts', 'Autres lignes, autres aides', 'Je suis un homme'],
      see('lines'),
    ],
  },
  {
    at: NIGHT,
    acts: [
      ...['Oui', 'Un numéro ou un lieu', 'st gaultier'],
      see('doors-night'),
      'Bourges',
      see('doors-outside'),
    ],
  },
  { acts: ['Non', see('card-quiet'), "Ce n'est pas ça", see('menu-after-quiet')] },
  { acts: ["Quelqu'un peut arriver", see('somebody-may-come'), 'Faire le point', see('quiet-question')] },
  {
    acts: [
      ...['Oui', 'Danger maintenant'],
      see('card-loud'),
      mishap.toTheEnd,
      see('card-loud-end'),
      'je peux pas parler',
      see('card-loud-written'),
      mishap.toTheEnd,
      see('card-loud-written-end'),
    ],
  },
  { acts: ['Oui', 'il a un couteau il est là', see('card-loud-own-words')] },
  {
    acts: [
      ...['Oui', 'Faire le point', 'il lit par-dessus mon épaule'],
      see('somebody-reads'),
      'Continuer',
      see('somebody-read'),
    ],
  },
  { acts: ['Oui', 'ça laisse des traces', see('card-traces')] },
  { acts: ['Oui', "je veux parler à quelqu'un", see('nobody-on-duty')] },
  { acts: ['Oui', "j'ai 15 ans", see('child')] },
  { acts: ['Oui', "j'ai giflé ma femme hier soir, je veux me faire aider", see('hurter')] },
  { acts: ['Oui', 'Autre situation', "Je m'inquiète pour quelqu'un", see('relative')] },
  {
    acts: [...['Oui', 'jveux mourir g plu la force'], see('understood')],
  },
  { acts: ['Oui', 'blabla', see('not-understood'), 'truc machin', see('not-understood-twice')] },
  {
    address: '?lang=en',
    acts: [
      see('english-opening'),
      'Yes',
      see('english-menu'),
      'a number or a place',
      'near Levroux',
      see('english-doors'),
    ],
  },
  { acts: [mishap.readFirst, see('notice')] },
  { acts: ['Oui', mishap.typeMuch, see('field-nearly-full'), mishap.typeTooMuch, see('field-too-full')] },
  { acts: ['Oui', mishap.answerLate, see('waiting')] },
  { acts: ['Oui', mishap.sendSlowly, see('message-pending')] },
  { acts: ['Oui', mishap.refuse, see('message-refused')] },
  { acts: ['Oui', mishap.tooFast, see('too-many-wait')] },
  { acts: ['Oui', FAULT, see('our-fault')] },
  { acts: ['Oui', mishap.loseNetwork, see('network-lost')] },
  { before: mishap.serverAway, acts: [mishap.untilHelp, see('server-away')] },
  { acts: ['Oui', mishap.idleFive, see('idle-cover')] },
  { acts: ['Oui', mishap.erase, see('erased')] },
  { acts: ['Oui', mishap.reload, see('reloaded')] },
  { acts: ['Oui', mishap.leave, see('left')] },
  {
    withoutScript: true,
    acts: [see('no-script'), mishap.byForm('Oui'), mishap.byForm('levroux'), see('no-script-place-heard')],
  },
  { withoutScript: true, acts: [mishap.byForm('il veut me tuer'), see('no-script-emergency')] },
  { withoutScript: true, acts: [mishap.byForm('effacer'), see('no-script-erased')] },
  { withoutScript: true, address: 'infos', acts: [see('no-script-notice')] },
];
