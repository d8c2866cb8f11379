import type { Content } from '../content/model.js';
import type { State } from './model.js';

/** What the state keeps of the language she is spoken to in: an id of the settings; any other changes nothing. */
export function spokenIn(id: string | undefined, { settings }: Pick<Content, 'settings'>): Partial<State> {
  const chosen = settings.languages.find((one) => one.id === id);
  if (chosen === undefined) return {};
  return { lang: chosen.over, tongue: chosen.id === chosen.over ? undefined : chosen.id };
}
