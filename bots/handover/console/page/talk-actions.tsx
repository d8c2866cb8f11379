import { useState } from 'preact/hooks';
import { AskLanguage } from './ask-language.js';
import type { Desk } from './desk.js';
import type { Talk } from './state.js';

const RISING = ['D?', 'D1', 'D2', 'D3'] as const;

/** All that can be done with a talk besides writing. What ends it asks once more. */
export function TalkActions({ desk, talk }: { desk: Desk; talk: Talk }) {
  const { say, state } = desk;
  const { caseId, fence, level } = talk;
  const held = { case: caseId, fence };
  const at = RISING.indexOf(level);
  const [higher, lower] = [RISING[at + 1], RISING[at - 1]];
  const others = (state.line?.present ?? []).filter(
    ({ worker, paused }) => worker !== state.me?.name && !paused,
  );
  const leads = others.filter(({ role }) => role === 'lead');
  return (
    <details class="more" open>
      <summary>{say('more')}</summary>
      <p class="actions">
        <button
          disabled={higher === undefined}
          onClick={() => higher && void desk.do({ do: 'level', ...held, level: higher })}
        >
          {say('raise')}
        </button>
        <button
          disabled={lower === undefined}
          onClick={() => lower && void desk.do({ do: 'level', ...held, level: lower })}
        >
          {say('lower')}
        </button>
        <Choice
          label={say('transfer')}
          none={say('nobody_else')}
          among={others}
          onChoose={(to) => void desk.do({ do: 'transfer', ...held, to })}
        />
        <AskLanguage desk={desk} talk={talk} />
        <Choice
          label={say('invite')}
          none={say('no_lead')}
          among={leads}
          onChoose={(to) => void desk.do({ do: 'invite', ...held, to })}
        />
        {state.me?.role === 'lead' && (
          <Sure
            label={say('unjoin')}
            sure={say('sure_unjoin')}
            onSure={() => void desk.do({ do: 'unjoin', case: caseId })}
          />
        )}
        <Sure
          label={say('i_know')}
          sure={say('sure_i_know')}
          onSure={() => void desk.do({ do: 'know', ...held })}
        />
        <Sure label={say('end')} sure={say('sure_end')} onSure={() => void desk.do({ do: 'end', ...held })} />
        <Sure
          label={say('close_talk')}
          sure={say('sure_close_talk')}
          onSure={() => void desk.do({ do: 'close_talk', ...held })}
        />
      </p>
    </details>
  );
}

interface ChoiceParts {
  label: string;
  none: string;
  among: readonly { worker: string; name: string }[];
  onChoose: (worker: string) => void;
}

/** Only somebody present can be chosen. */
function Choice({ label, none, among, onChoose }: ChoiceParts) {
  const [isOpen, setOpen] = useState(false);
  const choose = (worker: string) => {
    setOpen(false);
    onChoose(worker);
  };
  return (
    <span class="choice">
      <button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {label}
      </button>
      {isOpen && among.length === 0 && <span class="quiet"> {none}</span>}
      {isOpen &&
        among.map(({ worker, name }) => (
          <button key={worker} class="main" onClick={() => choose(worker)}>
            {name}
          </button>
        ))}
    </span>
  );
}

/** The same button twice, in the same place: nothing moves between the two presses. */
function Sure({ label, sure, onSure }: { label: string; sure: string; onSure: () => void }) {
  const [isAsked, setAsked] = useState(false);
  const press = () => {
    if (isAsked) onSure();
    setAsked(!isAsked);
  };
  return (
    <button class={isAsked ? 'danger' : ''} onClick={press} onBlur={() => setAsked(false)}>
      {isAsked ? sure : label}
    </button>
  );
}
