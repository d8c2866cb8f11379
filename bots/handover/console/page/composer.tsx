import { useRef, useState } from 'preact/hooks';
import type { Desk } from './desk.js';
import type { Talk } from './state.js';

const LONGEST = 2000;
const TYPING_EVERY_MS = 3000;

/** The field for her: Enter sends, and for three seconds it can be taken back. */
export function Composer({ desk, talk }: { desk: Desk; talk: Talk }) {
  const { say, state } = desk;
  const field = useRef<HTMLTextAreaElement>(null);
  const toldAt = useRef(0);
  const [length, setLength] = useState(0);
  const held = talk.pending.findLast(({ heldUntil, isRefused }) => isRefused || heldUntil > state.now);
  const send = () => {
    const text = field.current?.value.trim() ?? '';
    if (field.current === null || text === '' || text.length > LONGEST) return;
    desk.write(talk, text);
    field.current.value = '';
    setLength(0);
  };
  const undo = () => {
    const text = held === undefined ? undefined : desk.undo(talk, held.client);
    if (text === undefined || field.current === null) return;
    field.current.value = [text, field.current.value].filter(Boolean).join('\n');
    field.current.focus();
  };
  const tellTyping = () => {
    setLength(field.current?.value.length ?? 0);
    if (Date.now() - toldAt.current < TYPING_EVERY_MS) return;
    toldAt.current = Date.now();
    void desk.quietly({ do: 'typing', case: talk.caseId, fence: talk.fence });
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <div class="composer">
      <label for="field">{say('field')}</label>
      <textarea
        id="field"
        ref={field}
        rows={3}
        onKeyDown={onKey}
        onInput={tellTyping}
        aria-describedby="field-note"
      />
      <p id="field-note" class="quiet small">
        {length > LONGEST ? say('too_long', { count: length - LONGEST }) : say('field_note')}
      </p>
      <p class="actions">
        <button class="main" onClick={send}>
          {say('send')}
        </button>
        <button onClick={undo} disabled={held === undefined} aria-keyshortcuts="Alt+Shift+Z">
          {say('undo')}
        </button>
      </p>
    </div>
  );
}

/** Puts words into the field for the worker to read before they go. */
export function insert(text: string): void {
  const field = document.getElementById('field');
  if (!(field instanceof HTMLTextAreaElement)) return;
  field.value = [field.value.trimEnd(), text].filter(Boolean).join('\n');
  field.dispatchEvent(new Event('input', { bubbles: true }));
  field.focus();
}
