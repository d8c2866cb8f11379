import { useState } from 'preact/hooks';
import type { SwitchName } from '../../queue-model.js';
import type { Desk } from './desk.js';

/** Each is audited, and counts within a minute in every process. */
export function Switches({ desk }: { desk: Desk }) {
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
