import { useEffect, useRef } from 'preact/hooks';
import type { TalkMessage } from '../../service.js';
import type { Desk } from './desk.js';
import type { Pending, Talk } from './state.js';
import { clockOf } from './words.js';

/** Both sides' words as text and nothing else, whatever was written. New ones are spoken once. */
export function Messages({ desk, talk }: { desk: Desk; talk: Talk }) {
  const { say, state } = desk;
  const end = useRef<HTMLDivElement>(null);
  const count = talk.messages.length + talk.pending.length;
  useEffect(() => end.current?.scrollIntoView({ block: 'nearest' }), [count]);
  useEffect(() => tellSeen(desk, talk), [talk.watermark, state.current]);
  return (
    <div class="messages" role="log" aria-label={say('messages')} tabIndex={0}>
      {talk.messages.map((message) => (
        <Message key={message.n} desk={desk} talk={talk} message={message} />
      ))}
      {talk.pending.map((one) => (
        <div key={one.client} class="message worker pending">
          <p class="who">{say(pendingKey(one, state.now))}</p>
          <p class="words" dir="auto">
            {one.text}
          </p>
        </div>
      ))}
      <p class="quiet">{talk.typingUntil > state.now ? say('typing') : ' '}</p>
      <div ref={end} />
    </div>
  );
}

function pendingKey({ isRefused, heldUntil }: Pending, now: number): string {
  if (isRefused) return 'not_sent';
  return heldUntil > now ? 'held' : 'sending';
}

function Message({ desk, talk, message }: { desk: Desk; talk: Talk; message: TalkMessage }) {
  const { say, state } = desk;
  const { n, from, name, at, veiled } = message;
  const lifted = talk.unveiled[n];
  const who = from === 'worker' ? (name ?? say('colleague')) : say(`from.${from}`);
  const isSeen = from === 'worker' && (talk.seenByVisitor ?? 0) >= n;
  return (
    <div class={`message ${from}`}>
      <p class="who">
        {who}, {clockOf(at + state.skewMs, state.lang)}
        {isSeen && ` · ${say('seen_by_her')}`}
      </p>
      <p class="words" dir="auto">
        {lifted ?? message.text}
      </p>
      {veiled && lifted === undefined && (
        <button class="plain" onClick={() => void unveil(desk, talk, n)}>
          {say('unveil')}
        </button>
      )}
      {lifted !== undefined && (
        <button
          class="plain"
          onClick={() => desk.patchTalk(talk.caseId, { unveiled: without(talk.unveiled, n) })}
        >
          {say('veil')}
        </button>
      )}
    </div>
  );
}

/** Leaves an audit line: the button says so. */
async function unveil(desk: Desk, { caseId, fence }: Talk, n: number): Promise<void> {
  const answer = await desk.do({ do: 'unveil', case: caseId, fence, n });
  const talk = desk.state.talks.find((one) => one.caseId === caseId);
  if (answer?.text !== undefined && talk !== undefined)
    desk.patchTalk(caseId, { unveiled: { ...talk.unveiled, [n]: answer.text } });
}

function without(unveiled: Talk['unveiled'], n: number): Talk['unveiled'] {
  return Object.fromEntries(Object.entries(unveiled).filter(([key]) => Number(key) !== n));
}

/** Only what is on screen in a tab that is looked at counts as seen. */
function tellSeen(desk: Desk, { caseId, fence, watermark, eraseAt }: Talk): void {
  const isLookedAt = document.visibilityState === 'visible' && desk.state.current === caseId;
  if (isLookedAt && eraseAt === undefined && watermark > 0)
    void desk.quietly({ do: 'seen', case: caseId, fence, n: watermark });
}
