import type { Commune, Content, Elsewhere } from '../../../content/model.js';
import { makeGazetteer, type Entry, type Gazetteer } from '../../../dialogs/place/gazetteer.js';

type Known = Pick<Commune, 'name'> & Partial<Commune>;

const nowhere = { departements: new Map(), byName: new Map(), byPostcode: new Map() } as unknown as Elsewhere;

/** A content of these communes; the later ones are less populous unless they say otherwise. */
export function contentOf(known: readonly Known[], elsewhere: Partial<Elsewhere> = {}): Content {
  const communes = known.map((one, at) => ({
    insee: `360${String(10 + at)}`,
    population: 900 - at,
    formerly: [],
    postcodes: [],
    ...one,
  }));
  const settings = { departement: { code: '36', name: "dans l'Indre" } };
  return { communes, settings, elsewhere: { ...nowhere, ...elsewhere } } as unknown as Content;
}

export const made = (...known: Known[]): Gazetteer => makeGazetteer(contentOf(known));

/** A gazetteer of these names alone, the most populous first. */
export const named = (...names: string[]): Gazetteer => made(...names.map((name) => ({ name })));

export const names = (found: Entry | readonly Commune[] | undefined): string[] | undefined =>
  (found && 'communes' in found ? found.communes : found)?.map(({ name }) => name);
