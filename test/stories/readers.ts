import { makeRecognizers } from '../../bots/recognizers/recognizers.js';

/** The real Recognizers-Text in its thread, shared by all stories. */
export function readersForTests() {
  return makeRecognizers({ enabled: true });
}
