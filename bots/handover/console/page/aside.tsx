import { useState } from 'preact/hooks';
import type { Entry } from '../wire.js';
import { insert } from './composer.js';
import type { Desk } from './desk.js';
import { langOf } from './line.js';
import { Notes } from './notes.js';
import { Peril } from './peril.js';
import { plain } from './words.js';

/** What helps to answer: checked lines and places, prepared answers, notes, the steps in a peril. */
export function Aside({ desk }: { desk: Desk }) {
  const { say, state } = desk;
  const talk = state.talks.find(({ caseId }) => caseId === state.current);
  return (
    <aside class="aside" aria-label={say('aside')}>
      <Directory desk={desk} />
      <Notes desk={desk} />
      <details class="peril-fold">
        <summary>{say('peril')}</summary>
        <Peril desk={desk} talk={talk} />
      </details>
      <Replies desk={desk} />
    </aside>
  );
}

const MOST_FOUND = 5;

/** Only entries whose check is in date, and that no lead has switched off, are here: nothing else can be inserted. */
function Directory({ desk }: { desk: Desk }) {
  const { say, state } = desk;
  const [asked, setAsked] = useState('');
  const words = plain(asked).split(/\s+/).filter(Boolean);
  const off = state.line?.off ?? [];
  const isOff = ({ id, kind }: Entry) => off.includes(id) || (kind === 'place' && off.includes('places'));
  const entries = (state.sheet?.entries ?? []).filter((entry) => !isOff(entry));
  const found =
    words.length === 0 ? [] : entries.filter(({ text }) => hasAll(text.fr, words)).sort(byHead(words));
  const lang = langOf(desk, state.current ?? '');
  return (
    <section>
      <h2>{say('directory')}</h2>
      <label for="search">{say('directory_search')}</label>
      <input
        id="search"
        type="search"
        aria-keyshortcuts="Alt+Shift+D"
        onInput={(event) => setAsked(event.currentTarget.value)}
      />
      <p class="quiet small" role="status">
        {words.length > 0 && say('directory_found', { count: found.length })}
      </p>
      <ul class="found">
        {found.slice(0, MOST_FOUND).map(({ id, title, text }) => (
          <li key={id}>
            <strong>{title}</strong>
            <p class="words">{text[lang]}</p>
            <button
              disabled={state.current === undefined}
              onClick={() => insert(text[lang])}
              aria-label={`${say('insert')} ${title}`}
            >
              {say('insert')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const hasAll = (text: string, words: readonly string[]): boolean =>
  words.every((word) => plain(text).includes(word));

/** Those named or numbered so come before those that only mention it. */
function byHead(words: readonly string[]) {
  const rank = ({ text }: Entry) => (hasAll(text.fr.split('\n').slice(0, 2).join(' '), words) ? 0 : 1);
  return (one: Entry, other: Entry) => rank(one) - rank(other);
}

function Replies({ desk }: { desk: Desk }) {
  const { say, state } = desk;
  const lang = langOf(desk, state.current ?? '');
  return (
    <section>
      <h2>{say('replies')}</h2>
      <ul class="found">
        {(state.sheet?.replies ?? []).map(({ id, text, reviewBy, isOverdue }) => (
          <li key={id}>
            <p class="words">{text[lang]}</p>
            <p class="quiet small">{say(isOverdue ? 'review_overdue' : 'review_by', { date: reviewBy })}</p>
            <button
              disabled={state.current === undefined}
              onClick={() => insert(text[lang])}
              aria-label={`${say('insert')} ${text[lang].slice(0, 40)}`}
            >
              {say('insert')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
