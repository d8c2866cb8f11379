import type { Desk } from './desk.js';
import { Peril } from './peril.js';
import type { Talk } from './state.js';

/**
 * She has gone, or the talk was ended. What was read may stay at most ten minutes, in this tab alone: for who must report
 * a child or a peril. Otherwise one press erases it.
 */
export function After({ desk, talk }: { desk: Desk; talk: Talk }) {
  const { say, state } = desk;
  const leftMs = (talk.eraseAt ?? state.now) - state.now;
  const minutes = Math.max(1, Math.ceil(leftMs / 60_000));
  const erase = () => {
    void desk.quietly({ do: 'wrapped', case: talk.caseId, fence: talk.fence });
    desk.forget(talk.caseId);
  };
  return (
    <div class="after">
      <p>{say('after', { minutes })}</p>
      <p class="actions">
        <button class="main" onClick={erase} aria-keyshortcuts="Alt+Shift+E">
          {say('erase')}
        </button>
        <button
          aria-expanded={talk.hasDuty === true}
          onClick={() => desk.patchTalk(talk.caseId, { hasDuty: !talk.hasDuty })}
        >
          {say('duty')}
        </button>
      </p>
      {talk.hasDuty && <Peril desk={desk} talk={talk} />}
    </div>
  );
}
