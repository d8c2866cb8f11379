import { gate } from '../../../content/gate.js';
import { textsIn } from '../../../content/languages.js';
import type { Content, Lang } from '../../../content/model.js';
import { isoDay } from '../../../dialogs/hours/day.js';
import { doorWords } from '../../door-words.js';
import { makeWords } from '../../words.js';
import type { Entry, PreparedReply, Sheet } from './wire.js';

const LANGS = ['fr', 'en'] as const;
const REPLY = 'reply.';
const REASON = /^(?:summary|reason)\./;

export function sheetOf(content: Content, now: Date): Sheet {
  const today = isoDay(now, content.settings.time_zone);
  return {
    entries: entriesOf(content, now, today),
    replies: repliesOf(content, today),
    texts: textsOf(content),
    reasons: perLang((lang) => reasonsIn(content, lang)),
    languages: content.settings.languages.map(({ id, name, over }) => ({ id, name, over })),
  };
}

function entriesOf(content: Content, now: Date, today: string): Entry[] {
  const wordsIn = makeWords(content);
  const open = <T extends Parameters<typeof gate>[0]>(records: ReadonlyMap<string, T>) =>
    [...records.values()].filter((record) => gate(record, today).open);
  const entry = (id: string, kind: Entry['kind']): Entry => {
    const door = (lang: Lang) => doorWords({ kind, id }, { content, now, words: wordsIn(lang, 'web') });
    return {
      id,
      kind,
      isStanding: content.lines.get(id)?.standing ?? false,
      title: door('fr').title,
      text: perLang((lang) => twin(door(lang))),
    };
  };
  return [
    ...open(content.places).map(({ id }) => entry(id, 'place')),
    ...open(content.lines).map(({ id }) => entry(id, 'line')),
  ];
}

function twin({ title, subtitle, lines }: ReturnType<typeof doorWords>): string {
  return [title, subtitle, ...lines].filter((line) => line !== '').join('\n');
}

function repliesOf(content: Content, today: string): PreparedReply[] {
  const wordsIn = makeWords(content);
  const keys = [...content.texts.fr.keys()].filter((key) => key.startsWith(REPLY));
  return keys.map((key) => {
    const reviewBy = content.reviewBy.get(key) ?? '';
    return {
      id: key.slice(REPLY.length),
      text: perLang((lang) => wordsIn(lang, 'web').text(key)),
      reviewBy,
      isOverdue: reviewBy < today,
    };
  });
}

function textsOf(content: Content): Sheet['texts'] {
  const words = makeWords(content)('fr', 'web');
  return content.cards.cards.map(({ id }) => ({ id, title: words.text(`card.${id}`) }));
}

function reasonsIn(content: Content, lang: Lang): Record<string, string> {
  const words = makeWords(content)(lang, 'web');
  const keys = [...textsIn(content, words.language).keys()].filter((key) => REASON.test(key));
  return Object.fromEntries(keys.map((key) => [key, words.text(key)]));
}

function perLang<T>(make: (lang: Lang) => T): Record<Lang, T> {
  return Object.fromEntries(LANGS.map((lang) => [lang, make(lang)])) as Record<Lang, T>;
}
