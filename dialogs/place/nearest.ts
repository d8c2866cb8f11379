import type { Commune, Content, OpenPlace } from '../../content/model.js';
import { mayShow } from '../records.js';

export interface Near {
  place: OpenPlace;
  /** Whole kilometres between the centres of the two communes; absent when the place has no known commune. */
  distanceKm?: number;
}

/**
 * The ESP to go to from `commune`, then one more: the next that is neither in her commune nor in charge of it, since
 * in a village everyone knows everyone. Whoever serves the commune comes before whoever is close. Only records whose
 * gate is open; an empty list when there are none, or when she would rather not say where.
 */
export function nearestPlaces(commune: Commune | undefined, content: Content, now: Date): Near[] {
  if (!commune) return [];
  const ranked = shownOffices(content, now)
    .map((place) => ({ place, distanceKm: kilometres(commune, place, content) }))
    .sort((a, b) => byCatchment(a, b, commune) || byDistance(a, b));
  const [nearest, ...others] = ranked;
  if (!nearest) return [];
  const farther = others
    .filter(({ place }) => place.insee !== commune.insee && catchmentRank(place, commune) > 0)
    .sort(byDistance)[0];
  return farther ? [nearest, farther] : [nearest];
}

function shownOffices(content: Content, now: Date): OpenPlace[] {
  return [...content.places.values()]
    .filter((place): place is OpenPlace => place.kind === 'esp')
    .filter((place) => mayShow(place, { content, now }));
}

/** 0 in charge of this commune by name, 1 of the whole département, 2 of others. */
function catchmentRank({ serves }: OpenPlace, commune: Commune): number {
  if (serves === 'departement') return 1;
  return serves.includes(commune.insee) ? 0 : 2;
}

function byCatchment(a: Near, b: Near, commune: Commune): number {
  return catchmentRank(a.place, commune) - catchmentRank(b.place, commune);
}

/** A place whose commune is not known comes last; the same distance keeps the order of the names. */
function byDistance(a: Near, b: Near): number {
  const [near, far] = [a.distanceKm ?? Infinity, b.distanceKm ?? Infinity];
  if (near !== far) return near - far;
  return a.place.id < b.place.id ? -1 : 1;
}

function kilometres(from: Commune, place: OpenPlace, content: Content): number | undefined {
  const to = content.communes.find(({ insee }) => insee === place.insee);
  return to && Math.round(distanceKm(from, to));
}

const earthRadiusKm = 6371;

/** As the crow flies (haversine), between two points in WGS84 degrees. */
export function distanceKm(from: Pick<Commune, 'lat' | 'lon'>, to: Pick<Commune, 'lat' | 'lon'>): number {
  const [lat1, lat2] = [radians(from.lat), radians(to.lat)];
  const [dLat, dLon] = [lat2 - lat1, radians(to.lon - from.lon)];
  const half = Math.sin(dLat / 2) ** 2 + Math.cos(lat1) * Math.cos(lat2) * Math.sin(dLon / 2) ** 2;
  return 2 * earthRadiusKm * Math.asin(Math.sqrt(half));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
