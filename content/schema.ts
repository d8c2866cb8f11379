/** The shape of everything social workers own. A record that does not fit stops the start with its file and line. */
export * from './card-schema.js';
export * from './danger-schema.js';
export * from './exercise-schema.js';
export * from './plan-schema.js';
export * from './record-schema.js';
export * from './settings-schema.js';
export * from './signpost-schema.js';
export * from './text-schema.js';
export * from './triage-schema.js';
export { wordsSchema } from './schema-parts.js';
