import { arrive, type Turned } from './arrive.js';
import { downToCover } from './covered.js';
import { move, type Draft } from './move.js';
import { afresh } from './afresh.js';
import { askWhich } from './reported.js';
import { MENU, say, topOf } from './state.js';
import { stepNamed } from './steps.js';
import { spokenIn } from './tongue.js';
import type { Go, Input, State, World } from './model.js';

type Command = Extract<Input, { kind: 'command' }>;

/** What each command does, at any moment. The words that mean it are content (reading/commands.ts). */
export function obey(draft: Draft, command: Command, world: World): Turned {
  const effect = effectOf(draft.state, command, world);
  return effect === 'start_again' ? startAgain(draft.state, world) : move(draft, effect, world);
}

function effectOf(state: State, command: Command, world: World): Go | 'start_again' {
  switch (command.id) {
    case 'leave':
    case 'stop':
      return { to: 'stay', events: [{ kind: 'leave' }] };
    case 'erase':
      return { to: 'stay', events: [{ kind: 'erase' }] };
    case 'emergency':
      return { to: 'stay', urgent: 'danger' };
    case 'language':
      return {
        to: topOf(state) === 'tongues.card' ? 'return' : 'stay',
        set: spokenIn(command.lang, world.content),
      };
    case 'back':
      return downToCover(state) ?? back(state);
    case 'skip':
      return skip(state, world);
    case 'human':
      return { to: 'human.ask', set: inHerWords(state, command, world) };
    case 'menu':
      return MENU;
    case 'report':
      return askWhich(state);
    case 'start_again':
      return command.id;
  }
}

/** A first SMS brings no language: « somebody » is answered in English. The page has its own. */
export function inHerWords({ channel, lang }: State, said: Command, { content }: World): Partial<State> {
  return channel === 'sms' && said.lang !== lang ? spokenIn(said.lang, content) : {};
}

/** The screen before this one; its answer can be given again. Never out of the path of who hurts: « C'est à moi… » leaves it. */
function back(state: State): Go {
  const previous = state.trail.at(-2);
  const leavesHisPath = state.who === 'hurter' && previous?.who !== 'hurter';
  if (previous === undefined || leavesHisPath) return { to: 'stay', says: [say('back.nothing')] };
  return { to: 'stay', set: { ...previous, trail: state.trail.slice(0, -2), picked: [] } };
}

const WAYS_NOT_TO_ANSWER = ['skip', 'rather_not_say', 'unknown'];

/** Passes over what is asked. Where nothing is asked that could be passed, doors. */
function skip(state: State, world: World): Go {
  const offered = state.open?.options.map(({ id }) => id) ?? [];
  const way = state.open?.many ? 'skip' : WAYS_NOT_TO_ANSWER.find((id) => offered.includes(id));
  const { answer } = stepNamed(state.stack.at(-1) ?? 'menu.choose', state.channel);
  if (way === undefined || answer === undefined) return { to: 'signpost.places' };
  return answer({ ...state, picked: [] }, [way], world);
}

function startAgain(state: State, world: World): Turned {
  return arrive({ state: afresh(state), events: [] }, { to: 'stay' }, world);
}
