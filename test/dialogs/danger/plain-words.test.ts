import assert from 'node:assert/strict';
import { worldOf } from '../world.js';
import { listenerOf } from '../../../dialogs/danger/listen.js';

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
    .replace(/\b(va|ve|veu)(is|ut|ux)\b/g, '$1')
    .replace(/\bquil/g, 'kil')
    .replace(/\bme (?=[bcdfgpst])/g, 'm')
    .replace(/\bavec\b/g, 'ac')
    .replace(/\bet\b/g, 'é');
}
