import type { Commune, OpenPlace, Place } from '../content/model.js';
import { MOST_DOORS } from './doors-said.js';
import { nearestPlaces } from './place/nearest.js';
import { mayShow } from './records.js';
import type { DoorCard, State, World } from './model.js';

/** The nearest office by catchment, and one farther: in a village everyone knows everyone. */
export function placeDoors(state: State, { content, now }: World): DoorCard[] {
  if (state.commune === undefined || state.who === 'hurter' || state.who === 'child') return [];
  const commune = content.communes.find((one) => one.insee === state.commune);
  return nearestPlaces(commune, content, now)
    .slice(0, 2)
    .map(({ place, distanceKm }) => ({
      kind: 'place',
      id: place.id,
      ...(distanceKm === undefined ? {} : { distanceKm }),
      ...(isInCharge(place, commune) ? { inCharge: true } : {}),
    }));
}

/** Said only of an office in another commune: it explains why that one comes before a nearer one. */
function isInCharge(place: OpenPlace, commune: Commune | undefined): boolean {
  return commune !== undefined && place.insee !== commune.insee && place.serves.includes(commune.insee);
}

/** The police or gendarmerie station of her commune where a social worker sits. */
export function stationDoors(state: State, world: World): DoorCard[] {
  return stations(world)
    .filter(({ serves }) => serves === 'departement' || serves.includes(state.commune ?? ''))
    .slice(0, 1)
    .map(({ id }) => ({ kind: 'place', id }));
}

/** All of them, for who works with them. None while their records are behind the gate. */
export function everyStation(world: World): DoorCard[] {
  return stations(world)
    .slice(0, MOST_DOORS)
    .map(({ id }) => ({ kind: 'place', id }));
}

function stations(world: World): Place[] {
  return [...world.content.places.values()].filter(
    (place) => 'social_worker' in place && place.social_worker && mayShow(place, world),
  );
}
