import type { Readers } from '../../bots/read-turn.js';
import { makeRecognizers, type Recognizers } from '../../bots/recognizers/recognizers.js';

/** The real Recognizers-Text in its thread, shared by all stories. */
export function readersForTests(): Recognizers {
  return makeRecognizers({ enabled: true });
}

/** For tests that need no reading of numbers or times beyond our own lexicon. */
export const silentReaders: Readers = makeRecognizers({ enabled: false });
