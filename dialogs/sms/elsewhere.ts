import { otherLanguage } from '../other-language.js';
import { report } from '../reported.js';
import { option, say } from '../state.js';
import { towardsPlace } from '../way.js';
import type { Dialog, Screen, State, Step, World } from '../model.js';

/** Screens of the page that an SMS shortens or leaves out, and where they lead instead. */
export const elsewhere: Dialog = {
  'report.which': shortened(report['report.which'] as Step, (screen) => ({
    says: [say('sms.report_which')],
    ask: {
      ...screen.ask,
      options: screen.ask.options.map((one) => (one.id === 'none' ? option('none', 'sms.report_none') : one)),
    },
  })),
  /** A language that only says part of the texts otherwise has no words of its own for SMS. */
  'tongues.card': shortened(otherLanguage['tongues.card'] as Step, (screen, world) => ({
    says: [say('sms.tongues')],
    ask: { ...screen.ask, options: screen.ask.options.filter(({ id }) => id in world.content.texts) },
    again: [say('sms.tongues')],
  })),
};

/** Her story is heard and thanked; what comes next by SMS is a place and numbers, never the questions unasked. */
export const TOWARDS_PLACE: Step = {
  enter: (state, world) => ({ to: towardsPlace(state, world), set: { understood: [] } }),
};

/** What takes too many words: who can tell it aloud, then what was on screen. */
export const NOT_HERE: Step = {
  enter: () => ({ to: 'signpost.places', says: [say('sms.not_here')] }),
};

function shortened(step: Step, shorten: (screen: Screen, world: World) => Screen): Step {
  const enter = (state: State, world: World) => {
    const screen = step.enter(state, world);
    return 'ask' in screen ? shorten(screen, world) : screen;
  };
  return { ...step, enter };
}
