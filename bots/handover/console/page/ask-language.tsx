import { useState } from 'preact/hooks';
import { insert } from './composer.js';
import type { Desk } from './desk.js';
import { langOf } from './line.js';
import type { Talk } from './state.js';
import { languages } from './words.js';

/**
 * She would rather be answered in another language: colleagues who speak it are rung, and the first who takes the talk has
 * it. With nobody there a ready sentence goes, as if typed, and where other languages are spoken stands in the field to be read first.
 */
export function AskLanguage({ desk, talk }: { desk: Desk; talk: Talk }) {
  const { say, state, data } = desk;
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState('');
  const ask = () => {
    setOpen(false);
    void askFor(chosen, desk, talk);
  };
  return (
    <span class="choice">
      <button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {say('ask_language')}
      </button>
      {isOpen && (
        <>
          <label for="language">{say('ask_language_which')}</label>
          <select id="language" onChange={(event) => setChosen(event.currentTarget.value)}>
            <option value="" />
            {languages(data.words[state.lang]).map(({ tag, name }) => (
              <option key={tag} value={tag}>
                {name}
              </option>
            ))}
          </select>
          <button class="main" disabled={chosen === ''} onClick={ask}>
            {say('ask_language_now')}
          </button>
        </>
      )}
    </span>
  );
}

async function askFor(wants: string, desk: Desk, { caseId, fence }: Talk): Promise<void> {
  const answer = await desk.quietly({ do: 'language', case: caseId, fence, wants });
  const told = TOLD.find((one) => one === answer?.answer);
  if (told === undefined) return desk.refused(answer);
  desk.patch({ notice: desk.say(`language.${told}`, { name: desk.say(`spoken.${wants}`) }) });
  if (told === 'nobody') answerHere(desk, caseId);
}

const TOLD = ['done', 'full', 'nobody'] as const;

/** In French or English, whichever she writes to us in. */
function answerHere(desk: Desk, caseId: string): void {
  const { sheet, talks } = desk.state;
  const talk = talks.find((one) => one.caseId === caseId);
  const ready = (id: string) => sheet?.replies.find((reply) => reply.id === id)?.text[langOf(desk, caseId)];
  const [sentence, elsewhere] = [ready('no_such_language'), ready('languages')];
  if (talk !== undefined && sentence !== undefined) desk.write(talk, sentence);
  if (elsewhere !== undefined) insert(elsewhere);
}
