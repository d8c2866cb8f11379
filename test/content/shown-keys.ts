import fc from 'fast-check';
import { readTurn } from '../../bots/read-turn.js';
import { makeRenderer, type Renderer } from '../../bots/render.js';
import { makeWords, type WordsIn } from '../../bots/words.js';
import type { Turned } from '../../dialogs/arrive.js';
import { listenerOf } from '../../dialogs/danger/listen.js';
import { step } from '../../dialogs/engine.js';
import type { World } from '../../dialogs/model.js';
import { newState } from '../../dialogs/state.js';
import { setting, stray } from '../dialogs/strays.js';
import { turn, wandered } from '../dialogs/walks-wander.js';
import { opened, worldOf } from '../dialogs/world.js';
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

/** When somebody of the team takes up what is asked. */
export function shownWithSomebodyOnDuty(): Shown {
  const screen = new Screen();
  const world = worldOf();
  for (const who of ['self', 'child'] as const) {
    const asked = step({ ...opened(world).state, who }, { kind: 'command', id: 'human' }, world);
    screen.show(step(asked.state, { kind: 'signal', name: 'accepted' }, world), world);
  }
  return screen.shown;
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
