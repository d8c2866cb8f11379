import { useState } from 'preact/hooks';
import type { Desk } from './desk.js';

/**
 * For this worker's eyes, in this tab, for as long as the talk is here. No field of it is sent anywhere: it is not in the
 * column of messages, has no button to send, and looks like a notebook.
 */
export function Notes({ desk }: { desk: Desk }) {
  const { say, state } = desk;
  const [notes, setNotes] = useState<Readonly<Record<string, string>>>({});
  const { current } = state;
  const alive = new Set(state.talks.map(({ caseId }) => caseId));
  if (Object.keys(notes).some((id) => !alive.has(id)))
    setNotes(Object.fromEntries(Object.entries(notes).filter(([id]) => alive.has(id))));
  return (
    <section class="notes">
      <h2>{say('notes')}</h2>
      <label for="notes" class="quiet small">
        {say('notes_rule')}
      </label>
      <textarea
        id="notes"
        rows={5}
        disabled={current === undefined}
        aria-keyshortcuts="Alt+Shift+N"
        value={current === undefined ? '' : (notes[current] ?? '')}
        onInput={(event) =>
          current !== undefined && setNotes({ ...notes, [current]: event.currentTarget.value })
        }
      />
    </section>
  );
}
