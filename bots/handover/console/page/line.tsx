import { useRef } from 'preact/hooks';
import type { MineView, PresentView, WaitingView } from '../../service.js';
import type { Desk } from './desk.js';
import { offersIn } from './ringing.js';
import { serverNow, sorted } from './state.js';
import { waited } from './words.js';

/** Who waits, never what they wrote. Nobody moves: newcomers stand below, who was taken leaves an empty row. */
export function LineColumn({ desk }: { desk: Desk }) {
  const { state, say } = desk;
  const column = useRef<HTMLElement>(null);
  const leave = () => {
    if (column.current?.contains(document.activeElement) !== true) desk.tidy();
  };
  const byId = new Map(state.line?.waiting.map((view, at) => [view.caseId, { view, at }]));
  const isSorted = state.standing.every((id, at) => byId.get(id)?.at === at);
  const last = useRef(new Map<string, WaitingView>());
  for (const [id, { view }] of byId) last.current.set(id, view);
  return (
    <section
      class="line"
      aria-labelledby="line-title"
      ref={column}
      onMouseLeave={leave}
      onFocusOut={() => setTimeout(leave)}
    >
      <Offers desk={desk} />
      <h2 id="line-title">{say('line_title')}</h2>
      <p class="quiet" role="status">
        {countWords(desk)}
      </p>
      <button class="plain" disabled={isSorted} onClick={() => desk.set(sorted(state))}>
        {say('line_sort')}
      </button>
      <ol>
        {state.standing.map((id) => (
          <Row key={id} desk={desk} found={byId.get(id)} last={last.current.get(id)} />
        ))}
      </ol>
      <Present desk={desk} />
    </section>
  );
}

function countWords({ state, say }: Desk): string {
  const count = state.line?.waiting.length ?? 0;
  if (count === 0) return say('line_empty');
  return say(count === 1 ? 'line_one' : 'line_many', { count });
}

/** What rings for this worker. Its room is kept when nothing does, so that the line under it stays where it is. */
function Offers({ desk }: { desk: Desk }) {
  const { say, state } = desk;
  const mine = state.line?.mine ?? [];
  const offers = offersIn(state);
  const invitations = mine.filter(({ state: is }) => is === 'invited');
  return (
    <div class="offers" role="alert">
      {offers.length + invitations.length === 0 && <p class="quiet small">{say('offers_none')}</p>}
      {offers.map((offer) => (
        <article key={offer.caseId} class="offer" aria-label={say('offer_title')}>
          <h2>{say(offer.state === 'transfer_offered' ? 'offer_transfer' : 'offer_title')}</h2>
          <Facts desk={desk} view={offer} />
          <p class="actions">
            <button class="main" aria-keyshortcuts="Alt+Shift+A" onClick={() => void accept(desk, offer)}>
              {say('accept')}
            </button>
            <button onClick={() => void desk.pass({ do: 'decline', case: offer.caseId, fence: offer.fence })}>
              {say('decline')}
            </button>
            <button onClick={() => void desk.pass({ do: 'know', case: offer.caseId, fence: offer.fence })}>
              {say('i_know')}
            </button>
          </p>
        </article>
      ))}
      {invitations.map((view) => (
        <article key={view.caseId} class="offer">
          <h2>{say('invited')}</h2>
          <Facts desk={desk} view={view} />
          <button class="main" onClick={() => void desk.take({ do: 'join', case: view.caseId })}>
            {say('join')}
          </button>
        </article>
      ))}
      {state.line?.dangerWaits === true && offers.length === 0 && <DangerWaits desk={desk} />}
    </div>
  );
}

/** One silent line for who is full or on a break. */
function DangerWaits({ desk }: { desk: Desk }) {
  const { say, state } = desk;
  const first = state.line?.waiting.find(
    ({ caseId, band, notForMe }) => band === 1 && !notForMe && state.rang[caseId] !== false,
  );
  const { talks = 0, paused = false } = state.line?.me ?? {};
  if (first === undefined || (talks === 0 && !paused)) return null;
  return (
    <p class="band alarm">
      {say('danger_waits')}{' '}
      <button onClick={() => void takeSecond(desk, first)}>
        {say(talks > 0 ? 'pause_and_take' : 'accept')}
      </button>{' '}
      <button onClick={() => desk.cannot(first.caseId)}>{say('decline')}</button>
    </p>
  );
}

/** Once the other is taken, and not before, the ready sentence goes to who is being talked with. */
async function takeSecond(desk: Desk, { caseId }: WaitingView): Promise<void> {
  const first = desk.state.current;
  if (!(await desk.take({ do: 'second', case: caseId }))) return;
  const { talks, sheet } = desk.state;
  const talk = talks.find((one) => one.caseId === first && one.eraseAt === undefined);
  const ready = sheet?.replies.find(({ id }) => id === 'pause');
  if (talk !== undefined && ready !== undefined) desk.write(talk, ready.text[langOf(desk, talk.caseId)]);
}

export async function accept(
  desk: Desk,
  { caseId, fence }: Pick<MineView, 'caseId' | 'fence'>,
): Promise<void> {
  await desk.take({ do: 'accept', case: caseId, fence });
}

interface RowParts {
  desk: Desk;
  found: { view: WaitingView; at: number } | undefined;
  /** As she stood there, when she no longer waits: her row keeps its room and says so. */
  last: WaitingView | undefined;
}

function Row({ desk, found, last }: RowParts) {
  const { say, state } = desk;
  const view = found?.view ?? last;
  if (view === undefined) return null;
  const isPresent = state.line?.me !== undefined;
  return (
    <li class={`waiting band-${view.band}${found === undefined ? ' taken' : ''}`}>
      <Facts desk={desk} view={view} />
      <p class="quiet">{found === undefined ? say('row_taken') : orderWords(desk, found)}</p>
      {isPresent && (
        <button
          class="plain"
          disabled={view.notForMe || view.ringsUntil !== undefined}
          onClick={() => void desk.take({ do: 'override', case: view.caseId })}
        >
          {say('override')}
        </button>
      )}
    </li>
  );
}

function orderWords({ say }: Desk, { view, at }: { view: WaitingView; at: number }): string {
  const order = say(at === 0 ? 'order_next' : 'order', { count: at + 1 });
  const aside = [view.notForMe ? 'not_for_me' : '', view.state === 'offered' ? 'being_offered' : ''];
  return [order, ...aside.filter(Boolean).map((key) => say(key))].join(' · ');
}

const SHAPES = { 1: '▲', 2: '◆', 3: '●' } as const;

/** Band as a word and a shape, channel, wait, language, sector, whether from near her or not, and only the reasons she agreed to. */
export function Facts({ desk, view }: { desk: Desk; view: WaitingView | MineView }) {
  const { say, state } = desk;
  const reasons = view.reasons.flatMap((key) => state.sheet?.reasons[state.lang][key] ?? []);
  const language = state.sheet?.languages.find(({ id }) => id === view.lang)?.name ?? view.lang;
  const facts = [
    say(`channel.${view.channel}`),
    language,
    ...(view.wants === undefined ? [] : [wantsWords(desk, view.wants)]),
    ...(view.sector === undefined ? [] : [view.sector]),
    ...(view.far ? [say('far')] : []),
  ];
  return (
    <>
      <p class="level">
        <span aria-hidden="true" class={`shape shape-${view.band}`}>
          {SHAPES[view.band]}
        </span>{' '}
        <strong>{say(`band.${view.band}`)}</strong>{' '}
        <span class="wait">{say('waits', { time: waited(view.askedAt, serverNow(state)) })}</span>
      </p>
      <p class="facts">{facts.join(' · ')}</p>
      {reasons.length > 0 && (
        <ul class="reasons">
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function Present({ desk }: { desk: Desk }) {
  const { say, state } = desk;
  const present = state.line?.present ?? [];
  return (
    <>
      <h2>{say('present_title')}</h2>
      {present.length === 0 && <p class="quiet">{say('present_nobody')}</p>}
      <ul class="present">
        {present.map((person) => (
          <li key={person.worker}>
            {person.name}
            {person.role === 'lead' && ` (${say('role_lead')})`} · {presenceWords(desk, person)}
          </li>
        ))}
      </ul>
    </>
  );
}

/** A tag that content does not name stands as it is: whoever gave it to the account sees it. */
function presenceWords({ say }: Desk, { paused, talks, speaks = [] }: PresentView): string {
  const busy = talks === 0 ? say('is_free') : say('is_talking', { count: talks });
  return [...speaks.map((tag) => say(`spoken.${tag}`) || tag), paused ? say('is_paused') : busy].join(' · ');
}

export const wantsWords = ({ say }: Desk, tag: string): string =>
  say('wants_language', { name: say(`spoken.${tag}`) || tag });

/** French or English, whichever her language stands on. */
export function langOf({ state }: Desk, caseId: string): 'fr' | 'en' {
  const mine = state.line?.mine.find((one) => one.caseId === caseId);
  return state.sheet?.languages.find(({ id }) => id === mine?.lang)?.over ?? 'fr';
}
