import { summary as onWeb } from '../summary.js';
import { option, say } from '../state.js';
import { hasLines, keptLines, summaryLines } from '../summary-lines.js';
import type { Dialog, Go, State, Summary } from '../model.js';

/**
 * What a person will read of her, by SMS: « 1 tout 2 rien 3 choisir ». Its lines name the subject, so that they are shown
 * only where she has chosen that it may be read, here or by « questions claires ».
 */
export const summary: Dialog = {
  'summary.before': {
    enter: () => ({
      says: [say('sms.summary_before')],
      ask: {
        step: 'summary.before',
        options: [option('show', 'sms.yes'), option('none', 'sms.no')],
        spelt: true,
      },
    }),
    answer: (state, ids, world) =>
      ids.includes('show') ? { to: 'summary.card' } : decided(state, ['none'], world),
  },

  'summary.card': {
    enter: (state) => ({
      says: [say('sms.summary_lead'), ...linesOf(state).map((line) => say(line)), say('sms.summary_ask')],
      ask: {
        step: 'summary.card',
        options: [
          option('all', 'sms.summary_all'),
          option('none', 'sms.summary_none'),
          ...(summaryLines(state).length > 0 ? [option('choose', 'sms.summary_choose')] : []),
        ],
      },
    }),
    answer: decided,
  },

  /** One number, or several: « 1 et 3 ». The card comes back with what is left. */
  'summary.choose': {
    enter: (state) => ({
      says: [say('sms.summary_strike')],
      ask: {
        step: 'summary.choose',
        options: [...keptLines(state).map((line) => option(line, line)), option('none', 'sms.summary_keep')],
      },
    }),
    answer: (state, ids) => struck(state, ids),
    hear: (state, { text }) => {
      if (!/^\s*\d{1,2}(?:\s*(?:,|\+|&|et|and|\s)\s*\d{1,2})+\s*[.!]?\s*$/i.test(text)) return undefined;
      const lines = keptLines(state);
      return struck(
        state,
        [...text.matchAll(/\d+/g)].flatMap(([digits]) => lines[Number(digits) - 1] ?? []),
      );
    },
  },

  'summary.again': {
    enter: (state) => ({
      says: [say('summary.again', state.handoff?.values)],
      ask: { step: 'summary.again', options: [option('all', 'sms.yes'), option('none', 'sms.no')] },
    }),
    answer: (state, ids, world) => onWeb['summary.again']?.answer?.(state, ids, world) ?? { to: 'stay' },
  },
};

/** To what she lets be read; nothing to read, and she is in the line at once. */
export function towardsSummary(state: State): Go {
  if (!hasLines(state)) return { to: 'stay', events: [{ kind: 'handoff' }] };
  return { to: state.answers['go_on'] === undefined ? 'summary.before' : 'summary.card' };
}

function decided(
  state: State,
  ids: readonly string[],
  world: Parameters<NonNullable<Dialog[string]['answer']>>[2],
): Go {
  return onWeb['summary.card']?.answer?.(state, ids, world) ?? { to: 'stay' };
}

function linesOf(state: State): string[] {
  const kept = keptLines(state);
  return kept.length === 0 ? ['summary.nothing'] : kept;
}

function struck(state: State, ids: readonly string[]): Go {
  const before: Summary = state.summary ?? { struck: [] };
  const lines = ids.filter((id) => id.startsWith('summary.'));
  return { to: 'summary.card', set: { summary: { ...before, struck: [...before.struck, ...lines] } } };
}
