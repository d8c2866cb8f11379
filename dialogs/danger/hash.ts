/** FNV-1a, 32 bits. What was learned holds such numbers: after any change in this file, `npm run danger:train`. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}

/** Two hashes as one; their order counts. */
export function mix(a: number, b: number): number {
  return Math.imul((Math.imul(a, 0x9e3779b1) ^ b) + 0x7f4a7c15, 0x85ebca6b) ^ (b >>> 15);
}

/** The number by which a feature is known, 32 bits, spread evenly. */
export function featureOf(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return (twice ^ (twice >>> 16)) >>> 0;
}

/** Kinds of features: each its own seed, so that the same words in two roles are two features. */
export const Kind = {
  Word: 1,
  Sound: 2,
  Two: 3,
  Skip: 4,
  Denied: 5,
  Part: 6,
  Length: 7,
  Concept: 8,
  Long: 9,
  Nothing: 10,
  HeardLabel: 11,
  HeardEntry: 12,
  ConceptThenConcept: 13,
} as const;

export const STRENGTH = {
  concept: 2.2,
  long: 1.5,
  word: 1,
  wide: 0.7,
  part: 0.4,
  heard: 2,
  entry: 1,
} as const;
