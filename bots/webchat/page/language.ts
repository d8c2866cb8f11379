import { byId } from './to-dom.js';
import type { BothWords, ClientWord, PageLang } from './words.js';

/** The page's own words, in the language it speaks now. */

let both: BothWords;
let lang: PageLang = 'fr';

/** Reads the words the server left in the page. */
export function readWords(): void {
  both = JSON.parse((byId('words') as HTMLTemplateElement).content.textContent ?? '') as BothWords;
  lang = document.documentElement.lang === 'en' ? 'en' : 'fr';
}

/** One of the page's words; `{{count}}` in it becomes `count`. */
export const say = (key: ClientWord, count?: number): string =>
  both[lang][key].replace('{{count}}', String(count));

export const locale = (): PageLang => lang;

/** The page now speaks the other language: every marked word changes where it stands. */
export function switchLanguage(): void {
  lang = lang === 'fr' ? 'en' : 'fr';
  document.documentElement.lang = lang;
  document.title = say('name');
  nameEverything();
}

/** Writes every marked word again in the language of the page. */
export function nameEverything(): void {
  each('w', (element, key) => (element.textContent = say(key)));
  each('label', (element, key) => element.setAttribute('aria-label', say(key)));
  each('hint', (element, key) => element.setAttribute('placeholder', say(key)));
  byId('tongue').lang = lang === 'fr' ? 'en' : 'fr';
}

function each(mark: string, change: (element: HTMLElement, key: ClientWord) => void): void {
  for (const element of document.querySelectorAll<HTMLElement>(`[data-${mark}]`)) {
    change(element, element.dataset[mark] as ClientWord);
  }
}
