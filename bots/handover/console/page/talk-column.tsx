import { Composer } from './composer.js';
import type { Desk } from './desk.js';
import { After } from './after.js';
import { wantsWords } from './line.js';
import { Messages } from './messages.js';
import type { Talk } from './state.js';
import { GONE } from './state.js';
import { TalkActions } from './talk-actions.js';

/** The talk on screen, and a tab for the other one. */
export function TalkColumn({ desk }: { desk: Desk }) {
  const { state, say } = desk;
  const talk = state.talks.find(({ caseId }) => caseId === state.current);
  return (
    <section class="talk" aria-labelledby="talk-title">
      <h2 id="talk-title">{say('talk_title')}</h2>
      {state.talks.length > 1 && <Tabs desk={desk} />}
      {talk === undefined ? (
        <p class="quiet">{say('talk_none')}</p>
      ) : (
        <TalkView key={talk.caseId} desk={desk} talk={talk} />
      )}
    </section>
  );
}

function Tabs({ desk }: { desk: Desk }) {
  const { state, say } = desk;
  return (
    <nav aria-label={say('talk_tabs')} class="tabs">
      {state.talks.map(({ caseId, unread }, at) => (
        <button
          key={caseId}
          aria-current={caseId === state.current}
          onClick={() => {
            desk.patch({ current: caseId });
            desk.patchTalk(caseId, { unread: 0 });
          }}
        >
          {say('talk_number', { count: at + 1 })}
          {unread > 0 && ` (${say('unread', { count: unread })})`}
        </button>
      ))}
    </nav>
  );
}

function TalkView({ desk, talk }: { desk: Desk; talk: Talk }) {
  const { say } = desk;
  if (talk.isLost) return <Lost desk={desk} talk={talk} />;
  const isOver = talk.eraseAt !== undefined || GONE.includes(talk.visitor);
  return (
    <>
      <Head desk={desk} talk={talk} />
      <Messages desk={desk} talk={talk} />
      {isOver ? (
        <After desk={desk} talk={talk} />
      ) : (
        <>
          <Composer desk={desk} talk={talk} />
          <TalkActions desk={desk} talk={talk} />
        </>
      )}
      <p class="quiet small">{say('copy_rule')}</p>
    </>
  );
}

/** Leaving by SMS erases our side alone: her thread stays on her telephone. */
function signOf({ visitor, channel }: Talk): string {
  return visitor === 'on_purpose' && channel === 'sms' ? 'on_purpose_sms' : visitor;
}

/** Level, what she agreed to pass on, how she is here, and what must be looked at. */
function Head({ desk, talk }: { desk: Desk; talk: Talk }) {
  const { say } = desk;
  const { caseId, fence } = talk;
  const wants = desk.state.line?.mine.find((one) => one.caseId === caseId)?.wants;
  return (
    <div class="talk-head">
      <p class="level">
        <span aria-hidden="true" class={`shape shape-${LEVELS[talk.level]}`}>
          {SHAPES[talk.level]}
        </span>{' '}
        <strong>{say(`level.${LEVELS[talk.level]}`)}</strong>
      </p>
      <p class={`sign sign-${talk.visitor}`} role="status">
        {say(`sign.${signOf(talk)}`)}
      </p>
      {wants !== undefined && <p>{wantsWords(desk, wants)}</p>}
      <h3>{say('summary_title')}</h3>
      {talk.summary.length === 0 ? (
        <p>{say('summary_none')}</p>
      ) : (
        <ul class="summary">
          {talk.summary.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {(talk.check || talk.alert || talk.young) && (
        <p class="band alarm">
          {talk.alert && say('danger_said')} {talk.young && say('young_said')}{' '}
          {talk.check && say('check_who')}{' '}
          <button onClick={() => void desk.do({ do: 'checked', case: caseId, fence })}>
            {say(talk.check ? 'it_is_her' : 'seen')}
          </button>
        </p>
      )}
    </div>
  );
}

/** Keys of texts hold no question mark. */
const SHAPES = { D3: '▲', D2: '◆', D1: '●', 'D?': '○' } as const;
export const LEVELS = { D3: 'd3', D2: 'd2', D1: 'd1', 'D?': 'unknown' } as const;

/** Somebody else's now: nothing of her stays here, only what was never sent. */
function Lost({ desk, talk }: { desk: Desk; talk: Talk }) {
  const { say } = desk;
  return (
    <div class="after">
      <p>{say('talk_lost')}</p>
      {talk.pending.map(({ client, text }) => (
        <blockquote key={client}>
          {say('not_sent')} {text}
        </blockquote>
      ))}
      <button onClick={() => desk.forget(talk.caseId)}>{say('close')}</button>
    </div>
  );
}
