import assert from 'node:assert/strict';
import { step } from '../../../dialogs/engine.js';
import type { State } from '../../../dialogs/model.js';
import { readDanger } from '../../../dialogs/reading/danger.js';
import { newState } from '../../../dialogs/state.js';
import { meaningOf } from '../../../dialogs/words-heard.js';
import { say, worldOf } from '../world.js';

const world = worldOf();
const hitsIn = (text: string) => readDanger(text, 'fr', world.content.danger);

/** The step of the first message she gets for these words. */
function answered(text: string, name: string, part: Partial<State>): string | undefined {
  const state: State = { ...newState({ lang: 'fr', channel: 'web' }), stack: [name], ...part };
  const shown = step(state, { kind: 'signal', name: 'reconnect' }, world);
  const { events } = step(shown.state, say(text, ...hitsIn(text)), world);
  return events.flatMap((event) => (event.kind === 'message' ? [event.step] : []))[0];
}

const now = [
  'il me tape maintenant',
  'il me frappe là maintenant',
  'il est en train de me taper',
  'il est entrain de me frapper',
  'elle me tape dessus maintenant',
  'mon mari me tape là tout de suite',
  'il me tape la',
  'il me frape mtn',
  'maintenant il me frappe',
  'là il me tape',
  'il me bat maintenant',
  'il me gifle là',
  'il me donne des coups de pied là',
  'il est en train de me donner des coups',
  'il me pousse contre le mur maintenant',
  'il me tire les cheveux là',
  "il me frappe à l'instant",
  'ça y est il me frappe',
  'il recommence à me taper',
  'je me fais frapper là',
  'il tape ma mère maintenant',
  'i tape mtn',
  'il me tape vite',
  'il me tape là svp',
  "he's hitting me right now",
  'hes hitting me rn',
  'he hits me now',
  'she is slapping me now',
  "he's pushing me around right now",
  "he's throwing things at me now",
  "he's dragging me by the hair",
  "he's got me by the throat",
  'my boyfriend is beating me up now',
  'right now he’s hitting me',
];

const screens: [string, string, Partial<State>][] = [
  ['the menu', 'menu.choose', {}],
  ['a question', 'risk.neck', {}],
  ['a place that is asked for', 'place.ask', {}],
  ["a child's doors", 'child.doors', { who: 'child' }],
  ['the first question', 'opening.safe_now', {}],
];

/** A habit, a memory, a figure of speech: grave or not, none says that it is happening. */
const notNow = [
  'il me frappe',
  'il me tape la nuit',
  'il me frappe plus maintenant',
  'il ne me frappe pas maintenant',
  'avant il criait, maintenant il me frappe',
  'il me frappait avant',
  'il me tape sur les nerfs',
  'ma copine me bat au tennis maintenant',
  "il m'a tapé hier",
  'he hits me',
  'he hits me now and then',
  'he used to hit me',
  "he's always pushing me to leave",
];

describe('Blows said in the present', () => {
  for (const [where, name, part] of screens) {
    it(`bring the emergency card in the very next message, at ${where}`, () => {
      const others = now.filter((text) => answered(text, name, part) !== 'emergency.card');
      assert.deepEqual(others, []);
    });
  }

  for (const text of notNow) {
    it(`are not heard in "${text}"`, () => {
      assert.notEqual(meaningOf(hitsIn(text)).level, 'D3');
    });
  }
});
