import { useId } from 'preact/hooks';
import type { Desk } from './desk.js';
import type { Talk } from './state.js';

const REASONS = ['life', 'child', 'vulnerable'] as const;

/**
 * The sealed number of who writes by SMS: asked for with a reason and no word, allowed by a lead, seen once. It stands in
 * this tab until it is hidden or the talk goes.
 */
export function OpenNumber({ desk, talk }: { desk: Desk; talk: Talk }) {
  const { say, state } = desk;
  const { caseId, fence, number } = talk;
  const mine = state.line?.mine.find((one) => one.caseId === caseId);
  if (number !== undefined)
    return (
      <div role="status">
        <p>{say('number_is', { name: asDialled(number) })}</p>
        <button onClick={() => desk.patchTalk(caseId, { number: undefined })}>{say('number_hide')}</button>
      </div>
    );
  if (mine?.state !== 'talking') return null;
  const { opening } = mine;
  const mayAsk = opening === undefined || opening === 'refused' || opening === 'shown';
  return (
    <>
      <p role="status">{(opening === 'asked' || opening === 'refused') && say(`number.${opening}`)}</p>
      {opening === 'allowed' && (
        <button class="main" onClick={() => void show(desk, talk)}>
          {say('number_show')}
        </button>
      )}
      {mayAsk && (
        <Reasons
          desk={desk}
          onChoose={(why) => void desk.do({ do: 'number_ask', case: caseId, fence, why })}
        />
      )}
    </>
  );
}

function Reasons({ desk: { say }, onChoose }: { desk: Desk; onChoose: (why: Reason) => void }) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id}>
      <p id={id}>{say('number_ask')}</p>
      <p class="actions">
        {REASONS.map((why) => (
          <button key={why} onClick={() => onChoose(why)}>
            {say(`number.${why}`)}
          </button>
        ))}
      </p>
    </div>
  );
}

type Reason = (typeof REASONS)[number];

async function show(desk: Desk, { caseId, fence }: Talk): Promise<void> {
  const answer = await desk.quietly({ do: 'number_show', case: caseId, fence });
  if (answer?.text !== undefined) desk.patchTalk(caseId, { number: answer.text });
  else if (answer?.answer === 'late') desk.patch({ notice: desk.say('number_late') });
  else desk.refused(answer);
}

/** As it is read out in France; any other as it came. */
function asDialled(number: string): string {
  return number.replace(/^\+33(\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '0$1 $2 $3 $4 $5');
}
