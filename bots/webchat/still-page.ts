import type { Content } from '../../content/model.js';
import { pageWords } from './page-words.js';
import type { Response } from './route.js';

const LINES = ['help_first', 'help_written', 'help_listen'] as const;

/**
 * The page that stays when everything else is off, or the process is dead: whom to call and write to, in French and English,
 * in one file without a script. The build writes it where a proxy can serve it alone (dist/still/index.html).
 */
export function stillPage(content: Content): string {
  const part = (lang: 'fr' | 'en') => {
    const words = pageWords(content, lang);
    const line = (key: string) => `<p>${escaped(words.get(key) ?? '')}</p>`;
    return `<section lang="${lang}"><h1>${escaped(words.get('help_title') ?? '')}</h1>${LINES.map(line).join('')}</section>`;
  };
  return [
    '<!doctype html><html lang="fr"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">',
    `<title>${escaped(pageWords(content, 'fr').get('name') ?? '')}</title></head>`,
    `<body><main>${part('fr')}${part('en')}</main></body></html>`,
  ].join('');
}

export function stillAnswer(html: string): Response {
  return { status: 503, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: html };
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
