import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { checkShape } from '../check-shape.js';
import { ContentError } from '../problem.js';
import { readYamlFile } from '../yaml-file.js';

const lang = z.enum(['fr', 'en', 'both']);

const forbiddenSchema = z.array(
  z.strictObject({ lang, pattern: z.string().min(1), say: z.string().min(1), except: z.string().optional() }),
);

const plainWordsSchema = z.strictObject({
  fr: z.record(z.string(), z.string()),
  en: z.record(z.string(), z.string()),
});

/** What must not be said, and what is said more plainly: forbidden.yaml and plain-words.yaml, beside this file. */
export interface Lists {
  forbidden: z.infer<typeof forbiddenSchema>;
  plainWords: z.infer<typeof plainWordsSchema>;
}

/** Throws ContentError when one of the two lists is itself badly written. */
export function readLists(): Lists {
  return {
    forbidden: readList('forbidden.yaml', forbiddenSchema),
    plainWords: readList('plain-words.yaml', plainWordsSchema),
  };
}

function readList<T>(name: string, schema: z.ZodType<T>): T {
  const file = readYamlFile(fileURLToPath(new URL(name, import.meta.url)));
  const { data, problems } = checkShape(file, schema);
  if (data === undefined) throw new ContentError(problems);
  return data;
}
