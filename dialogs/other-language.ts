import { placeSaid } from './place-asked.js';
import { isOtherLanguage, saysFrenchIsHard } from './reading/other-language.js';
import { say } from './state.js';
import { storyTold } from './stocktake.js';
import { spokenIn } from './tongue.js';
import { speaksOfDanger } from './words-heard.js';
import type { Dialog, Go, Input, Option, State, World } from './model.js';

type Said = Extract<Input, { kind: 'say' }>;

const CARD = 'tongues.card';

const NUMBERS = [
  say('tongues.danger'),
  say('tongues.europe'),
  say('tongues.written'),
  say('tongues.care'),
  say('tongues.listens'),
];

/**
 * For who writes in a language the house cannot read: numbers, signs, and the languages it speaks, each by its own name.
 * No sentence, and no question about danger. What was on screen waits underneath.
 */
export const otherLanguage: Dialog = {
  [CARD]: {
    enter: (_state, world) => ({
      says: NUMBERS,
      ask: { step: CARD, options: ownNames(world), slot: 'words' },
      style: 'quiet',
      again: NUMBERS,
    }),
    answer: (_state, ids, { content }) => ({ to: 'return', set: spokenIn(ids[0], content) }),
    hear: (state, said, world) =>
      isHerStory(state, said.hits) ? toldAlone(state) : (townAlone(state, said, world) ?? { to: 'return' }),
  },
};

/** Where words of another language lead, from any screen; `undefined` when they can be read. */
export function toOtherLanguage(state: State, { text, hits }: Said): Go | undefined {
  if (speaksOfDanger(hits) || !(isOtherLanguage(text) || saysFrenchIsHard(text))) return undefined;
  const under = state.stack.filter((name) => name !== CARD);
  return {
    to: CARD,
    above: true,
    set: { misses: 0, stack: under.length > 0 ? under : ['menu.choose'] },
    events: state.open?.slot === 'place' ? [{ kind: 'forget', keep: '' }] : [],
  };
}

/** Danger first: to who says beside it that French is hard, how to ask for other words is one line of the answer. */
export function withLanguages(go: Go, { text, hits }: Said): Go {
  if (!speaksOfDanger(hits) || !saysFrenchIsHard(text)) return go;
  return { ...go, says: [...(go.says ?? []), say('tongues.offer')] };
}

function ownNames({ content }: World): Option[] {
  return content.settings.languages.map(({ id, name }) => ({
    id,
    key: 'tongues.name',
    values: { name },
    lang: id,
  }));
}

const isHerStory = (state: State, hits: Said['hits']): boolean =>
  state.who === 'self' && speaksOfDanger(hits);

/** A town is a word of every language. Nothing waits under where it leads. */
function townAlone(state: State, said: Said, world: World): Go | undefined {
  const go = placeSaid(state, said, world);
  return go && { ...go, set: { ...go.set, stack: [CARD] } };
}

/** Words that can be read again, and say what happens to her: nothing waits under them. */
function toldAlone(state: State): Go {
  const told = storyTold(state);
  return { ...told, set: { ...told.set, stack: [CARD] } };
}
