import assert from 'node:assert/strict';
import fc from 'fast-check';
import { READ_AT_EACH_END, readDanger } from '../../../dialogs/reading/danger.js';
import { danger } from './danger-content.js';

const read = (text: string) => readDanger(text, 'fr', danger);
const ids = (text: string) => read(text).map((hit) => hit.why);
const labels = (text: string) => read(text).map((hit) => hit.label as string);

/** What each message must be heard as: a label, or the start of an entry's id. */
const heard: readonly (readonly [string, string])[] = [
  ['au secours', 'immediate_danger'],
  ['Au secours !!!', 'immediate_danger'],
  ['o sekour', 'immediate_danger'],
  ['HELP', 'immediate_danger'],
  ['help me please', 'immediate_danger'],
  ['aidez moi svp', 'immediate_danger'],
  ['12 rue du moulin vite', 'immediate_danger'],
  ['12 rue du Moulin', 'address-only'],
  ['il tape à la porte', 'immediate_danger'],
  ['il est en train de me frapper', 'immediate_danger'],
  ['he is trying to break in', 'immediate_danger'],
  ['je suis enfermée dans la salle de bain', 'immediate_danger'],
  ['jveux pas mourir', 'immediate_danger'],
  ["il m'étrangle", 'strangulation'],
  ["il m'a étranglée", 'strangulation'],
  ['il ma etranglé', 'strangulation'],
  ['il a serré mon cou', 'strangulation'],
  ['he put his hands round my neck', 'strangulation'],
  ["hier soir il m'a étranglée", 'strangulation-recent-'],
  ['he choked me last night', 'strangulation-recent-'],
  ['il va me tuer', 'threat_to_kill'],
  ['il ma dit ke si jpars il me tue', 'threat_to_kill'],
  ['he said he will kill me', 'threat_to_kill'],
  ['il a un fusil', 'weapon'],
  ['he has a gun', 'weapon'],
  ['je veux mourir', 'suicide-thought-'],
  ["j'ai envie d'en finir", 'suicide-thought-'],
  ['i want to die', 'suicide-thought-'],
  ["j'ai mis des cachets de côté", 'suicide-plan-'],
  ["j'ai avalé tous mes cachets", 'suicide-act-'],
  ['ive taken an overdose', 'suicide-act-'],
  ['il frappe les enfants', 'child_danger'],
  ['il est en train de frapper mon fils', 'child-now-'],
  ["j'ai frappé ma femme", 'perpetrator_seeking_help'],
  ['le mari de ma soeur la frappe', 'bystander'],
  ['je veux parler à un humain', 'wants_human'],
  ['STOP', 'quick_exit'],
  ['il arrive', 'leave-someone-coming-'],
  ['il lit par-dessus mon épaule', 'leave-reader-'],
  ["je suis obligée d'écrire que tout va bien", 'leave-reader-duress'],
  ['il me force a ecrire que c etait une blague', 'leave-reader-duress'],
  ['jai son telephone dans la main', 'leave-reader-duress'],
  ["j'ai pris son téléphone dites moi ce que c'est", 'leave-reader-duress'],
  ['il y a deux jours il m a serré le cou', 'strangulation-recent-days'],
  ["ce week-end il m'a mis un oreiller sur le visage", 'strangulation-recent-days'],
  ['he choked me two days ago', 'strangulation-recent-en'],
  ["faut que j'efface ce message", 'leave-traces-'],
  ['il me force à coucher', 'sexual_violence'],
  ['il me suit partout', 'stalking'],
  ['il fouille mon téléphone', 'control'],
  ['mon mari me frappe', 'past_violence'],
  ['my husband beats me', 'past_violence'],
];

/** Nothing here may raise anything. */
const harmless = [
  'bonjour',
  'ce boulot me tue',
  'je suis morte de fatigue',
  "mon fils m'a tuée de rire",
  "j'ai flingué mon tel",
  "j'ai mal à la gorge",
  'this commute is killing me',
  'i could murder a pizza',
  "je n'ai pas d'idées suicidaires",
  "I'm not suicidal",
  'il a versé une larme',
  'un coup de fil',
  'oui',
  'non jamais',
  '36100',
  'Châteauroux',
  'à côté de Levroux',
  'demain vers 10 h',
  'la deuxième',
  'je préfère ne pas dire',
];
const CALM = new Set(['greeting_or_offtopic', 'negated_or_figurative']);

describe('what a message says of danger', () => {
  for (const [text, wanted] of heard) {
    it(`hears ${wanted} in "${text}"`, () => {
      assert.ok(
        labels(text).includes(wanted) || ids(text).some((id) => id.startsWith(wanted)),
        ids(text).join(),
      );
    });
  }

  for (const text of harmless) {
    it(`stays silent on "${text}"`, () => {
      assert.deepEqual(
        labels(text).filter((label) => !CALM.has(label)),
        [],
      );
    });
  }

  it('reads both languages whatever the language of the screen', () => {
    for (const lang of ['fr', 'en'] as const) {
      assert.ok(readDanger('he has a gun', lang, danger).some((hit) => hit.label === 'weapon'));
      assert.ok(readDanger('il a un fusil', lang, danger).some((hit) => hit.label === 'weapon'));
    }
  });

  it('cancels the words of a figure of speech and no other', () => {
    assert.deepEqual(labels('ce boulot me tue'), ['negated_or_figurative']);
    const both = labels('ce boulot me tue et mon mari veut me tuer');
    assert.ok(both.includes('threat_to_kill') && !both.includes('negated_or_figurative'));
  });

  it('takes a denial said under somebody’s eyes for danger', () => {
    const text = 'Non non tout va bien, il lit par-dessus mon épaule, tout va très bien monsieur.';
    assert.ok(labels(text).includes('immediate_danger'));
    assert.ok(ids(text).some((id) => id.startsWith('leave-reader-')));
  });

  it('does not take a grown child who hits for a child who is hit', () => {
    for (const text of [
      'Mon fils me frappe',
      "mon fils m'a frappée",
      'my son hits me',
      'ma fille me fait peur',
    ]) {
      assert.ok(!labels(text).includes('child_danger'), text);
    }
    assert.ok(labels('mon fils est frappé par son père').includes('child_danger'));
  });

  it('does not take a victim whose family knows for a relative', () => {
    for (const text of ["Ma soeur sait qu'il me frappe", 'My mum knows he hits me', "Ma mère m'héberge"]) {
      assert.ok(!labels(text).includes('bystander'), text);
    }
  });

  it('hears whoever cannot stop being hit', () => {
    assert.ok(labels("il n'arrête pas de me frapper").includes('past_violence'));
  });

  it('says where in the original text, accents and all', () => {
    const text = '😀 Là, il m’a ÉTRANGLÉE.';
    const hit = read(text).find(({ label }) => label === 'strangulation');
    assert.ok(hit !== undefined && text.slice(...hit.span).includes('ÉTRANGLÉE'));
  });
});

describe('a child of whom an adult says the age', () => {
  for (const text of [
    'ma fille de 8 ans est frappée',
    'mon fils de 6 ans se fait taper',
    'mes enfants de 3 et 5 ans sont frappés',
    'ma fille de 15 ans est frappée par son copain',
    'ma fille qui a huit ans est tapée',
    'ma fille de 8 ans son père la frappe',
    'mon petit garçon de 4 ans a des bleus',
    'ma fille est en danger',
    'mes enfants sont en danger',
    'mon fils de 6 ans est vraiment en danger',
    'my kids are in danger',
    'my 8 year old daughter is being hit',
  ]) {
    it(`is in danger in "${text}"`, () => assert.ok(labels(text).includes('child_danger'), ids(text).join()));
  }
  for (const text of [
    'mon fils de 30 ans me frappe',
    'mon fils de 15 ans me tape',
    'ma fille de 25 ans est frappée par son copain',
    'mon fils de 6 ans est là',
    'mes enfants ne sont pas en danger',
    'ma fille de 8 ans va bien',
    'my kids are not in danger',
  ]) {
    it(`is not the one in danger in "${text}"`, () => assert.ok(!labels(text).includes('child_danger')));
  }
});

describe('« je suis » as it is quickly written', () => {
  for (const said of ['je suis', 'je sui', 'jsui', 'jsuis', 'chui', 'chuis', "j'suis", 'jesuis']) {
    for (const act of ['frapper par mon mari', 'frappé', 'taper', 'menacer', 'battue']) {
      const text = `${said} ${act}`;
      it(`is understood in "${text}"`, () => assert.ok(labels(text).includes('past_violence')));
    }
  }
  it('leaves the one who is followed followed', () =>
    assert.ok(labels('il me sui partout').includes('stalking')));
});

describe('who is spoken of', () => {
  const victims = [
    'je me fais taper par mon fils',
    'je me fais frapper par mon mari',
    'me fais cogner par ma femme',
    'jme fais batre par mon mec',
    "j'ai été frappé par ma femme",
    'I get hit by my husband',
    'I was beaten by my wife',
  ];
  for (const text of victims) {
    it(`takes the writer of "${text}" for the one who is hurt`, () => {
      const heardIn = labels(text);
      assert.ok(heardIn.includes('past_violence'), heardIn.join());
      assert.ok(!heardIn.includes('perpetrator_seeking_help') && !heardIn.includes('child_danger'));
    });
  }

  for (const text of ["j'ai frappé ma femme", 'g tapé ma meuf', 'jai frapper ma copine', 'I hit my wife']) {
    it(`takes the writer of "${text}" for the one who hurts`, () => {
      assert.ok(labels(text).includes('perpetrator_seeking_help'));
    });
  }

  for (const text of ['ma voisine se fait taper par son mari', 'ma soeur se fait frapper']) {
    it(`takes the writer of "${text}" for a relative`, () => assert.ok(labels(text).includes('bystander')));
  }
});

describe('a child who writes', () => {
  const isChild = (text: string) => ids(text).some((id) => id.startsWith('child-writer-'));
  const children = [
    "j'ai 15 ans et il me tape",
    'je suis au collège',
    'chui au lycée à Issoudun',
    'je suis au collège du Blanc',
    'je suis en 3ème et mon père me tape',
    'jsuis en 4eme',
    'je suis en CM2',
    'je suis lycéenne',
    'ma prof de maths sait',
    'ma daronne me tape',
    'my teacher knows',
    "I'm in year 9",
    'im still at school',
    'im 12 n scared',
  ];
  for (const text of children) it(`is heard in "${text}"`, () => assert.ok(isChild(text), ids(text).join()));

  const adults = [
    'mon fils est au collège',
    'je suis prof au collège',
    'je suis au collège de mon fils',
    'je suis au collège pour chercher ma fille',
    'je suis en première ligne',
    'je suis en 3e année de droit',
    "j'ai 15 ans de mariage et il me frappe",
    "j'ai 40 ans, je suis au collège toute la journée",
    'le prof de mon fils a vu',
    'il attend devant le lycée',
    'my son is in year 9',
    "I'm a teacher in a high school",
    "my son's teacher asked",
    "I'm 30 and my teacher knows",
    "I'm at school picking up my son",
  ];
  for (const text of adults)
    it(`is not heard in "${text}"`, () => assert.ok(!isChild(text), ids(text).join()));

  it('is in danger when a parent hits, unless an adult’s age is said', () => {
    assert.ok(labels('ma mère me tape').includes('child_danger'));
    assert.ok(labels('my dad hits me').includes('child_danger'));
    for (const text of ["ma mère me tape, j'ai 72 ans", "I'm 40 and my dad hits me"]) {
      assert.ok(!labels(text).includes('child_danger'), text);
      assert.ok(labels(text).includes('past_violence'), text);
    }
    assert.ok(labels("j'ai 32 ans et il frappe mon fils").includes('child_danger'));
  });

  it('is not a child hurt at this minute when it was last year', () => {
    const found = ids("il a frappé mon fils l'an dernier");
    assert.ok(found.some((id) => id.startsWith('child-hurt')));
    assert.ok(!found.some((id) => id.startsWith('child-now-')));
  });
});

describe('the entries told apart by the start of their id', () => {
  const relied = [
    ['child-parent-hits', 'child_danger'],
    ['weapon-in-hand-', 'weapon'],
    ['weapon-used-', 'weapon'],
    ['weapon-within-reach-', 'weapon'],
    ['pregnant-hit', 'past_violence'],
  ] as const;
  for (const [start, label] of relied) {
    it(`has ${start} under ${label} in both languages`, () => {
      for (const lang of ['fr', 'en'] as const) {
        const entries = danger[lang].filter(({ id }) => id.startsWith(start));
        assert.ok(entries.length > 0 && entries.every((entry) => entry.label === label), lang);
      }
    });
  }
});

describe('where a weapon is', () => {
  const starts = (text: string) => ids(text).filter((id) => id.startsWith('weapon-'));
  const only: readonly (readonly [string, string])[] = [
    ['il a un fusil ds le garaje', 'weapon-within-reach-'],
    ['il a un fusil dans le garage', 'weapon-within-reach-'],
    ['y a une carabine a la maison', 'weapon-within-reach-'],
    ['he keeps a gun in the garage', 'weapon-within-reach-'],
  ];
  for (const [text, start] of only) {
    it(`is within reach only in "${text}"`, () => {
      assert.ok(
        starts(text).length > 0 && starts(text).every((id) => id.startsWith(start)),
        starts(text).join(),
      );
    });
  }
  const among: readonly (readonly [string, string])[] = [
    ['il a un couteau dans la main', 'weapon-in-hand-'],
    ['il me braque avec son fusil', 'weapon-in-hand-'],
    ['il tient un couteau', 'weapon-in-hand-'],
    ['he has a knife in his hand', 'weapon-in-hand-'],
    ['he is pointing a gun at me', 'weapon-in-hand-'],
    ["il m'a menacée avec son fusil", 'weapon-used-'],
    ["il m'a donné un coup de couteau", 'weapon-used-'],
    ['he threatened me with a knife', 'weapon-used-'],
  ];
  for (const [text, start] of among) {
    it(`is heard as ${start} in "${text}"`, () => {
      assert.ok(
        starts(text).some((id) => id.startsWith(start)),
        starts(text).join(),
      );
    });
  }
});

describe('words that were missed', () => {
  for (const text of ['il ma casser le bras', "il m'a cassé le nez", 'he broke my nose']) {
    it(`hears blows in "${text}"`, () => assert.ok(labels(text).includes('past_violence')));
  }
  for (const text of [
    'chui enceinte il me donne des cou de pied ds le ventre',
    'je suis enceinte et il me frappe',
    "i'm pregnant and he kicks me",
  ]) {
    it(`hears blows while pregnant in "${text}"`, () => {
      const hit = read(text).find(({ why }) => why.startsWith('pregnant-hit'));
      assert.equal(hit?.label, 'past_violence');
    });
  }
  for (const text of ['je suis enceinte', 'je suis enceinte et fatiguée', "I'm pregnant"]) {
    it(`hears no blow in "${text}"`, () => assert.ok(!ids(text).some((id) => id.startsWith('pregnant-hit'))));
  }
  for (const text of ['jentend crié chez les voisin', "j'entends crier chez les voisins"]) {
    it(`hears a witness now in "${text}"`, () => {
      assert.ok(labels(text).includes('bystander') && labels(text).includes('immediate_danger'));
    });
  }
});

describe('somebody who is back', () => {
  for (const text of [
    'il est là',
    'il rentre',
    'il est rentré',
    'elle est là',
    'il est rentré faut ke jy aille',
  ]) {
    it(`calls for the quiet way, and no alarm, in "${text}"`, () => {
      assert.ok(ids(text).some((id) => id.startsWith('leave-someone-coming-')));
      assert.ok(!labels(text).includes('immediate_danger'));
    });
  }
  for (const text of [
    'au secours il est là',
    'il est là avec un couteau',
    'vite il est là',
    'il est devant la porte',
  ]) {
    it(`is an alarm in "${text}"`, () => assert.ok(labels(text).includes('immediate_danger')));
  }
});

describe('whatever is sent', () => {
  it('gives spans inside the text and each entry once', () => {
    const words = fc.constantFrom(
      'il',
      'me',
      'tue',
      'ma',
      'frappé',
      'cou',
      'serre',
      '.',
      'pas',
      'fusil',
      '😀',
      'é',
      'help',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), (parts) => {
        const text = parts.join(' ');
        const hits = read(text);
        assert.equal(new Set(hits.map(({ why }) => why)).size, hits.length);
        for (const { span } of hits) assert.ok(span[0] >= 0 && span[0] < span[1] && span[1] <= text.length);
      }),
    );
  });

  it('reads both ends of a message of any length', () => {
    const filler = 'il fait beau '.repeat(8000);
    const start = `il a un fusil ${filler}`;
    const end = `${filler} il a un fusil`;
    assert.ok(labels(start).includes('weapon'));
    const hit = read(end).find(({ label }) => label === 'weapon');
    assert.ok(hit !== undefined && end.slice(...hit.span).includes('fusil'));
  });

  it('does not read the middle of a message of 100 kB, so that its cost stays that of 4 kB', () => {
    const filler = 'il fait beau '.repeat(8000);
    assert.ok(filler.length > 2 * READ_AT_EACH_END);
    assert.deepEqual(labels(`${filler} il a un fusil ${filler}`), []);
  });

  it('comes through a hostile message', () => {
    for (const part of ['il me tue ', 'a', 'cou ', 'é', '!', '12 rue ']) {
      assert.ok(read(part.repeat(100_000 / part.length)).length < 100);
    }
  });
});
