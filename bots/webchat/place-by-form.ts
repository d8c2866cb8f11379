import type { Activity, TurnContext } from 'botbuilder';
import { newState } from '../../dialogs/state.js';
import type { State } from '../../dialogs/model.js';
import type { Bot } from '../bot.js';
import { WebAdapter, type Deliver } from '../web-adapter.js';
import type { AnswerPlace } from './no-script.js';

/**
 * Answers the form « Trouver un lieu » of a page without script: the same bot and the same words as in a talk, as
 * if the place had just been asked. Nothing is stored, so there is no conversation to erase.
 */
export function placeByForm(bot: Bot): AnswerPlace {
  const adapter = new WebAdapter(nobodyListens);
  return async (typed, lang) => {
    const state = whereAsked(lang);
    let activities: Partial<Activity>[] = [];
    await adapter.process(asked(typed, lang), async (context: TurnContext) => {
      ({ activities } = await bot.hear(state, context));
    });
    return activities.map(withoutButtons);
  };
}

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

/** A form has no buttons: among several communes their names are written out, to be typed. */
function withoutButtons({ suggestedActions, ...activity }: Partial<Activity>): Partial<Activity> {
  const channelData = activity.channelData as { step?: string } | undefined;
  if (channelData?.step !== 'place.choose' || !suggestedActions) return activity;
  const names = suggestedActions.actions.slice(0, -1).map(({ title }) => title);
  const text = [activity.text, ...names].join('\n');
  return { ...activity, text, channelData: { ...channelData, says: text } };
}
