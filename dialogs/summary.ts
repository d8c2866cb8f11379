import { option, say } from './state.js';
import { keptLines, summaryLines } from './summary-lines.js';
import type { Dialog, Event, Go, Option, Say, State, Summary } from './model.js';

/**
 * What a person will read of her, line by line, in plain words: each can be struck out, one of her own added, all of it
 * refused. What she agrees to here, and only that, is passed on.
 */
export const summary: Dialog = {
  'summary.card': {
    enter: (state) => ({
      before: [{ says: [say('summary.lead'), ...linesSaid(state)], doors: [] }],
      says: [say('summary.ask')],
      ask: { step: 'summary.card', options: ways(state) },
    }),
    answer: (state, ids) => decided(ids[0] ?? '', state),
  },

  /** Nothing was said yet: then only that somebody wishes to talk. */
  'summary.empty': {
    enter: (state) => ({
      says: [say('summary.nothing_yet')],
      ask: {
        step: 'summary.empty',
        options: [
          option('none', state.handoff === undefined ? 'summary.go' : 'summary.as_is'),
          option('add', 'summary.add'),
          option('back', 'summary.back', 'quiet'),
        ],
      },
    }),
    answer: (state, ids) => decided(ids[0] ?? '', state),
  },

  'summary.choose': {
    enter: (state) => ({
      says: [say('summary.strike')],
      ask: { step: 'summary.choose', options: lineOptions(state), many: true },
    }),
    answer: (state, ids) => ({
      to: 'summary.card',
      set: { summary: { ...ofState(state), struck: ids.filter((id) => id.startsWith('summary.')) } },
    }),
  },

  'summary.line': {
    enter: () => ({
      says: [say('summary.write_line')],
      ask: { step: 'summary.line', options: [option('back', 'summary.back')], slot: 'words' },
    }),
    answer: () => ({ to: 'summary.card' }),
    hear: (state, { text, masked = text }) => ({
      to: 'summary.card',
      set: { summary: { ...ofState(state), added: masked.slice(0, LONGEST_LINE) } },
    }),
  },

  /** A colleague of another team took over: she is asked again. */
  'summary.again': {
    enter: (state) => ({
      says: [say('summary.again', state.handoff?.values)],
      ask: {
        step: 'summary.again',
        options: [option('all', 'summary.again_yes'), option('none', 'summary.again_no')],
      },
    }),
    answer: (state, ids) => {
      const go = ids.includes('all')
        ? agreeing(state, state.summary?.agreed ?? [])
        : agreeing(withoutHerLine(state), []);
      return { ...go, to: 'human.talking' };
    },
  },
};

/** A line, not a letter: the talk itself is for the rest. */
const LONGEST_LINE = 300;

const ofState = ({ summary: given }: State): Summary => given ?? { struck: [] };

/** Who says no says it of the line she wrote herself too. */
const withoutHerLine = (state: State): State => ({
  ...state,
  summary: { ...ofState(state), added: undefined },
});

function linesSaid(state: State): Say[] {
  const added = state.summary?.added;
  return [
    ...keptLines(state).map((line) => say(line)),
    ...(added === undefined ? [] : [say('summary.added', { added })]),
    ...(keptLines(state).length === 0 && added === undefined ? [say('summary.nothing')] : []),
  ];
}

function ways(state: State): Option[] {
  return [
    option('all', 'summary.all'),
    option('none', 'summary.none'),
    ...(summaryLines(state).length > 0 ? [option('choose', 'summary.choose')] : []),
    option('add', state.summary?.added === undefined ? 'summary.add' : 'summary.change'),
    option('back', 'summary.back', 'quiet'),
  ];
}

function lineOptions(state: State): Option[] {
  return [...summaryLines(state).map((line) => option(line, line)), option('none', 'summary.strike_none')];
}

function decided(id: string, state: State): Go {
  switch (id) {
    case 'all':
      return entered(state, keptLines(state));
    case 'none':
      return entered(withoutHerLine(state), []);
    case 'choose':
      return { to: 'summary.choose' };
    case 'add':
      return { to: 'summary.line' };
    default:
      return { to: state.handoff === undefined ? 'menu.choose' : 'return' };
  }
}

/** Into the line, or, for who is in it already, what follows. */
function entered(state: State, agreed: string[]): Go {
  const go = agreeing(state, agreed);
  if (state.handoff !== undefined) return { ...go, to: 'return', says: [say('summary.sent')] };
  return { set: go.set, to: 'stay', events: [{ kind: 'handoff' }] };
}

function agreeing(state: State, agreed: string[]): Pick<Go, 'set' | 'events'> {
  const given = { ...ofState(state), agreed };
  const events: Event[] =
    state.handoff === undefined
      ? []
      : [{ kind: 'desk', act: { do: 'agree', lines: agreed, far: given.far ?? false } }];
  return { set: { summary: given }, events };
}
