import { textIn } from '../../content/languages.js';
import type { Content } from '../../content/model.js';
import type { DoorCard } from '../../dialogs/model.js';
import { doorWords, nameOf, type DoorContext } from '../door-words.js';
import { numberOf, type Words } from '../words.js';

/**
 * A door in one line of an SMS: « 3919 (ecoute), jour et nuit », « ESP Levroux, 02 61 91 00 08, ouvert jusqu'a 17h ». A line
 * is called by what it does and never by its name, which says the subject to whoever sees the screen.
 */
export function doorLine(door: DoorCard, context: DoorContext): string {
  const { content, words } = context;
  const { subtitle, when } = doorWords(door, context);
  const line = content.lines.get(door.id);
  if (line !== undefined) return joined(shortName(door.id, content, words), when);
  const far = (door.distanceKm ?? 0) < 1 ? '' : words.text('door.distance', { km: door.distanceKm ?? 0 });
  return joined(nameOf(door.id, content, words.lang), subtitle || addressOf(door.id, content), far, when);
}

/** « 3919 (ecoute) »; for a place its name, which says an office and no more. */
export function shortName(id: string, content: Content, words: Words): string {
  const line = content.lines.get(id);
  if (line === undefined) return nameOf(id, content, words.lang);
  const own = `sms.line.${id}`;
  const key = textIn(content, words.language, own) === undefined ? `sms.line.${line.kind}` : own;
  return `${numberOf(line) ?? ''} (${words.text(key)})`.trim();
}

/** Where to go when there is no number to call. */
function addressOf(id: string, { places }: Content): string {
  const place = places.get(id);
  return place !== undefined && 'address' in place ? (place.address ?? '') : '';
}

function joined(...parts: string[]): string {
  return parts.filter((part) => part !== '').join(', ');
}
