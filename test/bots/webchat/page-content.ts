import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Activity } from 'botbuilder';
import type { Content, Lang, Line } from '../../../content/model.js';
import type { Bot, Reply } from '../../../bots/bot.js';
import { Turns } from '../../../bots/turns.js';
import type { DirectLineTools } from '../../../bots/webchat/direct-line.js';
import { makeTokens } from '../../../bots/webchat/tokens.js';
import { MemoryConversations } from '../../../infra/stores/memory-conversations.js';
import { echoBot } from './echo-bot.js';
import type { PageParts } from '../../../bots/webchat/page.js';
import { readPageFiles, type PageFiles } from '../../../bots/webchat/page-files.js';

/** The page's real words and the real national lines, with a neutral site a test can watch. */
export function pageContent(leaveTo: string): Content {
  const texts = (lang: Lang) => {
    const files = ['page', 'common'].map((name) => read(`content/locales/${lang}/${name}.yaml`));
    return new Map(
      files.flatMap((file) => Object.entries((file as { texts: Record<string, string> }).texts)),
    );
  };
  const lines = ['emergency', 'listening'].flatMap((name) => read(`content/national/${name}.yaml`) as Line[]);
  const settings = {
    leave_to: leaveTo,
    fictional: true,
    indexed: false,
    run_by: { fr: 'Essai.', en: 'Trial.' },
    languages: [
      { id: 'fr', name: 'Français', over: 'fr', direction: 'ltr' },
      { id: 'en', name: 'English', over: 'en', direction: 'ltr' },
    ],
    time_zone: 'Europe/Paris',
  };
  const known = {
    settings,
    lines: new Map(lines.map((line) => [line.id, line])),
    texts: { fr: texts('fr'), en: texts('en') },
    overlays: new Map(),
  };
  return known as unknown as Content;
}

/** The page as the server would assemble it, around a short opening. */
export function pageParts(leaveTo: string): PageParts {
  return {
    content: pageContent(leaveTo),
    bot: { open: ({ lang }) => ({ state: {} as never, activities: opening(lang) }) },
    files: builtPage(),
    clock: () => new Date('2026-11-24T09:00:00Z'),
  };
}

/** The house around the page, as far as its routes use it: no visitor's talk lives in it. */
export function houseOf({ bot }: PageParts): DirectLineTools {
  const clock = () => new Date('2026-11-24T09:00:00Z');
  const store = new MemoryConversations({ clock });
  const open: Bot['open'] = (start) => ({ ...echoBot.open(start), ...activitiesOf(bot.open(start)) });
  return {
    store,
    turns: new Turns({ store, bot: { ...echoBot, open }, clock, report: () => undefined }),
    tokens: makeTokens('a secret for tests, long enough', clock),
    limits: { take: () => Promise.resolve('pass' as const) },
    origins: { allowed: [] },
    clock,
    newId: () => randomBytes(16).toString('base64url'),
    mask: (text) => text,
    emergencyLine: 'EMERGENCY-LINE',
  };
}

const activitiesOf = ({ activities }: Pick<Reply, 'activities'>) => ({ activities });

let built: PageFiles | undefined;

/** The page as it is written today, built once for these tests and apart from dist/, which others may be reading. */
export function builtPage(): PageFiles {
  return (built ??= build());
}

function build(): PageFiles {
  const folder = mkdtempSync(join(tmpdir(), 'page-'));
  execFileSync(process.execPath, ['infra/build/page.mjs', folder]);
  const files = readPageFiles(folder);
  rmSync(folder, { recursive: true });
  return files;
}

/** The first words, as a bot would give them. */
export function opening(lang: string): Partial<Activity>[] {
  const text =
    lang === 'fr' ? 'Bonjour.\nPouvez-vous écrire sans risque ?' : 'Hello.\nCan you write without risk?';
  const channelData = { step: 'opening.safe_now', opening: true };
  return [
    { type: 'message', text, locale: lang, channelData, ...ask(['Oui', "Quelqu'un peut arriver", 'Non']) },
  ];
}

/** Answers offered under a message. */
export function ask(titles: string[]): Partial<Activity> {
  const actions = titles.map((title) => ({ type: 'imBack', title, value: title }));
  return { suggestedActions: { to: [], actions } };
}

/** The loud emergency card: the only message of this shape. */
export function loudCard(): Partial<Activity> {
  const card = (title: string, type: string, value: string) => ({
    contentType: 'application/vnd.microsoft.card.hero',
    content: {
      title,
      subtitle: 'Jour et nuit, gratuit',
      text: 'On vous répond.',
      buttons: [{ type, title, value }],
    },
  });
  return {
    type: 'message',
    locale: 'fr',
    text: "Mettez-vous à l'abri si vous le pouvez.\n\nPolice\n17",
    channelData: {
      step: 'emergency.card',
      style: 'loud',
      draft: true,
      says: "Mettez-vous à l'abri si vous le pouvez.",
    },
    attachments: [
      card('Police ou gendarmerie', 'call', 'tel:17'),
      card('Urgence par écrit', 'openUrl', 'sms:114'),
    ],
    ...ask(["Je suis à l'abri", "Ce n'est pas ça"]),
  };
}

const read = (path: string): unknown => parse(readFileSync(path, 'utf8'));
