import { placeAsked as onWeb, placeSaid } from '../place-asked.js';
import { MENU, option, say } from '../state.js';
import { menuNamed } from './menu.js';
import type { Dialog, Option, State, World } from '../model.js';

/** Where to look, asked before anything else. What is kept of it is decided where the web decides it. */
export const place: Dialog = {
  'place.ask': {
    enter: (state) => ({
      says: [say(state.who === 'someone_else' ? 'sms.place_ask_relative' : 'sms.place_ask')],
      ask: { step: 'place.ask', options: [option('rather_not_say', 'sms.no_place'), TO_MENU], slot: 'place' },
      again: [say('sms.place_missed')],
    }),
    answer: (state, ids, world) =>
      ids.includes('menu') ? MENU : (onWeb['place.ask']?.answer?.(state, ids, world) ?? { to: 'stay' }),
    hear: (state, said, world) => placeSaid(state, said, world) ?? menuNamed(state, said, world),
  },

  'place.choose': {
    enter: (state, world) => ({
      says: [say('sms.which')],
      ask: {
        step: 'place.choose',
        options: [...names(state, world), option('another', 'sms.another')],
        slot: 'place',
      },
    }),
    answer: (state, ids, world) => onWeb['place.choose']?.answer?.(state, ids, world) ?? { to: 'stay' },
    hear: placeSaid,
  },
};

const TO_MENU = option('menu', 'sms.menu', 'quiet');

/** Of so many the names fit in one SMS, even the longest. */
const MOST_NAMES = 4;

function names({ answers }: State, { content }: World): Option[] {
  const found = (answers['place_candidates'] ?? []).slice(0, MOST_NAMES);
  return content.communes
    .filter(({ insee }) => found.includes(insee))
    .sort((a, b) => found.indexOf(a.insee) - found.indexOf(b.insee))
    .map(({ insee, name }) => ({ id: insee, key: 'sms.commune', values: { name } }));
}
