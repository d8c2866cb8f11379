import { pageStep } from '../steps.js';
import { isScreen } from '../state.js';
import type { Option, State, World } from '../model.js';

/**
 * The page's own button of each answer that is on screen by SMS; `undefined` where the page has none. Its words mean the
 * same here: who has seen the page, or was told of it, writes as it does.
 */
export function pageOptions(state: State, world: World): (Option | undefined)[] {
  const { open } = state;
  if (open === undefined) return [];
  const screen = pageStep(open.step)?.enter({ ...state, channel: 'web' }, world);
  const onPage = screen !== undefined && isScreen(screen) ? screen.ask.options : [];
  return open.options.map(({ id }) => onPage.find((one) => one.id === id));
}
