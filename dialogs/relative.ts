import { lineDoors } from './doors.js';
import { questionOf } from './risk.js';
import { SKIP, option, say, withAnswer } from './state.js';
import { nextForRelative } from './way.js';
import type { Dialog, Go, Say, State, Step, World } from './model.js';

/** A relative, a neighbour, a witness: a door first, then whether it is happening now, then how to help safely. */
export const relative: Dialog = {
  'relative.start': {
    enter: (state, world) => ({
      to: nextForRelative(state, world),
      says: [say('relative.thanks'), say('relative.advice')],
      doors: lineDoors(state, world).slice(0, 1),
    }),
  },
};

export function relativeStep(id: string): Step {
  return {
    enter: (_state, { content }) => {
      const question = questionOf(content.triage, id);
      const before = question.before === undefined ? [] : [say(question.before)];
      const options = question.answers.map((answer) => option(answer.id, `relative.${id}.${answer.id}`));
      return {
        says: [...before, say(`relative.${id}`)],
        ask: { step: `relative.${id}`, options: [...options, SKIP] },
      };
    },
    answer: (state, ids, world) => next(state, { id, ids }, world),
  };
}

function next(state: State, given: { id: string; ids: readonly string[] }, world: World): Go {
  const set = withAnswer(state, given.id, given.ids);
  const now = { ...state, ...set };
  if (given.id === 'talk') {
    return { to: given.ids.includes('yes') ? 'human.ask' : nextForRelative(now, world), set };
  }
  return { to: nextForRelative(now, world), set, says: advice(given.id, given.ids) };
}

/** Who may and must tell of a child in danger; how to reach somebody whose telephone may be watched. */
function advice(id: string, ids: readonly string[]): Say[] {
  if (id === 'children_there' && ids.includes('yes')) return [say('relative.child_report')];
  if (id !== 'knows') return [];
  return [say(ids.includes('yes') ? 'relative.knows_yes' : 'relative.safe_contact')];
}
