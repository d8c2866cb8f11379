import { checkConsistency } from '../consistency.js';
import type { Rule } from './inspected.js';

/** Every file has the shape of content/schema.ts, and records do not contradict one another. */
export const schemaRule: Rule = ({ sources }) => [...sources.problems, ...checkConsistency(sources)];
