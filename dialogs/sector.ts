import type { State, World } from './model.js';

/** Which office is in charge of the commune she named: all that a worker is told of where. */
export function sectorOf({ commune }: State, { content }: World): string | undefined {
  if (commune === undefined) return undefined;
  const places = [...content.places.values()];
  return places.find(
    (place) => 'insee' in place && Array.isArray(place.serves) && place.serves.includes(commune),
  )?.id;
}
