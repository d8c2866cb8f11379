import type { Content } from '../../../content/model.js';
import { saysAChildWrites } from '../../../dialogs/child-heard.js';
import { listenerOf } from '../../../dialogs/danger/listen.js';
import { heed } from '../../../dialogs/heed.js';
import { newState } from '../../../dialogs/state.js';
import { hasAnotherReader, leavingSign } from '../../../dialogs/words-heard.js';

/** What the service makes of words said to a person: what the worker is told, and whether they hide her screen. */
export interface Heard {
  danger: boolean;
  young: boolean;
  hides: boolean;
}

/** The real safety net reads what invented visitors say, as in a talk (dialogs/talking.ts): nothing of it is made up. */
export function hearsIn(content: Content): (text: string) => Heard {
  const listen = listenerOf(content);
  return (text) => {
    const hits = listen(text);
    const { urgent, spoken } = heed(newState({ lang: 'fr', channel: 'web' }), hits);
    const hides = hasAnotherReader(hits) || leavingSign(hits) === 'coming';
    return {
      danger: !hides && (urgent !== undefined || spoken === 'D3'),
      young: saysAChildWrites({ kind: 'say', text, hits }),
      hides,
    };
  };
}
