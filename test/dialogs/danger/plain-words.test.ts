import assert from 'node:assert/strict';
import { worldOf } from '../world.js';
import { listenerOf } from '../../../dialogs/danger/listen.js';
import { CRITICAL } from '../../../infra/danger/thresholds.js';

const listen = listenerOf(worldOf('indre').content);

/** The plainest way to say a danger: no network learned anew may take one of these for a figure of speech. */
const PLAIN: Readonly<Record<string, readonly string[]>> = {
  threat_to_kill: [
    'il menace de me tuer',
    'mon mari menace de me tuer',
    'mon mari veut me tuer',
    'il va me tuer',
    "j'ai peur qu'il me tue",
    "il dit qu'il va me tuer",
    'mon mari menace de tuer les enfants',
    'ma femme menace de me tuer',
    'he threatens to kill me',
    'my husband threatens to kill me',
    'my husband wants to kill me',
  ],
  suicidal_self: ['je veux mourir', 'je vais me tuer', "j'ai envie de mourir", 'i want to kill myself'],
  strangulation: ["il m'étrangle", "il m'a étranglée", 'he strangled me', 'he is strangling me'],
  weapon: ['il a un couteau', 'il a une arme', 'he has a knife', 'he has a gun'],
  child_danger: ['il frappe mon fils', 'il tape les enfants', 'he hits my kids'],
  immediate_danger: [
    'au secours',
    'il me tape là maintenant',
    'he is hitting me now',
    'he locks me in',
    'papa tape maman',
    'il est devant la porte et il veut me frapper',
    'il casse tout en ce moment',
    "je viens de m'enfuir",
    'je me cache il me cherche',
    'il est en train de me battre',
    'il va rentrer et me frapper',
    "il m'a enfermée",
    'il défonce la porte',
    'appelez la police',
  ],
  past_violence: ['mon mari me frappe', "mon mari m'a frappée"],
  sexual_violence: ["il m'a violée", 'he raped me'],
};

describe('Danger in its plainest words', () => {
  for (const [label, texts] of Object.entries(PLAIN))
    for (const text of texts)
      it(`is heard as ${label}: ${text}`, () => {
        assert.ok(listen(text).some((hit) => hit.label === label));
      });
});

/** Who or how, and what: every pair is a plain sentence, and none may pass unheard. */
const PAIRS: Readonly<Record<string, readonly [readonly string[], readonly string[]]>> = {
  threat_to_kill: [
    [
      'il va',
      'il veut',
      'mon mari veut',
      'il menace de',
      "mon père dit qu'il va",
      "j'ai peur qu'il finisse par",
    ],
    [
      'me tuer',
      'me buter',
      'me planter',
      'me flinguer',
      'me descendre',
      'me crever',
      'me noyer',
      'me brûler vive',
      "m'enterrer",
      'me découper',
      'me saigner',
      'me massacrer',
      "m'achever",
      'me faire la peau',
      'me mettre une balle',
      'nous tuer tous',
      'tuer les enfants',
    ],
  ],
  suicidal_self: [
    ['je vais', 'je veux', "j'ai envie de", 'je pense à', 'je suis décidée à'],
    [
      'me tuer',
      'me pendre',
      'me suicider',
      "me foutre en l'air",
      'me jeter sous un train',
      'sauter du pont',
      'mourir',
      'en finir',
      'me noyer',
      'avaler tous mes cachets',
      'me tirer une balle',
      'ne plus me réveiller',
      'me supprimer',
    ],
  ],
  strangulation: [
    ['il', 'mon mari', 'hier il', 'elle'],
    [
      "m'a étranglée",
      "m'a serré le cou",
      "m'a serré la gorge",
      "m'a prise à la gorge",
      "m'a mis les mains autour du cou",
      "m'a étouffée avec un oreiller",
      'me serre le cou',
      "m'a coupé la respiration",
    ],
  ],
  weapon: [
    ['il', 'mon mari', 'elle', 'mon frère'],
    [
      "m'a menacée avec un couteau",
      'a sorti un couteau',
      'a un fusil chargé',
      "m'a mis un couteau sous la gorge",
      "m'a frappée avec un marteau",
      'a pris la hache',
      "m'a visée avec sa carabine",
      "m'a aspergée d'essence",
      "m'a tiré dessus",
    ],
  ],
  child_danger: [
    ['il', 'mon mari', 'mon ex', 'elle'],
    [
      'frappe les enfants',
      'tape mon fils',
      'a secoué le bébé',
      'me frappe devant les enfants',
      "n'a pas ramené ma fille",
    ],
  ],
};

/** Trouble in plain words that may not kill: an emergency card on one of these would be in the way of what she asks. */
const TROUBLE = [
  "j'ai 78 ans et mon fils adulte me bat",
  'mon fils de 30 ans me frappe',
  "mon fils me tape depuis qu'il est adulte",
  'ma fille adulte me vole ma pension',
  "mon fils majeur me pousse et m'insulte",
  'mon petit-fils me bouscule',
  'mon mari me frappe',
  'mon mari me frappe souvent',
  'il me tape quand il a bu',
  "il m'a giflée hier",
  "il m'a poussée",
  "il m'insulte tous les jours",
  'il me rabaisse',
  'il me traite de folle',
  'il casse mes affaires',
  'il contrôle mon téléphone',
  'il me prend mon argent',
  "il m'interdit de voir ma famille",
  'il me suit partout',
  "mon ex m'envoie cent messages par jour",
  'mon ex passe devant chez moi',
  'il me force à coucher avec lui',
  "il m'oblige",
  "il veut que j'arrête de travailler",
  'il garde mes papiers',
  'il surveille mes comptes',
  'il crie tout le temps',
  "j'ai peur de mon mari",
  'je veux partir',
  'je veux quitter mon mari',
  'je veux divorcer',
  'comment divorcer',
  'je cherche un avocat',
  'je veux porter plainte',
  "j'ai porté plainte et rien ne se passe",
  'où trouver un médecin',
  "j'ai besoin d'un certificat médical",
  'je cherche un logement',
  'je cherche un foyer',
  "j'ai deux enfants et je veux partir",
  "j'ai des enfants",
  'mes enfants vont bien',
  'qui garde les enfants',
  'il veut la garde',
  'il paie pas la pension',
  "je n'ai pas d'argent",
  "j'ai besoin de parler à quelqu'un",
  'je veux parler à une assistante sociale',
  'vous êtes qui',
  "c'est anonyme ?",
  'bonjour',
  'ma soeur se fait frapper par son mari',
  'mon amie est avec un homme violent',
  'ma fille a un copain violent',
  'une collègue a des bleus',
  "j'ai frappé ma femme",
  'je suis violent et je veux changer',
  'je perds mon calme avec ma femme',
  'ma femme est partie à cause de moi',
  'je me sens seule',
  'je suis fatiguée',
  "j'en peux plus",
  'je pleure tout le temps',
  'je dors plus',
  'je suis perdue',
  'je sais plus quoi faire',
  'il est gentil des fois',
  "il s'excuse après",
  "c'est ma faute",
  'il a changé',
  'on se dispute souvent',
  "on s'est séparés",
  "il m'a trompée",
  'il boit trop',
  'il se drogue',
  'il joue aux jeux',
  'il rentre tard',
  'il est parti travailler',
  'il dort',
  'il est en prison',
  'il sort de prison bientôt',
  "j'ai une ordonnance de protection",
  'je suis enceinte',
  "je suis enceinte et j'ai peur de lui",
  "il ne veut pas que j'accouche",
  'je suis partie il y a un an',
  'je vis chez ma mère',
  'je suis hébergée chez une amie',
  'mon patron me harcèle',
  "mon beau-père m'insulte",
  'ma belle-mère me traite mal',
  'ma mère me crie dessus',
  'je suis lesbienne et ma copine me tape',
  'mon mec me tape',
  'je suis un homme et ma femme me frappe',
  'elle me griffe',
  'elle me jette des objets',
  'elle me lance des assiettes',
  'il me tire les cheveux',
  'il me tord le bras',
  "il m'a donné un coup de poing",
  "il m'a cassé le nez",
  "il m'a cassé le bras l'an dernier",
  "j'ai des bleus",
  "j'ai mal partout",
  "j'ai mal au dos",
  'my husband hits me',
  'my husband hits me sometimes',
  'he slapped me yesterday',
  'he shouts at me',
  'he controls my money',
  'he reads my messages',
  'my ex keeps texting me',
  'my ex follows me',
  'i want to leave him',
  'i need a lawyer',
  'i need somewhere to live',
  'i have two kids and want to leave',
  'i feel alone',
  'im tired',
  'i cant cope with the paperwork',
  'my son hits me he is 25',
  'my sister gets hit by her boyfriend',
  "j'ai peur pour la garde des enfants",
  'i hit my wife and i am sorry',
  'he calls me names',
  'he pushed me',
  'he pulls my hair',
  'he forces me to have sex',
  'mon mari me tape et g 2 enfants',
  'jveu partir mé jai pa dargent',
  'il me tape é jveu divorcé',
  'i ma mi une gifle',
  'mon mec ma pousser',
  'il me parle mal',
  'il me laisse jamais sortir seule',
  "il m'enferme quand il part",
  "il m'a enfermée une fois",
  'il a jeté mon téléphone',
  'il a tapé dans le mur',
  'il menace de me quitter',
  "il dit qu'il va me quitter",
  "il dit qu'il va tout dire à ma mère",
  'il menace de me prendre la maison',
  'I want to keep evidence',
  'I want to leave him',
  'I want to keep my kids',
  'I want to come back',
  'I am going to bed',
  'je pense à vous',
  'je vais dormir',
  'je veux garder des preuves',
  "j'ai envie de parler",
  'je vais rentrer chez ma mère',
  'je veux changer de vie',
  "j'ai décidé de divorcer",
  "il emmène les enfants à l'école",
  'mon mari joue avec ma fille',
  "il m'a serrée dans ses bras",
  'il est devant la télé',
  'je viens de rentrer',
  'je veux supprimer mes messages',
  'je veux supprimer cette conversation',
  "je vais supprimer l'historique",
  'je veux supprimer mon ex de facebook',
  "j'ai envie de supprimer les photos qu'il a de moi",
  'il parle de prendre un avocat, et le juge ?',
];

describe('Trouble in its plainest words', () => {
  it('raises no alarm, but for one in thirty at most', () => {
    const alarmed = TROUBLE.filter((text) => listen(text).some(({ label }) => CRITICAL.includes(label)));
    assert.ok(alarmed.length <= TROUBLE.length / 30, alarmed.join('; '));
  });
});

describe('Every plain sentence made of two parts', () => {
  for (const [label, [starts, ends]] of Object.entries(PAIRS)) {
    const texts = starts.flatMap((start) => ends.map((end) => elided(`${start} ${end}`)));
    const isHeard = (text: string) => listen(text).some((hit) => hit.label === label);

    it(`is heard as ${label}, all ${String(texts.length)} of them`, () => {
      assert.deepEqual(
        texts.filter((text) => !isHeard(text)),
        [],
      );
    });

    it(`is heard as ${label} in a quick text with joined words, but for one in twenty at most`, () => {
      const quick = texts.map(inQuickSpelling);
      const unheard = quick.filter((text) => !isHeard(text));
      assert.ok(unheard.length <= quick.length / 20, unheard.join('; '));
    });
  }
});

function elided(text: string): string {
  return text.replace(/\bde (?=en\b|[aé])/u, "d'");
}

/** « je vais me tuer » → « jvai mtuer » */
function inQuickSpelling(text: string): string {
  const bare = text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/'/g, '');
  return bare
    .replace(/\bje v/g, 'jv')
    .replace(/(vai|veu)[stx]\b/g, '$1')
    .replace(/\bquil/g, 'kil')
    .replace(/\bme (?=[bcdfgpst])/g, 'm')
    .replace(/\bavec\b/g, 'ac')
    .replace(/\bet\b/g, 'é');
}
