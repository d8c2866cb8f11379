import { heldDoor } from '../held-door.js';
import { ONTO_HIS_PATH } from '../hurter.js';
import { placeSaid } from '../place-asked.js';
import { wholeOf } from '../reading/commands.js';
import { wordsOfKey } from '../reading/options.js';
import { option, say } from '../state.js';
import { storyTold } from '../stocktake.js';
import { doesPlaceMatter, towardsPlace } from '../way.js';
import { speaksOfDanger } from '../words-heard.js';
import { areQuestionsLeft, towardsQuestions } from './questions.js';
import type { Dialog, Go, Input, Option, State, World } from '../model.js';

/** « MENU », at any moment. */
export const menu: Dialog = {
  'menu.choose': {
    enter: (state, world) =>
      HOME[state.who] ?? {
        says: [say('sms.what')],
        ask: { step: 'menu.choose', options: options(state, world), slot: 'words' },
      },
    answer: (state, ids, world) => goTo(ids[0] ?? '', state, world),
    hear: (state, said, world) =>
      speaksOfDanger(said.hits) ? storyTold(state) : placeSaid(state, said, world),
  },

  'menu.other_situation': {
    enter: () => ({
      says: [say('sms.whose')],
      ask: {
        step: 'menu.other_situation',
        options: [
          option('someone_else', 'sms.somebody_close'),
          option('child', 'sms.young'),
          option('professional', 'sms.at_work'),
          option('hurter', 'sms.my_acts'),
          option('back', 'sms.back'),
        ],
        slot: 'words',
      },
    }),
    answer: (_state, ids) => WHOSE[ids[0] ?? ''] ?? { to: 'menu.choose' },
  },
};

/** A child and who hurts have a first screen of their own. */
const HOME: Readonly<Partial<Record<State['who'], Go>>> = {
  child: { to: 'child.doors' },
  hurter: { to: 'hurter.doors' },
};

const WHOSE: Readonly<Record<string, Go>> = {
  someone_else: { to: 'relative.start', set: { who: 'someone_else' } },
  child: { to: 'child.doors', set: { who: 'child' } },
  professional: { to: 'pro.doors', set: { who: 'professional' } },
  hurter: ONTO_HIS_PATH,
};

function options(state: State, world: World): Option[] {
  return [
    option('danger_now', 'sms.urgent', 'urgent'),
    option('number_or_place', doesPlaceMatter(world) ? 'sms.number_or_place' : 'sms.number'),
    option('human', 'sms.human'),
    ...(areQuestionsLeft(state, world) ? [option('take_stock', 'sms.questions')] : []),
    option('other_situation', 'sms.other'),
    option('traces', 'sms.what_stays', 'quiet'),
  ];
}

/** What the menu and its second screen offer, said one text before they are shown: « un numero », « questions », « pour ma soeur ». */
export function menuNamed(
  state: State,
  { text }: Extract<Input, { kind: 'say' }>,
  world: World,
): Go | undefined {
  if (HOME[state.who] !== undefined) return undefined;
  const whole = wholeOf(text);
  const isSaid = (id: string) => wordsOfKey(world.content.synonyms, id).has(whole);
  const whose = Object.keys(WHOSE).find(isSaid);
  if (whose !== undefined) return WHOSE[whose];
  const id = options(state, world).find((one) => isSaid(one.id))?.id;
  return id === undefined ? undefined : goTo(id, state, world);
}

function goTo(id: string, state: State, world: World): Go {
  switch (id) {
    case 'danger_now':
      return { to: 'menu.choose', urgent: 'danger' };
    case 'number_or_place':
      return numberOrPlace(state, world);
    case 'human':
      return { to: 'human.ask' };
    case 'take_stock':
      return towardsQuestions(state, world);
    case 'traces':
      return { to: 'traces.card', above: true };
    default:
      return { to: 'menu.other_situation' };
  }
}

/** She asked for a number: it comes with the question of the place. */
function numberOrPlace(state: State, world: World): Go {
  const to = towardsPlace(state, world);
  return to === 'place.ask' ? { to, ...heldDoor(state, world) } : { to };
}
