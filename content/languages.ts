import type { Content, Language, Text } from './model.js';

/** Which language of the settings is spoken, and which words it has. */

/** The language a browser or a page asks for (`en-GB`, `fr-x-facile`); the first of the settings for any other. */
export function languageAsked(wanted: string, { settings }: Pick<Content, 'settings'>): Language {
  const asked = wanted.toLowerCase();
  const known = settings.languages;
  const found = known.find(({ id }) => id === asked) ?? known.find(({ id }) => id === asked.split('-')[0]);
  return found ?? known[0] ?? FRENCH;
}

const FRENCH: Language = { id: 'fr', name: 'Français', over: 'fr', direction: 'ltr' };

/** The text of a key in a language: its own, or that of the language it stands on. */
export function textIn(content: Content, { id, over }: Language, key: string): Text | undefined {
  return content.overlays.get(id)?.get(key) ?? content.texts[over].get(key);
}

/** Every key and text of a language, those of its own folder before those it stands on. */
export function textsIn(content: Content, { id, over }: Language): ReadonlyMap<string, Text> {
  return new Map([...content.texts[over], ...(content.overlays.get(id) ?? [])]);
}
