/**
 * Beginnings of keys that the code puts together, so that no file holds them whole. A text under one of these is
 * taken as used. Keep the list short: what is here is never reported as unused.
 */
export const dynamicKeys: readonly string[] = [
  // risk.<question> and risk.<question>.<answer>, from content/questions/triage.yaml
  'risk.',
  // check.<how>, from content/describe-check.ts
  'check.',
];
