import { z } from 'zod';

/** What the shapes of several files are made of. */

export const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date written 2026-11-23');
export const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens');
export const insee = z.string().regex(/^\d[\dAB]\d{3}$/, 'an INSEE commune code');
export const webAddress = z.string().regex(/^https:\/\//, 'an address that starts with https://');

/** A short text in each language of the service. French is what the others are checked against. */
export const wordsSchema = z.strictObject({ fr: z.string().min(1), en: z.string().min(1) });
