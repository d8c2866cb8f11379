import { byId } from './to-dom.js';
import type { ClientLanguage, ClientLanguages, ClientWord } from './words.js';

/** The page's own words, in the language it speaks now. */

let all: ClientLanguages;
let lang: string;

/** Reads the words the server left in the page. */
export function readWords(): void {
  all = JSON.parse((byId('words') as HTMLTemplateElement).content.textContent ?? '') as ClientLanguages;
  lang = document.documentElement.lang;
}

const spoken = (id = lang): ClientLanguage => all[id]!;

/** One of the page's words; `{{…}}` in it becomes `filled`. */
export function say(key: ClientWord, filled?: number | string): string {
  const { over, words } = spoken();
  return (words[key] ?? spoken(over).words[key] ?? '').replace(/{{.+}}/, String(filled));
}

export const locale = (): string => lang;

/** The page now speaks another language, that of the bar unless told which: every marked word changes where it stands. */
export function switchLanguage(to = spoken().other): void {
  lang = to;
  document.documentElement.lang = lang;
  document.documentElement.dir = spoken().dir;
  document.title = say('name');
  nameEverything();
}

/** Writes every marked word again in the language of the page. */
export function nameEverything(): void {
  const { other } = spoken();
  each('w', (element, key) => (element.textContent = say(key)));
  each('label', (element, key) => element.setAttribute('aria-label', say(key)));
  each('hint', (element, key) => element.setAttribute('placeholder', say(key)));
  each<string>('tongue', (element, id) => (element.hidden = id === lang || id === other));
  byId('tongue').lang = other;
}

function each<T extends string = ClientWord>(
  mark: string,
  change: (element: HTMLElement, key: T) => void,
): void {
  for (const element of document.querySelectorAll<HTMLElement>(`[data-${mark}]`)) {
    change(element, element.dataset[mark] as T);
  }
}
