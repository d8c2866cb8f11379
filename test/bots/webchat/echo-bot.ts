import type { Bot, Reply } from '../../../bots/bot.js';
import type { State } from '../../../dialogs/model.js';
import { newState } from '../../../dialogs/state.js';

/** A state with nothing said, for tests that look at the channel and not at the words. */
export function blankState(): State {
  const fresh = newState({ lang: 'fr', channel: 'web' });
  return { ...fresh, stack: ['opening'], open: { step: 'echo.open', options: [] } };
}

const isEnglish = (lang: string): boolean => /^en\b/i.test(lang);

/** Repeats what it hears in two messages; counts its turns in the state; obeys a few words of its own. */
export const echoBot: Bot = {
  open: ({ lang }) => ({
    state: { ...blankState(), lang: isEnglish(lang) ? 'en' : 'fr' },
    activities: [message(isEnglish(lang) ? 'Hello' : 'Bonjour', 'echo.open')],
    reached: 'echo.open',
  }),
  hear(state, context) {
    const text = context.activity.text;
    if (text === 'boom') throw new RangeError('secret words of a person');
    const misses = state.misses + 1;
    const reply: Reply = {
      state: { ...state, misses },
      activities: [message(`echo ${text}`, 'echo.first'), message(`turn ${misses}`, 'echo.second')],
      reached: 'echo.second',
    };
    if (text === 'leave' || text === 'erase') reply.ending = text;
    if (text.startsWith('where ')) reply.keep = 'Châteauroux';
    return Promise.resolve(reply);
  },
  apologise: (state) => ({ state, activities: [message('sorry', 'echo.sorry')] }),
};

export function message(text: string, step: string) {
  return { type: 'message', text, locale: 'fr', channelData: { step } };
}
