import { useEffect, useState } from 'preact/hooks';
import type { SwitchName } from '../../queue-model.js';
import type { Desk } from './desk.js';
import { clockOf } from './words.js';

const LEFT = ['on_purpose', 'network', 'silent', 'nobody'] as const;
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

/** Sealed numbers that somebody asks to open: two people, so never one's own. */
function Openings({ desk }: { desk: Desk }) {
  const { say, state } = desk;
  const openings = state.figures?.openings ?? [];
  if (openings.length === 0) return null;
  return (
    <>
      <h2>{say('openings')}</h2>
      <ul class="found">
        {openings.map((one) => (
          <li key={one.id}>
            <p>{say('opening_asked', { name: one.name })}</p>
            <p>{say(`number.${one.why}`)}</p>
            {one.by === state.me?.name ? (
              <p class="quiet">{say('opening_own')}</p>
            ) : (
              <Answers desk={desk} asked={one} />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

type Opening = NonNullable<Desk['state']['figures']>['openings'][number];

function Answers({ desk, asked: { caseId, id } }: { desk: Desk; asked: Opening }) {
  const answer = async (allow: boolean) => {
    const told = await desk.quietly({ do: 'number_answer', case: caseId, opening: id, allow });
    if (told?.answer === 'late') desk.patch({ notice: desk.say('number.late') });
    else desk.refused(told);
    await desk.quietly({ do: 'figures' });
  };
  return (
    <p class="actions">
      <button class="main" onClick={() => void answer(true)}>
        {desk.say('opening_allow')}
      </button>
      <button onClick={() => void answer(false)}>{desk.say('opening_refuse')}</button>
    </p>
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
            <button class="plain" onClick={() => void desk.do({ do: 'slot_close', slot: id })}>
              {say('slot_close')}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function Switches({ desk }: { desk: Desk }) {
  const { say, state } = desk;
  const [chosen, setChosen] = useState('');
  const off = state.figures?.switches ?? {};
  const lines = (Object.keys(off) as SwitchName[]).filter((name) => name.includes(':'));
  const single = singles(desk);
  const { switches } = desk.data;
  const named = switches.filter((name) => name !== 'line');
  const flip = (name: SwitchName) => void turn(desk, name, off[name] !== true);
  return (
    <ul class="switches">
      {[...named, ...lines].map((name) => (
        <li key={name}>
          <button role="switch" aria-checked={off[name] !== true} onClick={() => flip(name)}>
            {nameOf(desk, name)} : {say(off[name] === true ? 'is_off' : 'is_on')}
          </button>
        </li>
      ))}
      {switches.includes('line') && (
        <li>
          <label for="line-off">{say('switch_line')}</label>
          <select id="line-off" onChange={(event) => setChosen(event.currentTarget.value)}>
            <option value="" />
            {single.map(({ name, title }) => (
              <option key={name} value={name}>
                {title}
              </option>
            ))}
          </select>
          <button disabled={chosen === ''} onClick={() => void turn(desk, chosen as SwitchName, true)}>
            {say('switch_off')}
          </button>
        </li>
      )}
    </ul>
  );
}

async function turn(desk: Desk, name: SwitchName, off: boolean): Promise<void> {
  await desk.do({ do: 'switch', name, off });
  await desk.quietly({ do: 'figures' });
}

/** One line, one place, one text; never a number that stands. */
function singles({ say, state }: Desk): { name: string; title: string }[] {
  const entries = (state.sheet?.entries ?? []).filter(({ isStanding }) => !isStanding);
  const texts = state.sheet?.texts ?? [];
  return [
    ...entries.map(({ id, kind, title }) => ({ name: `${kind}:${id}`, title })),
    ...texts.map(({ id, title }) => ({ name: `text:${id}`, title: say('switch_text', { name: title }) })),
  ];
}

/** What content no longer has stands by its id, so that it can still be switched on. */
function nameOf(desk: Desk, name: SwitchName): string {
  const [, id] = name.split(':');
  if (id === undefined) return desk.say(`switch.${name}`);
  return singles(desk).find((one) => one.name === name)?.title ?? id;
}
