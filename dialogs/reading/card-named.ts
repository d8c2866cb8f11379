import type { Content } from '../../content/model.js';
import { onceFor } from '../../content/once-for.js';
import { wordsOf } from './normalise.js';

type Synonyms = Content['synonyms'];

/**
 * The card a message names (« ordonnance de protection », « porter plainte »), by its id: the longest name counts. The
 * names are content, `card.<id>` in synonyms.yaml, both languages always understood.
 */
export function readCardNamed(text: string, synonyms: Synonyms): string | undefined {
  const said = spoken(text);
  return namesIn(synonyms).names.find(({ words }) => said.includes(` ${words} `))?.id;
}

/** « Elle a porté plainte contre moi »: what somebody else did is no question of the writer's (`card.not_hers`). */
export function isDoneToWriter(text: string, synonyms: Synonyms): boolean {
  const said = spoken(text);
  return namesIn(synonyms).notHers.some((words) => said.includes(` ${words} `));
}

function spoken(text: string): string {
  return ` ${bare(text.slice(0, LONGEST_READ))} `;
}

const LONGEST_READ = 2000;
const PREFIX = 'card.';
const NOT_HERS = 'card.not_hers';

interface Names {
  /** The longest first. */
  names: { id: string; words: string }[];
  notHers: string[];
}

const namesIn = onceFor(makeNames);

function makeNames(synonyms: Synonyms): Names {
  const entries = [...synonyms.fr, ...synonyms.en].filter(([key]) => key.startsWith(PREFIX));
  const named = entries.flatMap(([key, names]) => names.map((name) => ({ key, words: bare(name) })));
  const names = named
    .filter(({ key }) => key !== NOT_HERS)
    .map(({ key, words }) => ({ id: key.slice(PREFIX.length), words }))
    .sort((a, b) => b.words.length - a.words.length);
  return { names, notHers: named.filter(({ key }) => key === NOT_HERS).map(({ words }) => words) };
}

/** Words without what an apostrophe joins to them: "l'ordonnance" is "ordonnance". */
function bare(text: string): string {
  return wordsOf(text)
    .map(({ core, text: word }) => core ?? word)
    .join(' ');
}
