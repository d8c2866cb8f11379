import type { Desk } from './desk.js';

/** Sealed numbers that somebody asks to open: two people, so never one's own. */
export function Openings({ desk }: { desk: Desk }) {
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
    if (told?.answer === 'late') desk.patch({ notice: desk.say('number_late') });
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
