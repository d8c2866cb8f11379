import type { PeopleStep, PeopleStory } from './story.js';

/** Whoever writes to the service in a story, by whatever door. */
export interface Side {
  write(text: string): Promise<void>;
  /** A new page, or another telephone: nothing is known of her there. */
  arrive(): Promise<void>;
  /** What only this door can do: a network lost, a page closed. */
  act(what: NonNullable<PeopleStep['visitor']>): Promise<void>;
  /** What came since the last look. */
  shown(): Promise<Shown>;
  /** Ours of her talks, erased ones too. */
  readonly ids: ReadonlySet<string>;
  close(): void;
}

export interface Shown {
  text: string;
  count: number;
  step?: string | undefined;
  from?: string | undefined;
  options?: readonly string[] | undefined;
}

export const DOORS = ['page', 'forms', 'sms'] as const;
export type StoryDoor = (typeof DOORS)[number];

type Lang = PeopleStory['lang'];
type Ways = Readonly<Record<Lang, readonly string[]>>;

/** From the first words to where she can say what she needs. */
export const COMES_IN: Readonly<Record<'web' | 'sms', Ways>> = {
  web: { fr: ['oui'], en: ['yes'] },
  sms: { fr: ['bonjour', '1'], en: ['hello', '1'] },
};

/** From there into the line, with nothing of hers to be passed on. */
export const JOINS: Readonly<Record<'web' | 'sms', Ways>> = {
  web: {
    fr: ["Parler à quelqu'un", 'Oui, je veux lui parler', 'Attendre une professionnelle'],
    en: ['Talk to somebody', 'Yes, I want to talk to her', 'Wait for a social worker'],
  },
  sms: { fr: ["quelqu'un", '1'], en: ['talk to someone', '1'] },
};
