import type { Desk } from './desk.js';

const STEPS = ['peril_1', 'peril_2', 'peril_3', 'peril_4', 'peril_5'] as const;

/** « Péril »: the steps in their order, what may be given to the police, and what may not be opened alone. */
export function Peril({ desk: { say } }: { desk: Desk }) {
  return (
    <section class="peril" aria-labelledby="peril-title">
      <h3 id="peril-title">{say('peril')}</h3>
      <ol>
        {STEPS.map((key) => (
          <li key={key}>{say(key)}</li>
        ))}
      </ol>
    </section>
  );
}
