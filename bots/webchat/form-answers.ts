import { isTick, isTicked, langOf, weightOf, type Action, type AnswerTree } from './page/message.js';

/** Every control of the talk belongs to this form, wherever it stands in the page. */
export const FORM = 'write';

/** An answer that can be given without a script: a button that sends the form, or a box where several fit. */
export const liveAnswer: AnswerTree = (action, many) => {
  const value = valueOf(action);
  if (!isTick(action, many))
    return [
      'button',
      { name: 'choose', value, form: FORM, class: weightOf(action), lang: langOf(action) },
      action.title,
    ];
  const box = { type: 'checkbox', name: 'choose', value, form: FORM, checked: isTicked(action) || undefined };
  return ['label', {}, ['input', box], value];
};

/** Answers of questions gone by stay to be read, the one chosen marked as what she said. */
export const pastAnswer =
  (chosen: string | undefined): AnswerTree =>
  (action) => {
    const value = valueOf(action);
    const isChosen = value === chosen || isTicked(action);
    const attributes = { type: 'button', disabled: true, 'aria-disabled': 'true' } as const;
    return [
      'button',
      { ...attributes, class: isChosen ? 'chosen' : undefined, lang: langOf(action) },
      isChosen ? `✓ ${value}` : value,
    ];
  };

const valueOf = (action: Action): string => String(action.value);
