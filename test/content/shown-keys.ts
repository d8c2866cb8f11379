import fc from 'fast-check';
import { readTurn } from '../../bots/read-turn.js';
import { makeRenderer, type Renderer } from '../../bots/render.js';
import { makeWords, type WordsIn } from '../../bots/words.js';
import { listenerOf } from '../../dialogs/danger/listen.js';
import { step } from '../../dialogs/engine.js';
import { arrive, type Turned } from '../../dialogs/arrive.js';
import { ended } from '../../dialogs/ended.js';
import { human } from '../../dialogs/human.js';
import type { State, World } from '../../dialogs/model.js';
import { summary } from '../../dialogs/summary.js';
import { talking } from '../../dialogs/talking.js';
import { newState } from '../../dialogs/state.js';
import { setting, stray } from '../dialogs/strays.js';
import { turn, wandered } from '../dialogs/walks-wander.js';
import { hit, opened, withSomebody, worldOf } from '../dialogs/world.js';
import { readStories, type Story } from '../stories/play.js';
import { silentReaders } from '../stories/readers.js';

/** Keys of the texts that a person was shown. */
export type Shown = ReadonlySet<string>;

/** In every story, played in process to its end. */
export async function shownInStories(): Promise<Shown> {
  const screen = new Screen();
  for (const { story } of readStories()) await tell(story, screen);
  return screen.shown;
}

/** In this many walks of the engine, the same ones each time. */
export function shownInWalks(numRuns: number): Shown {
  const screen = new Screen();
  const moves = fc.array(stray, { maxLength: 40, size: 'max' });
  for (const [where, all] of fc.sample(fc.tuple(setting, moves), { numRuns, seed: 1936 })) {
    wandered(where, all, (next) => screen.show(next, worldOf(where.pack, where.clock)));
  }
  return screen.shown;
}

/** When somebody of the team is there: every screen and signal of waiting, talking and parting, for each path. */
export function shownWithSomebodyOnDuty(): Shown {
  const screen = new Screen();
  const world = withSomebody(worldOf());
  const busy = { ...world, people: { ...world.people!, who: 'soon' as const, slots: SLOTS } };
  const expected = { ...busy, people: { ...busy.people, wait: { from: 5, to: 20, known: false } } };
  const nobody = { ...busy, people: { ...busy.people, who: 'nobody' as const } };
  for (const who of ['self', 'child', 'hurter', 'someone_else', 'professional'] as const) {
    for (const state of statesOf({ ...opened(world).state, who, level: 'D2' })) {
      for (const now of [world, busy, expected, nobody]) showAll(screen, state, now);
    }
  }
  return screen.shown;
}

const SLOTS = [{ id: 's', at: '2026-11-25T10:00' }];

function showAll(screen: Screen, state: State, world: World): void {
  for (const name of PEOPLE_STEPS) screen.show(arrive({ state, events: [] }, { to: name }, world), world);
  for (const name of SIGNALS) {
    const of = { case: 'c', seq: 1, fence: 1 };
    screen.show(
      step(state, { kind: 'signal', name, of, values: { ...VALUES, name: 'Camille' } }, world),
      world,
    );
  }
  const talking = {
    ...state,
    stack: ['human.talking'],
    handoff: { ...state.handoff!, phase: 'talking' as const },
  };
  const danger = { kind: 'say' as const, text: 'mots', hits: [hit('immediate_danger')] };
  screen.show(step(talking, danger, world), world);
  for (const id of ['leave_line', 'back', 'all', 'none', 'free']) {
    for (const name of ['human.waiting', 'summary.card', 'human.slot']) {
      screen.show(step({ ...state, stack: [name] }, { kind: 'choose', ids: [id], hits: [] }, world), world);
    }
  }
}

const VALUES = { words: 'tilleul bateau', from: 2, to: 9, at: '2026-11-25T10:00' };
const PEOPLE_STEPS = [...Object.keys({ ...human, ...summary, ...talking, ...ended })]
  .filter((name) => name !== 'human.ask')
  .concat('signpost.places');
const SIGNALS = [
  ...(['dropped', 'accepted', 'transferred', 'consent', 'worker_lost', 'passed_on', 'nobody_left'] as const),
  ...(['somebody_back', 'guest_joined', 'guest_left', 'ended', 'closed', 'words_wrong', 'resumed'] as const),
  ...(['slot_here', 'slot_nobody', 'slot_early', 'slot_taken', 'waiting', 'crowded'] as const),
];

/** Nothing said, everything said, and with a line of her own. */
function statesOf(state: State): State[] {
  const handoff = { case: 'c', phase: 'waiting' as const, seq: 0, fence: 0, values: VALUES };
  const { triage } = worldOf().content;
  const asked = [...triage.questions, ...triage.someone_else].map(({ id, answers }) => [
    id,
    answers.map((one) => one.id),
  ]);
  const who_hurts = ['partner_or_ex', 'adult_child', 'parent', 'other'];
  const all = { ...Object.fromEntries(asked), who_hurts, can_speak: ['writing_only'] } as State['answers'];
  const said = { ...state, handoff, answers: all, level: 'D3' as const };
  const known = { ...handoff, values: { ...VALUES, known: 1 } };
  return [
    state,
    { ...state, handoff },
    said,
    { ...said, handoff: known, summary: { struck: [], added: 'mots' }, handoffSlot: VALUES },
  ];
}

/** Renders as the service does, and keeps which texts were asked for. */
class Screen {
  readonly shown = new Set<string>();
  readonly #renderers = new Map<string, Renderer>();

  show({ state, events }: Turned, world: World): void {
    for (const event of events) {
      if (event.kind === 'message') this.rendererOf(world).activity(event, state, world.now);
    }
  }

  rendererOf({ content }: World): Renderer {
    const made = this.#renderers.get(content.pack) ?? makeRenderer(content, this.#heard(makeWords(content)));
    this.#renderers.set(content.pack, made);
    return made;
  }

  #heard(wordsIn: WordsIn): WordsIn {
    return (id, channel) => {
      const words = wordsIn(id, channel);
      const text: typeof words.text = (key, values) => {
        const count = values?.['count'];
        this.shown.add(key);
        if (typeof count === 'number')
          this.shown.add(`${key}_${new Intl.PluralRules(words.lang).select(count)}`);
        return words.text(key, values);
      };
      return { ...words, text };
    };
  }
}

async function tell({ content, at, lang, talk }: Story, screen: Screen): Promise<void> {
  const world = worldOf(content, at);
  let now = step(newState({ lang, channel: 'web' }), { kind: 'signal', name: 'start' }, world);
  screen.show(now, world);
  for (const { writes } of talk) {
    now = turn(now, await read(writes, now, world), world);
    screen.show(now, world);
  }
}

/** Titles are read through words of their own: an answer offered in one language was not shown in the other. */
function read(text: string, { state }: Turned, world: World) {
  const titles = makeRenderer(world.content, wordsFor(world));
  return readTurn(text, state, {
    content: world.content,
    readers: silentReaders,
    listen: listenerOf(world.content),
    titles: ({ open, channel }) => (open === undefined ? [] : titles.titles(open, channel)),
    now: world.now,
  });
}

const quiet = new Map<string, WordsIn>();

function wordsFor({ content }: World): WordsIn {
  const made = quiet.get(content.pack) ?? makeWords(content);
  quiet.set(content.pack, made);
  return made;
}
