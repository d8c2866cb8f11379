import { useId } from 'preact/hooks';
import type { Desk } from './desk.js';
import { OpenNumber } from './open-number.js';
import type { Talk } from './state.js';

const STEPS = ['peril_1', 'peril_2', 'peril_3', 'peril_4', 'peril_5'] as const;

/** « Péril »: the steps in their order, what may be given to the police, and what may not be opened alone. */
export function Peril({ desk, talk }: { desk: Desk; talk?: Talk | undefined }) {
  const { say } = desk;
  const id = useId();
  return (
    <section class="peril" aria-labelledby={id}>
      <h3 id={id}>{say('peril')}</h3>
      <ol>
        {STEPS.map((key) => (
          <li key={key}>{say(key)}</li>
        ))}
      </ol>
      {talk?.channel === 'sms' && <OpenNumber desk={desk} talk={talk} />}
    </section>
  );
}
