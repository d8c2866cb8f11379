import { useEffect, useState } from 'preact/hooks';
import { Aside } from './aside.js';
import { Bar } from './bar.js';
import type { Desk } from './desk.js';
import { Help } from './help.js';
import { listenToKeys } from './keys.js';
import { Lead } from './lead.js';
import { LineColumn } from './line.js';
import { SignIn } from './sign-in.js';
import { TalkColumn } from './talk-column.js';

/** The whole console: signing in, then the desk or the lead's view. */
export function App({ desk }: { desk: Desk }) {
  const { state, say } = desk;
  const [isHelpOpen, setHelpOpen] = useState(false);
  useEffect(() => listenToKeys(desk, () => setHelpOpen((open) => !open)), [desk]);
  useEffect(() => {
    document.documentElement.lang = state.lang;
    document.title = titleOf(desk);
  });
  if (state.me === undefined) return <p class="quiet">{say('opening')}</p>;
  if (state.me === null) return <SignIn desk={desk} />;
  return (
    <>
      <header>
        <Bar desk={desk} onHelp={() => setHelpOpen(true)} />
        {state.isExercise && <p class="band exercise">{say('exercise_mark')}</p>}
        {desk.data.fictional && <p class="band demo">{say('demo_mark')}</p>}
        <Notices desk={desk} />
      </header>
      {state.view === 'lead' ? (
        <Lead desk={desk} />
      ) : (
        <main class="columns">
          <LineColumn desk={desk} />
          <TalkColumn desk={desk} />
          <Aside desk={desk} />
        </main>
      )}
      {isHelpOpen && <Help desk={desk} onClose={() => setHelpOpen(false)} />}
    </>
  );
}

/** What must be read once: a refusal, a cut, an alert to the lead. Always there, so that it is spoken when it changes. */
function Notices({ desk }: { desk: Desk }) {
  const { state, say } = desk;
  const [first] = state.alerts;
  return (
    <div class="notices" role="status">
      {!state.isConnected && <p class="band lost">{say('connection_lost')}</p>}
      {desk.alarm.isMute && <p class="band alarm">{say('sound_blocked')}</p>}
      {first !== undefined && (
        <p class="band alarm">
          {say(`alert.${first}`)}{' '}
          <button onClick={() => desk.patch({ alerts: state.alerts.slice(1) })}>{say('seen')}</button>
        </p>
      )}
      {state.notice !== undefined && (
        <p class="band">
          {state.notice} <button onClick={() => desk.patch({ notice: undefined })}>{say('seen')}</button>
        </p>
      )}
    </div>
  );
}

/** A tab among others says how many wait, and that it rings; no word of anybody. */
function titleOf({ state, say, alarm }: Desk): string {
  const count = state.line?.waiting.length ?? 0;
  const mark = alarm.isRinging ? '● ' : '';
  return count === 0 ? `${mark}${say('title')}` : `${mark}(${count}) ${say('title')}`;
}
