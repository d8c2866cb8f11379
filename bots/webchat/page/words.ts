/** The page's own words the browser needs in every language; the rest of content/locales/<lang>/page.yaml is written by the server alone. */
export const CLIENT_WORDS = [
  'name',
  'quit',
  'other_language',
  'listen',
  'hush',
  'urgent',
  'in_writing',
  'demo',
  'demo_tag',
  'read_first',
  'talk',
  'field',
  'field_hint',
  'send',
  'sending',
  'typing',
  'seen',
  'offline',
  'busy',
  'too_long',
  'room_left',
  'refused',
  'lost',
  'new_message',
  'still_there',
  'stay',
  'over',
  'start_again',
  'draft_warning',
  'draft',
  'help_title',
  'help_first',
  'help_written',
  'help_listen',
  'back',
] as const;

export type ClientWord = (typeof CLIENT_WORDS)[number];
export type Words = Record<ClientWord, string>;

/** A language as the browser needs it. Words that are those of the language it stands on are left out. */
export interface ClientLanguage {
  over: string;
  /** Where the link of the bar leads. */
  other: string;
  dir: string;
  words: Partial<Words>;
}

/** By the id of the language, which is also its tag. */
export type ClientLanguages = Record<string, ClientLanguage>;
