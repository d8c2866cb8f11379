import { WAYS, type Way } from '../dialogs/personas.js';
import { TURNS_TO_DOOR, walk, type Walked } from '../dialogs/walks-measure.js';
import { quantile, type Bench, type Finding, type Goal } from './bench.js';

const VISITS_EACH = 2_500;
const TITLES: Readonly<Record<Way, string>> = {
  number_or_place: '« Un numéro ou un lieu »',
  take_stock: '« Faire le point »',
  other_situation: '« Autre situation »',
  own_words: 'her own words first',
};

export const bench: Bench = { name: 'walks', title: 'Turns from the opening to a door that fits', run };

async function run(): Promise<Finding> {
  const walked = new Map<Way, Walked[]>();
  for (const way of WAYS) walked.set(way, await walksBy(way));
  const all = [...walked.values()].flat();
  const ways = [...walked];
  const toOffice = of(walked, 'number_or_place').filter(({ wantsOffice }) => wantsOffice);
  const pressed = all.filter(({ fromDanger }) => fromDanger !== undefined);
  return {
    columns: ['from the opening to', 'visits', 'least', 'median', 'p90', 'most', 'turns: visits'],
    rows: [
      ...ways.map(([way, some]) => row(`a fitting door, by ${TITLES[way]}`, some.map(doorOf))),
      row('the office of the commune named, there', toOffice.map(officeOf)),
      row(`the doors at the end of ${TITLES.take_stock}`, of(walked, 'take_stock').map(endOf)),
      row('(from saying danger now to its door)', pressed.map(dangerOf)),
    ],
    goals: [...ways.map(([way, some]) => goal(way, some)), atOnce(pressed)],
    how: HOW,
  };
}

const HOW =
  `${String(WAYS.length * VISITS_EACH)} seeded visits to the whole bot in process: invented people who tap, type a rank or retype a button, ` +
  'pass over questions, misspell their commune or give a postcode, and 15 % of whom write once something that answers ' +
  'nothing. A turn is a message they send, the answer to the opening included. A door fits when it answers the most ' +
  'pressing thing said so far (test/dialogs/walks-fit.ts) and one door of the same reply answers at that hour; the two ' +
  'lines that the menu names to everybody before anything was said do not count. Their stories are twenty invented ' +
  'sentences: this measures the way, not how well words of danger are heard (test/dialogs/reading/danger.test.ts does). What meets the ' +
  'three turns is a number; the office takes one turn more when the commune has to be asked again, and is never shown to the few ' +
  'whose misspelling is read as another place or as none (« bives », « clis », « séry », « la châtre-llanglin »).';

async function walksBy(way: Way): Promise<Walked[]> {
  const walked: Walked[] = [];
  for (let seed = 0; seed < VISITS_EACH; seed += 1) walked.push(await walk(seed, way));
  return walked;
}

function of(walked: ReadonlyMap<Way, Walked[]>, way: Way): Walked[] {
  return walked.get(way) ?? [];
}

/** Whoever never reaches it counts as without end, so that no visit is left out of a figure. */
const NEVER = Number.POSITIVE_INFINITY;
const doorOf = ({ toDoor }: Walked): number => toDoor ?? NEVER;
const officeOf = ({ toOffice }: Walked): number => toOffice ?? NEVER;
const endOf = ({ toEnd }: Walked): number => toEnd ?? NEVER;
const dangerOf = ({ fromDanger }: Walked): number => fromDanger ?? NEVER;

function row(what: string, turns: readonly number[]): string[] {
  const figures = [Math.min(...turns), quantile(turns, 0.5), quantile(turns, 0.9), Math.max(...turns)];
  return [what, String(turns.length), ...figures.map(turnsInWords), histogram(turns)];
}

function turnsInWords(turns: number): string {
  return turns === NEVER ? 'never' : String(turns);
}

function histogram(turns: readonly number[]): string {
  const kinds = [...new Set(turns)].sort((a, b) => a - b);
  const counts = kinds.map((kind) => turns.filter((one) => one === kind).length);
  return kinds.map((kind, at) => `${turnsInWords(kind)}: ${String(counts[at])}`).join(' · ');
}

function goal(way: Way, walked: readonly Walked[]): Goal {
  const most = Math.max(...walked.map(doorOf));
  const late = walked.filter((one) => doorOf(one) > TURNS_TO_DOOR[way]).map(({ persona }) => persona.seed);
  return {
    text: `every fitting door by ${TITLES[way]} ≤ ${String(TURNS_TO_DOOR[way])} turns: ${turnsInWords(most)}`,
    isMet: late.length === 0,
    whenMissed: `${String(late.length)} of ${String(walked.length)} later; seeds ${late.slice(0, 5).join(', ')}`,
  };
}

function atOnce(pressed: readonly Walked[]): Goal {
  const most = Math.max(...pressed.map(dangerOf));
  return {
    text: `danger now is answered in the very reply: ${turnsInWords(most)} turns later`,
    isMet: most === 0,
  };
}
