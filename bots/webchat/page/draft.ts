import { say } from './language.js';
import { dataOf, type Shown } from './message.js';
import type { Tree } from './markup.js';

/**
 * « Envoyer mes mots au 114 ». Only under the loud card that allows it, only when she typed something. The message is
 * made in this browser at her tap and by nothing else: it crosses neither our server nor the page's address.
 */
export function draftTree(activity: Shown, ownWords: string | undefined): Tree | undefined {
  const { style, draft } = dataOf(activity);
  const writing = writingLink(activity);
  if (!draft || style !== 'loud' || !ownWords || !writing) return undefined;
  const button: Tree = ['a', { class: 'dial draft', href: writing, 'data-draft': true }, say('draft')];
  return ['div', { class: 'drafts' }, ['p', {}, say('draft_warning')], button];
}

/** The number that can be written to is the card's own, never one written here. */
function writingLink(activity: Shown): string | undefined {
  const cards = (activity.attachments ?? []).map((one) => one.content as { buttons?: { value: unknown }[] });
  const values = cards.flatMap((card) => card.buttons ?? []).map((button) => String(button.value));
  return values.find((value) => value.startsWith('sms:'));
}

/** At her tap the link carries her words; once followed, it is empty again. */
export function fillDraft(link: HTMLAnchorElement, words: string): void {
  const empty = link.href;
  link.href = `${empty}?body=${encodeURIComponent(words)}`;
  setTimeout(() => (link.href = empty));
}
