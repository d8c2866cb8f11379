import { textIn } from '../content/languages.js';
import type { Content, Language } from '../content/model.js';
import type { Say, State } from '../dialogs/model.js';

const PREFIX = 'for_child.';

/** What is said to whoever reads it: to a child in her own words, wherever content has some for this text. */
export function saysTo(
  { who }: Pick<State, 'who'>,
  says: readonly Say[],
  { content, language }: { content: Content; language: Language },
): readonly Say[] {
  if (who !== 'child') return says;
  return says.map((one) => {
    const key = PREFIX + one.key;
    return textIn(content, language, key) === undefined ? one : { ...one, key };
  });
}
