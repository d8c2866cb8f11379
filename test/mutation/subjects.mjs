import { readdirSync } from 'node:fs';

const filesOf = (folder) => readdirSync(folder).map((name) => `${folder}/${name}`);

/** Tables made while files load want a process for each mutant: tried by their own tests alone, which load little. */
const ownTests = ['gazetteer', 'namings', 'sound'];

/**
 * What is mutated, and the tests that must notice. Only tests that run in the process itself: a mutant costs
 * milliseconds then.
 */
export const subjects = {
  triage: {
    mutate: ['dialogs/triage.ts', 'dialogs/levels.ts'],
    tests: ['test/dialogs/triage.test.ts', 'test/dialogs/levels.test.ts'],
  },
  gate: {
    mutate: ['content/gate.ts'],
    tests: ['test/content/gate.test.ts'],
  },
  engine: {
    mutate: ['engine', 'turn-of-words', 'move', 'arrive', 'heed'].map((name) => `dialogs/${name}.ts`),
    tests: ['test/dialogs/{engine,engine-*,move,arrive,heed}.test.ts', 'test/mutation/stories.ts'],
  },
  names: {
    mutate: ownTests.map((name) => `dialogs/place/${name}.ts`),
    tests: ownTests.map((name) => `test/dialogs/place/${name}.test.ts`),
  },
  place: {
    mutate: filesOf('dialogs/place').filter((file) => !ownTests.some((name) => file.endsWith(`/${name}.ts`))),
    tests: ['test/mutation/indexes.ts', 'test/dialogs/place/!(command).test.ts'],
  },
};
