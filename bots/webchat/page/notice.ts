import { say } from './language.js';
import type { Tree } from './markup.js';
import { byId, toElement } from './to-dom.js';

/** Opens the notice over the talk: no new tab, no line in the history, and the talk is still there underneath. */
export function openNotice(link: HTMLAnchorElement, failed: () => void): void {
  link.addEventListener('click', (event) => {
    event.preventDefault();
    void show(link, failed);
  });
}

async function show(link: HTMLAnchorElement, failed: () => void): Promise<void> {
  const sections = await fetchNotice(document.documentElement.lang).catch(failed);
  if (!sections) return;
  const back = toElement(['button', { type: 'button', class: 'send' }, say('back')]);
  const panel = toElement(['main', { id: 'notice', class: 'notice' }, ...sections]);
  panel.append(back);
  byId('main').hidden = true;
  byId('main').after(panel);
  scrollTo(0, 0);
  focusFirst(panel);
  back.addEventListener('click', () => {
    closeNotice();
    link.focus();
  });
}

/** Puts the talk back, if the notice was over it. */
export function closeNotice(): void {
  document.getElementById('notice')?.remove();
  byId('main').hidden = false;
}

async function fetchNotice(lang: string): Promise<Tree[]> {
  const answer = await fetch(`/infos?as=tree&lang=${lang}`, { cache: 'no-store', credentials: 'omit' });
  if (!answer.ok) throw new Error('notice');
  return (await answer.json()) as Tree[];
}

function focusFirst(panel: HTMLElement): void {
  const title = panel.querySelector<HTMLElement>('h2');
  title?.setAttribute('tabindex', '-1');
  title?.focus();
}
