import { arrive, type Turned } from './arrive.js';
import { assessed, emergencyIn, raised } from './levels.js';
import { onStack } from './state.js';
import { withNumbers } from './numbers-due.js';
import type { Emergency, Event, Go, Level, State, World } from './model.js';

/** A turn in the making: the state as the turn found it, as it is now, and the danger its words spoke of. */
export interface Draft {
  before: State;
  state: State;
  events: Event[];
  urgent?: Emergency;
  /** How grave the words just read are. */
  spoken?: Level;
}

/** A turn in which nothing has been read yet. */
export function draftOf(state: State): Draft {
  return { before: state, state, events: [] };
}

/** Goes where an answer leads; the emergency card comes on top when the answer or the words call for it. */
export function move(draft: Draft, go: Go, world: World): Turned {
  const declared =
    go.urgent === undefined ? { state: draft.state, events: [] } : declareDanger(draft.state, go.because);
  const set: State = { ...declared.state, ...go.set };
  const up = assessed(set, world);
  const turned = { state: up.state, events: [...draft.events, ...declared.events, ...up.events] };
  const urgent = go.urgent ?? draft.urgent ?? emergencyIn(draft.before, set, world);
  if (urgent === undefined) {
    const calm = { ...go, says: [...(go.says ?? [])], set: {} };
    return arrive(turned, withNumbers(calm, { ...draft, state: turned.state }), world);
  }
  return showEmergency(turned, { ...go, urgent }, world);
}

function declareDanger(state: State, because = 'said.danger_now'): Turned {
  return raised(state, { level: 'D3', cause: 'direct', reasons: [because] });
}

/** Where the conversation was going waits under the card; a card already there is not stacked twice. */
function showEmergency({ state, events }: Turned, go: Go & { urgent: Emergency }, world: World): Turned {
  const under = onStack(state, go).filter((name) => name !== 'emergency.card');
  const stack = under.length > 0 ? under : ['menu.choose'];
  const ready: State = { ...state, emergency: go.urgent, stack };
  const kept = (go.events ?? []).filter(({ kind }) => kind === 'forget');
  return arrive({ state: ready, events: [...events, ...kept] }, { to: 'emergency.card', above: true }, world);
}
