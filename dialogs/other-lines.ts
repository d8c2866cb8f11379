import { mayReadCards } from './card.js';
import { ladderDoors, type Ladder } from './doors.js';
import { leadTo, MOST_DOORS } from './doors-said.js';
import { lineChosen } from './person-heard.js';
import { readAudience } from './reading/audience.js';
import { MENU, once, option, say } from './state.js';
import type { Dialog, Go, Input, Option, Say, State, Step } from './model.js';

type Said = Extract<Input, { kind: 'say' }>;

/** Other lines than those of the first list, by who somebody is or by what it is about; and the cards. */
export const otherLines: Dialog = {
  'signpost.for_whom': choice('signpost.for_whom', 'signpost.for_whom', (state) => [
    option('roof', 'signpost.roof'),
    ...(mayReadCards(state) ? [option('aides', 'signpost.aides')] : []),
    option('who', 'signpost.who_are_you'),
    option('what', 'signpost.what_about'),
    option('back', 'signpost.back', 'quiet'),
  ]),
  'signpost.who': choice('signpost.who', 'signpost.who', () => [
    option('child', 'signpost.child'),
    option('man', 'signpost.man'),
    option('elder', 'signpost.elder'),
    option('deaf', 'signpost.deaf'),
    option('more', 'signpost.more', 'quiet'),
  ]),
  'signpost.who_more': choice('signpost.who_more', 'signpost.who', () => [
    option('disabled', 'signpost.disabled'),
    option('lgbt', 'signpost.lgbt'),
    option('farm', 'signpost.farm'),
    option('abroad', 'signpost.abroad'),
    option('back', 'signpost.back', 'quiet'),
  ]),
  'signpost.what': choice('signpost.what', 'signpost.what', () => [
    option('forced_marriage', 'signpost.forced_marriage'),
    option('online', 'signpost.online'),
    option('suicide', 'signpost.suicide'),
    option('missing_child', 'signpost.missing_child'),
    option('back', 'signpost.back', 'quiet'),
  ]),

  /** The lines alone, adapted to what was just said. */
  'signpost.lines': {
    enter: (state, world) => {
      const line = lineOf(state);
      return {
        says: leads(line),
        doors: ladderDoors(line, state, world).slice(0, MOST_DOORS),
        ask: {
          step: 'signpost.lines',
          options: [
            option('human', 'menu.human'),
            option('for_whom', 'signpost.others'),
            option('menu', 'human.menu', 'quiet'),
            option('back', 'signpost.back', 'quiet'),
          ],
          slot: 'words',
        },
      };
    },
    answer: (_state, ids) => {
      if (ids.includes('human')) return { to: 'human.ask' };
      if (ids.includes('menu')) return MENU;
      return { to: ids.includes('for_whom') ? 'signpost.for_whom' : 'signpost.places' };
    },
  },
};

function choice(step: string, question: string, options: (state: State) => Option[]): Step {
  return {
    enter: (state) => ({ says: [say(question)], ask: { step, options: options(state), slot: 'words' } }),
    answer: (state, ids) => goTo(state, ids[0] ?? ''),
    hear: saysWho,
  };
}

/** "Je suis un homme" names its line, wherever among these screens it stands. */
function saysWho(state: State, { text }: Said): Go | undefined {
  const who = readAudience(text);
  return who === 'man' || who === 'elder' ? goTo(state, who) : undefined;
}

const SCREENS: Readonly<Record<string, string>> = {
  roof: 'signpost.roof',
  who: 'signpost.who',
  more: 'signpost.who_more',
  what: 'signpost.what',
  back: 'signpost.places',
};

function goTo(state: State, id: string): Go {
  if (id === 'child') return { to: 'child.doors', set: { who: 'child' } };
  if (id === 'aides') return { to: 'help.choose', above: true };
  const screen = SCREENS[id];
  if (screen !== undefined) return { to: screen };
  const life = id === 'suicide' && state.who === 'self' ? once(state, 'thanks.life') : undefined;
  const said = life === undefined ? {} : { said: life.said };
  return { to: 'signpost.lines', set: { ...lineChosen(state, id), ...said }, says: life?.says ?? [] };
}

const LEADS: Readonly<Partial<Record<Ladder, readonly string[]>>> = {
  deaf: ['line.deaf', 'line.deaf_more'],
  abroad: ['line.abroad'],
  forced_marriage: ['line.forced_marriage'],
  online: ['line.online'],
  suicide: ['line.suicide'],
  missing_child: ['line.missing_child'],
  farm: ['line.farm', 'line.farm_money'],
};

/** What is true for whom the list is made, then who answers. */
export function leads(line: Ladder): Say[] {
  return [...(LEADS[line] ?? []).map((key) => say(key)), leadTo('signpost.lines')];
}

const CHOSEN: readonly Ladder[] = [
  'man', 'elder', 'disabled', 'deaf', 'lgbt', 'farm', 'abroad', 'forced_marriage', 'online', 'suicide', 'missing_child',
]; // prettier-ignore

/** The list that is being shown, as it was chosen or said. */
export function lineOf({ answers }: State): Ladder {
  return CHOSEN.find((line) => answers['line']?.includes(line)) ?? 'unknown';
}
