import { gazetteerOf } from './place/gazetteer.js';
import { findPlace, type Found } from './place/find-place.js';
import { option, say, withAnswer, without } from './state.js';
import type { Commune } from '../content/model.js';
import type { Dialog, Go, Input, State, World } from './model.js';

type Said = Extract<Input, { kind: 'say' }>;

/** Where help should be looked for. Only a commune's code is kept; the words that gave it are forgotten at once. */
export const placeAsked: Dialog = {
  'place.ask': {
    enter: (state) => ({
      says: [say(state.who === 'someone_else' ? 'place.ask_relative' : 'place.ask')],
      ask: {
        step: 'place.ask',
        options: [option('rather_not_say', 'place.rather_not_say', 'quiet')],
        slot: 'place',
      },
      again: [say('missed.place')],
    }),
    answer: (state) => ({ to: 'signpost.places', set: looked(state, 'rather_not_say', {}) }),
    hear: placeSaid,
  },

  /** Several communes fit: the five largest, and "another". */
  'place.choose': {
    enter: (state, world) => ({
      says: [say('place.choose')],
      ask: {
        step: 'place.choose',
        options: [
          ...candidates(state, world).map(({ insee, name, postcodes }) => ({
            id: insee,
            key: 'place.commune',
            values: { name, postcode: postcodes[0] ?? '' },
          })),
          option('another', 'place.another', 'quiet'),
        ],
        slot: 'place',
      },
    }),
    answer: (state, ids, world) => {
      const commune = world.content.communes.find(({ insee }) => ids.includes(insee));
      return commune === undefined
        ? { to: 'place.ask', says: [say('place.write_name')] }
        : kept(state, commune);
    },
    hear: placeSaid,
  },
};

/** Where words lead when they name a place; `undefined` when they name none. A town may be said at any open screen. */
export function placeSaid(state: State, said: Said, world: World): Go | undefined {
  const found = placeIn(said, world);
  switch (found.kind) {
    case 'one':
      return found.communes[0] === undefined ? undefined : kept(state, found.communes[0]);
    case 'choose':
      return {
        to: 'place.choose',
        set: withAnswer(
          state,
          'place_candidates',
          found.communes.slice(0, 5).map(({ insee }) => insee),
        ),
        events: [{ kind: 'forget', keep: '' }],
      };
    case 'outside':
      return outside(state, found.departement, world);
    case 'none':
      return undefined;
  }
}

const searched = new WeakMap<Said, Found>();

/** Several steps of one turn may ask what place the same words name: they are searched once. */
function placeIn(said: Said, { content }: World): Found {
  const found = searched.get(said) ?? findPlace(said.text, gazetteerOf(content));
  searched.set(said, found);
  return found;
}

function kept(state: State, { insee, name }: Commune): Go {
  return {
    to: 'signpost.places',
    set: looked(state, 'given', { commune: insee }),
    events: [{ kind: 'forget', keep: name }],
  };
}

function outside(state: State, code: string | undefined, { content }: World): Go {
  const where = code === undefined ? undefined : content.elsewhere.within[state.lang].get(code);
  return {
    to: 'signpost.places',
    says: [where === undefined ? say('place.outside') : say('place.outside_in', { where })],
    set: looked(state, 'outside', { outside: code ?? 'elsewhere' }),
    events: [{ kind: 'forget', keep: where ?? '' }],
  };
}

/** The last answer to "where" is the only one that counts: an earlier town, or another country, is forgotten. */
function looked(state: State, answer: string, where: Pick<State, 'commune' | 'outside'>): Partial<State> {
  const kept = without(state.answers, 'place_candidates');
  const answers = answer === 'rather_not_say' ? kept : without(kept, 'abroad');
  return {
    ...withAnswer({ ...state, answers }, 'place', [answer]),
    commune: undefined,
    outside: undefined,
    ...where,
  };
}

function candidates(state: State, { content }: World): Commune[] {
  return (state.answers['place_candidates'] ?? []).flatMap(
    (insee) => content.communes.find((commune) => commune.insee === insee) ?? [],
  );
}
