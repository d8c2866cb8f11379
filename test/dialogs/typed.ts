import { readTurn } from '../../bots/read-turn.js';
import { makeRenderer } from '../../bots/render.js';
import { makeWords } from '../../bots/words.js';
import type { Turned } from '../../dialogs/arrive.js';
import { listenerOf } from '../../dialogs/danger/listen.js';
import { step } from '../../dialogs/engine.js';
import type { State, World } from '../../dialogs/model.js';
import { silentReaders } from '../stories/readers.js';

/** One turn as the service takes it: the text read against what is on screen, then the step. */
export async function typed(text: string, state: State, world: World): Promise<Turned> {
  const { content, now } = world;
  const renderer = makeRenderer(content, makeWords(content));
  const titles = ({ open, channel }: State) => (open === undefined ? [] : renderer.titles(open, channel));
  return step(
    state,
    await readTurn(text, state, {
      content,
      readers: silentReaders,
      listen: listenerOf(content),
      titles,
      now,
    }),
    world,
  );
}
