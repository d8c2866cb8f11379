import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { textsIn } from '../../../content/languages.js';
import type { Content, Lang } from '../../../content/model.js';
import { answerWith, hashSource, HTML, press } from '../../webchat/page-files.js';
import { makeWords } from '../../words.js';
import type { Request, Response } from '../../webchat/route.js';
import type { ConsoleData } from './wire.js';

/** What the build made of the console: one script and one style, both written into the document. */
export interface ConsoleFiles {
  script: string;
  style: string;
}

/** Reads the built console. Throws when it was not built. */
export function readConsoleFiles(folder: string): ConsoleFiles {
  const read = (name: string) => readFileSync(join(folder, name), 'utf8').trim();
  return { script: read('console.js'), style: read('console.css') };
}

const PREFIX = 'console.';

/** The one document of the console: the same for everybody, signed in or not, and with nothing of anybody in it. */
export function consolePage(
  content: Content,
  files: ConsoleFiles,
  can: Pick<ConsoleData, 'hasProvider' | 'switches'>,
) {
  const words = { fr: wordsOf(content, 'fr'), en: wordsOf(content, 'en') };
  const data: ConsoleData = {
    words,
    fictional: content.settings.fictional,
    ...can,
  };
  const pressed = press(documentOf(files, data));
  return (request: Request): Response =>
    answerWith(request, HTML, pressed, policyOf(request.header('host'), files));
}

/** The console's words by key without its prefix; what stands in braces is filled in the page. */
function wordsOf(content: Content, lang: Lang): Record<string, string> {
  const words = makeWords(content)(lang, 'web');
  const keys = [...textsIn(content, words.language).keys()].filter((key) => key.startsWith(PREFIX));
  return Object.fromEntries(keys.map((key) => [key.slice(PREFIX.length), words.text(key, BLANKS)]));
}

/** Left for the page to fill. */
const BLANKS = {
  name: '{{name}}',
  count: '{{count}}',
  minutes: '{{minutes}}',
  time: '{{time}}',
  date: '{{date}}',
};

function documentOf({ script, style }: ConsoleFiles, data: ConsoleData): string {
  const { title = '', ['no_script']: noScript = '' } = data.words.fr;
  // A text that closed the element would begin a script: no `<` stands in the data.
  const inert = JSON.stringify(data).replaceAll('<', '\\u003c');
  return [
    '<!doctype html><html lang="fr"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width">',
    '<meta name="robots" content="noindex">',
    `<title>${escaped(title)}</title><link rel="icon" href="/i.svg">`,
    `<style>${style}</style></head><body><div id="console"></div>`,
    `<noscript><p>${escaped(noScript)}</p></noscript>`,
    `<script type="application/json" id="data">${inert}</script>`,
    `<script type="module">${script}</script></body></html>`,
  ].join('');
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Its one script and style, its own server, and nothing else; scripts may not turn text into markup. */
function policyOf(host: string | undefined, { script, style }: ConsoleFiles): Record<string, string> {
  const isPlain = host !== undefined && /^[\w.-]+(:\d+)?$/.test(host);
  const policy = [
    "default-src 'none'",
    `script-src ${hashSource(script)}`,
    `style-src ${hashSource(style)}`,
    "img-src 'self'",
    `connect-src 'self'${isPlain ? ` ws://${host} wss://${host}` : ''}`,
    "form-action 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ];
  return {
    'Content-Security-Policy': policy.join('; '),
    'X-Frame-Options': 'DENY',
    'X-Robots-Tag': 'noindex, nofollow, noarchive',
  };
}
