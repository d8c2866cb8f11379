import { useEffect, useState } from 'preact/hooks';
import type { Desk } from './desk.js';
import { Openings } from './openings.js';
import { Switches } from './switches.js';
import { clockOf } from './words.js';

const LEFT = ['on_purpose', 'network', 'silent', 'nobody'] as const;
const SURVEY = ['helped.yes', 'helped.little', 'helped.no', 'next.yes', 'next.no'] as const;
const REFRESH_MS = 5000;

/** Counts without text, without identity, without a figure per worker; slots; switches. */
export function Lead({ desk }: { desk: Desk }) {
  const { say } = desk;
  useEffect(() => {
    const read = () => void desk.quietly({ do: 'figures' });
    read();
    const reading = setInterval(read, REFRESH_MS);
    return () => clearInterval(reading);
  }, [desk]);
  return (
    <main class="columns">
      <section>
        <Openings desk={desk} />
        <h2>{say('figures')}</h2>
        <Figures desk={desk} />
      </section>
      <section>
        <h2>{say('slots')}</h2>
        <Slots desk={desk} />
      </section>
      <section>
        <h2>{say('switches')}</h2>
        <p class="quiet">{say('switches_rule')}</p>
        <Switches desk={desk} />
      </section>
    </main>
  );
}

function Figures({ desk: { say, state } }: { desk: Desk }) {
  const { figures } = state;
  if (figures === undefined) return <p class="quiet">{say('opening')}</p>;
  const minutes = Math.floor(figures.longestWaitSeconds / 60);
  const rows: [string, string | number][] = [
    [say('fig_waiting'), figures.waiting],
    [say('fig_longest'), `${minutes} min`],
    [say('fig_present'), figures.present],
    [say('fig_asked'), figures.asked],
    [say('fig_answered'), figures.answered],
    ...LEFT.map((how): [string, number] => [say(`left.${how}`), figures.left[how]]),
    [say('fig_closed'), figures.closed],
    ...SURVEY.map((answer): [string, number] => [say(`survey.${answer}`), figures.survey[answer] ?? 0]),
  ];
  return (
    <dl class="figures">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Slots({ desk }: { desk: Desk }) {
  const { say, state } = desk;
  const [when, setWhen] = useState('');
  const open = (event: SubmitEvent) => {
    event.preventDefault();
    const at = new Date(when).getTime();
    if (Number.isFinite(at)) void desk.do({ do: 'slot_open', at });
  };
  return (
    <>
      <form onSubmit={open}>
        <label for="slot">{say('slot_when')}</label>
        <input
          id="slot"
          type="datetime-local"
          required
          onInput={(event) => setWhen(event.currentTarget.value)}
        />
        <button class="main">{say('slot_open')}</button>
      </form>
      <ul>
        {(state.line?.slots ?? []).map(({ id, at, taken }) => (
          <li key={id}>
            {new Date(at).toLocaleDateString(state.lang)} {clockOf(at, state.lang)} ·{' '}
            {say(taken ? 'slot_taken' : 'slot_free')}{' '}
            {!taken && (
              <button class="plain" onClick={() => void desk.do({ do: 'slot_close', slot: id })}>
                {say('slot_close')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
