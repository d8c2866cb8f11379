import { useEffect, useRef } from 'preact/hooks';
import type { Desk } from './desk.js';
import { KEYS } from './keys.js';

export function Help({ desk: { say }, onClose }: { desk: Desk; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} onClose={onClose} aria-labelledby="keys-title">
      <h2 id="keys-title">{say('keys')}</h2>
      <dl>
        <dt>?</dt>
        <dd>{say('key_help')}</dd>
        {Object.entries(KEYS).map(([key, words]) => (
          <div key={key}>
            <dt>Alt + Maj + {key.toUpperCase()}</dt>
            <dd>{say(words)}</dd>
          </div>
        ))}
      </dl>
      <button onClick={() => dialog.current?.close()}>{say('close')}</button>
    </dialog>
  );
}
