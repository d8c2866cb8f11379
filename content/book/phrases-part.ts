import type { Content, DangerEntry } from '../model.js';
import { LANGS } from '../sources.js';
import { escaped, tag } from './html.js';
import type { Names } from './names.js';

const languages = { fr: 'en français', en: 'en anglais' } as const;

/** The phrases that speak of danger, by what they are taken to mean. */
export function phrasesPart({ danger }: Content, names: Names): string {
  const labels = [...new Set(LANGS.flatMap((lang) => danger[lang].map(({ label }) => label)))];
  const groups = labels.flatMap((label) =>
    LANGS.flatMap((lang) => {
      const own = danger[lang].filter((entry) => entry.label === label);
      const title = tag('h4', escaped(`${names(label)}, ${languages[lang]}`));
      return own.length === 0 ? [] : [title, ...own.map((entry) => entryWords(entry, lang))];
    }),
  );
  return [legend, ...groups].join('\n');
}

function entryWords({ id, catches, phrases }: DangerEntry, lang: string): string {
  const items = phrases.map((phrase) => tag('li', escaped(phrase)));
  const head = `${tag('code', escaped(id))} ${tag('small', escaped(catches), { lang: 'en' })}`;
  return tag('p', head) + tag('ul', items.join(''), { class: 'phrases', lang });
}

const legend = tag(
  'p',
  escaped(
    'Comment lire une phrase : « a|b » l’un ou l’autre ; « mot~ » tout mot qui commence ainsi ; « * » jusqu’à trois ' +
      'mots quelconques, « *5 » jusqu’à cinq ; « % » un nombre ; « ^ » au début du message ; « $ » à la fin.',
  ),
);
