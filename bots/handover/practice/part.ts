import type { Exercise } from '../../../content/model.js';

/** One thing she does, as content/exercises has it. */
export type Doing = Exercise['begins'][number];
export type Press = 'level' | 'checked' | 'language' | 'transfer' | 'invite';

/**
 * Where an invented visitor is in her story: what she does next, given what the worker did. Each reaction comes once, and
 * before the next answer.
 */
export class Part {
  readonly #story: Exercise;
  readonly #reacted = new Set<number>();
  #answered = 0;

  constructor(story: Exercise) {
    this.#story = story;
  }

  begins(): readonly Doing[] {
    return this.#story.begins;
  }

  /** To words of the worker, when she reacts to one of them. */
  toWords(text: string): readonly Doing[] | undefined {
    const said = plain(text);
    return this.#reacts((to) => 'words' in to && to.words.some((word) => holds(said, plain(word))));
  }

  /** After an answer of the worker; none when her story is told. */
  toAnswer(): readonly Doing[] {
    const doings = this.#story.answers[this.#answered] ?? [];
    this.#answered += 1;
    return doings;
  }

  toPress(press: Press): readonly Doing[] {
    return this.#reacts((to) => 'press' in to && to.press === press) ?? [];
  }

  /** How many seconds of silence she bears, when there is something left that she does then. */
  bears(): number | undefined {
    const quiet = this.#story.reacts.flatMap(({ to }, at) =>
      'quiet' in to && !this.#reacted.has(at) ? [to.quiet] : [],
    );
    return quiet.length === 0 ? undefined : Math.min(...quiet);
  }

  toSilence(seconds: number): readonly Doing[] {
    return this.#reacts((to) => 'quiet' in to && to.quiet <= seconds) ?? [];
  }

  #reacts(is: (to: Exercise['reacts'][number]['to']) => boolean): readonly Doing[] | undefined {
    const at = this.#story.reacts.findIndex(({ to }, index) => !this.#reacted.has(index) && is(to));
    if (at < 0) return undefined;
    this.#reacted.add(at);
    return this.#story.reacts[at]?.does;
  }
}

/** Without accents, capitals and marks: as people write in a hurry. */
function plain(text: string): string {
  const bare = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return bare.replace(/[^a-z0-9]+/g, ' ').trim();
}

const holds = (text: string, word: string): boolean => ` ${text} `.includes(` ${word} `);
