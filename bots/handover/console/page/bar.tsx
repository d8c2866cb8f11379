import type { Desk } from './desk.js';
import { toOther } from './sign-in.js';

/** Who I am here, whether I can be asked, and who else is present. */
export function Bar({ desk, onHelp }: { desk: Desk; onHelp: () => void }) {
  const { state, say } = desk;
  const isLead = state.me?.role === 'lead';
  return (
    <div class="bar">
      <h1>{say('title')}</h1>
      <Presence desk={desk} />
      <span class="room" />
      {isLead && (
        <button
          aria-pressed={state.view === 'lead'}
          onClick={() => desk.patch({ view: state.view === 'lead' ? 'desk' : 'lead' })}
        >
          {say('lead_view')}
        </button>
      )}
      <button onClick={() => void desk.testAlarm()}>{say('test_sound')}</button>
      <button
        aria-pressed={state.isExercise}
        onClick={() => void desk.do({ do: 'exercise', on: !state.isExercise })}
      >
        {say('exercise')}
      </button>
      <button lang={state.lang === 'fr' ? 'en' : 'fr'} onClick={() => toOther(desk)}>
        {say('other_language')}
      </button>
      <button onClick={onHelp} aria-keyshortcuts="?">
        {say('keys')}
      </button>
      <button onClick={() => void desk.signOut()}>{say('sign_out')}</button>
    </div>
  );
}

function Presence({ desk }: { desk: Desk }) {
  const { state, say } = desk;
  const me = state.line?.me;
  if (me === undefined && !state.isExercise && state.exercisesLeft > 0)
    return (
      <span>
        {say(state.exercisesLeft === 1 ? 'exercise_left_one' : 'exercise_left', {
          count: state.exercisesLeft,
        })}
      </span>
    );
  if (me === undefined)
    return (
      <button class="main" onClick={() => void desk.do({ do: 'present', capacity: 1 })}>
        {say('i_am_here')}
      </button>
    );
  const other = me.capacity === 1 ? 2 : 1;
  return (
    <span class="presence">
      <span>{say(me.paused ? 'present_paused' : 'present', { name: me.name })}</span>
      <button aria-pressed={me.paused} onClick={() => togglePause(desk)} aria-keyshortcuts="Alt+Shift+P">
        {say('pause')}
      </button>
      <button
        aria-pressed={me.capacity === 2}
        onClick={() => void desk.do({ do: 'capacity', capacity: other })}
      >
        {say('two_talks')}
      </button>
      <button onClick={() => void desk.do({ do: 'absent' })}>{say('i_leave')}</button>
    </span>
  );
}

export function togglePause(desk: Desk): void {
  const me = desk.state.line?.me;
  if (me !== undefined) void desk.do({ do: 'pause', on: !me.paused });
}
