import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const communes = z.array(
  z.object({
    code: z.string(),
    nom: z.string(),
    type: z.enum(['commune-actuelle', 'commune-deleguee', 'commune-associee', 'arrondissement-municipal']),
    departement: z.string().default(''),
    arrondissement: z.string().optional(),
    chefLieu: z.string().optional(),
    codesPostaux: z.array(z.string()).optional(),
    population: z.number().int().optional(),
  }),
);
const departements = z.array(
  z.object({ code: z.string(), nom: z.string(), zone: z.string(), typeLiaison: z.number().int() }),
);
const arrondissements = z.array(z.object({ code: z.string(), nom: z.string() }));
const epci = z.array(z.object({ nom: z.string(), membres: z.array(z.object({ code: z.string() })) }));
const centres = z.array(
  z.strictObject({
    insee: z.string(),
    lat: z.number(),
    lon: z.number(),
    canton: z.array(z.string()),
    formerly: z.array(z.string()).optional(),
  }),
);

/** What the generator reads: the national tables of @etalab/decoupage-administratif, and our centres. */
export interface Source {
  communes: z.infer<typeof communes>;
  departements: z.infer<typeof departements>;
  arrondissements: z.infer<typeof arrondissements>;
  epci: z.infer<typeof epci>;
  centres: z.infer<typeof centres>;
}

/** Throws when a table no longer has the shape we know: a new release must be looked at, not guessed. */
export function readSource(): Source {
  const locate = createRequire(import.meta.url);
  const table = (name: string): unknown =>
    parse(locate.resolve(`@etalab/decoupage-administratif/data/${name}.json`));
  return {
    communes: communes.parse(table('communes')),
    departements: departements.parse(table('departements')),
    arrondissements: arrondissements.parse(table('arrondissements')),
    epci: epci.parse(table('epci')),
    centres: centres.parse(parse(new URL('indre-centres.json', import.meta.url))),
  };
}

function parse(file: string | URL): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
