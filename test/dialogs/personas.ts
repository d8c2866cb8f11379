import type { Content, Lang } from '../../content/model.js';
import { STORIES, type Story } from './personas-stories.js';
import { seeded, type Chance } from './walks-seed.js';
import { CLOCKS, LANGS, PACKS, type Setting } from './walks-visit.js';
import { worldOf } from './world.js';

/** What she does first: one of the answers of the menu, or her own words. */
export const WAYS = ['number_or_place', 'take_stock', 'other_situation', 'own_words'] as const;
export type Way = (typeof WAYS)[number];

/** Somebody who comes for help and answers what is asked: who she is, what happened, how she writes. */
export interface Persona {
  seed: number;
  way: Way;
  setting: Setting;
  /** Whether she can write without risk, as the opening asks. */
  safeNow: 'yes' | 'may_come' | 'no';
  /** What she writes where words are welcome; absent: she passes. */
  story?: Story;
  /** Words come before any button: at the opening itself. */
  startsAtOnce: boolean;
  /** Whose situation it is, on the path of other situations. */
  other: 'someone_else' | 'child' | 'hurter';
  /** Answers by question; absent: she skips it. */
  answers: Readonly<Record<string, string>>;
  canSpeak: string;
  /** Where help should be looked for, as she writes it; absent: she would rather not say. */
  place?: PlaceSaid;
  manner: 'tap' | 'rank' | 'sloppy';
  /** Something that answers nothing, written once instead of the message of this rank. */
  odd?: { at: number; text: string };
}

export interface PlaceSaid {
  text: string;
  /** Written when the first was not understood. */
  inFull: string;
  /** Absent for a town outside the Indre. */
  insee?: string;
}

const ODD: Readonly<Record<Lang, readonly string[]>> = {
  fr: ['euh', '??', '😔', 'je sais pas trop', 'bonjour', 'cest quoi ce site'],
  en: ['hmm', '??', '😔', "i don't really know", 'hello', 'what is this site'],
};

/** The persona of a seed: the same each time. */
export function personaOf(seed: number, way: Way): Persona {
  const chance = seeded(seed);
  const setting: Setting = {
    pack: chance.of(PACKS),
    lang: chance.is(0.8) ? 'fr' : chance.of(LANGS),
    clock: chance.of(CLOCKS),
  };
  const { content } = worldOf(setting.pack);
  return {
    seed,
    way,
    setting,
    ...manners(setting.lang, chance),
    ...situation(way, content, chance),
  };
}

function manners(lang: Lang, chance: Chance): Pick<Persona, 'manner' | 'odd' | 'startsAtOnce'> {
  const odd = chance.is(0.15) ? { at: 1 + chance.below(4), text: chance.of(ODD[lang]) } : undefined;
  return {
    manner: chance.of(['tap', 'tap', 'rank', 'sloppy']),
    startsAtOnce: chance.is(0.3),
    ...(odd === undefined ? {} : { odd }),
  };
}

type Situation = Pick<Persona, 'safeNow' | 'story' | 'other' | 'answers' | 'canSpeak' | 'place'>;

function situation(way: Way, content: Content, chance: Chance): Situation {
  const ofHerself = STORIES.filter(({ says }) => !OF_OTHERS.includes(says));
  const tells = way === 'own_words' || (way === 'take_stock' && chance.is(0.6));
  return {
    safeNow: chance.is(0.88) ? 'yes' : chance.is(0.8) ? 'may_come' : 'no',
    other: chance.of(['someone_else', 'child', 'hurter']),
    answers: answersTo(content, chance),
    canSpeak: chance.of(['yes', 'yes', 'writing_only', 'can_go_out', 'later', 'skip']),
    ...(tells ? { story: chance.of(way === 'own_words' ? STORIES : ofHerself) } : {}),
    ...(chance.is(0.85) ? { place: placeSaid(content, chance) } : {}),
  };
}

/** Stories that belong to another path than « Faire le point ». */
const OF_OTHERS: readonly string[] = ['young', 'relative', 'hurter', 'roof'];

/** Most things did not happen, some did; one person in four passes over a question now and then. */
function answersTo({ triage }: Content, chance: Chance): Record<string, string> {
  const skips = chance.is(0.25) ? 0.3 : 0;
  const whoHurts = chance.of(['partner_or_ex', 'partner_or_ex', 'adult_child', 'parent', 'other']);
  const asked = [...triage.questions, ...triage.someone_else].filter(() => !chance.is(skips));
  const given = asked.map(({ id, answers }): [string, string] => {
    const ids = answers.map((answer) => answer.id);
    const calm = ids.find((one) => ['no', 'never', 'none'].includes(one));
    return [id, chance.is(0.65) && calm !== undefined ? calm : chance.of(ids)];
  });
  return { ...Object.fromEntries(given), ...(chance.is(skips) ? {} : { who_hurts: whoHurts }) };
}

/** A commune of the Indre as people write it, any of the 241 as likely; now and then a town elsewhere. */
function placeSaid({ communes }: Content, chance: Chance): PlaceSaid {
  if (chance.is(0.06)) return { text: chance.of(['Tours', 'Bourges', 'Poitiers']), inFull: 'Bourges' };
  const { name, postcodes, insee } = chance.of(communes);
  const ways = [
    name,
    name,
    name.toLowerCase(),
    misspelt(name, chance),
    `à côté de ${name}`,
    postcodes[0] ?? name,
  ];
  return { text: chance.of(ways), inFull: name, insee };
}

/** One letter dropped or doubled, never the first. */
function misspelt(name: string, chance: Chance): string {
  const at = 1 + chance.below(name.length - 1);
  const letter = chance.is(0.5) ? '' : name.charAt(at).repeat(2);
  return (name.slice(0, at) + letter + name.slice(at + 1)).toLowerCase();
}
