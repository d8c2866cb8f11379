import type { Activity, TurnContext } from 'botbuilder';
import { newState } from '../../dialogs/state.js';
import type { State } from '../../dialogs/model.js';
import type { Bot, Reply } from '../bot.js';
import { WebAdapter, type Deliver } from '../web-adapter.js';
import type { AnswerPlace } from './no-script.js';

/**
 * Answers the form « Trouver un lieu » of a page without script: the same bot and the same words as in a talk, as
 * if the place had just been asked. Nothing is stored, so there is no conversation to erase. Words that name no
 * place get no answer of the bot's: it would offer choices that a form does not have.
 */
export function placeByForm(bot: Bot): AnswerPlace {
  const adapter = new WebAdapter(nobodyListens);
  return async (typed, lang) => {
    const state = whereAsked(lang);
    let reply: Reply = { state, activities: [] };
    await adapter.process(asked(typed, lang), async (context: TurnContext) => {
      reply = await bot.hear(state, context);
    });
    return namesPlace(reply) ? reply.activities.map(namesWritten) : [];
  };
}

const namesPlace = ({ state }: Reply): boolean =>
  state.open?.step === 'place.choose' || state.commune !== undefined || state.outside !== undefined;

const nobodyListens: Deliver = () => Promise.resolve();

/** On the screen that asks where; whether she can speak is left aside, since a form asks one thing. */
function whereAsked(lang: State['lang']): State {
  return {
    ...newState({ lang, channel: 'web' }),
    stack: ['place.ask'],
    open: { step: 'place.ask', options: [], slot: 'place' },
    answers: { can_speak: ['skip'] },
  };
}

function asked(typed: string, lang: string): Partial<Activity> {
  return {
    type: 'message',
    text: typed,
    locale: lang,
    channelId: 'directline',
    conversation: { id: 'form', isGroup: false, conversationType: '', name: '' },
  };
}

/** Buttons are not shown without a script: among several communes their names are written out, to be typed. */
function namesWritten(activity: Partial<Activity>): Partial<Activity> {
  const { suggestedActions, ...rest } = activity;
  const channelData = activity.channelData as { step?: string } | undefined;
  if (channelData?.step !== 'place.choose' || !suggestedActions) return activity;
  const names = suggestedActions.actions.slice(0, -1).map(({ title }) => title);
  const text = [activity.text, ...names].join('\n');
  return { ...rest, text, channelData: { ...channelData, says: text } };
}
