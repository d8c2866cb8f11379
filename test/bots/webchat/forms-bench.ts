import { maskPersonal } from '../../../bots/masking.js';
import { makeSignpostBot, type BotParts } from '../../../bots/signpost-bot.js';
import { pageRoutes } from '../../../bots/webchat/page.js';
import { worldOf } from '../../dialogs/world.js';
import type { MemoryConversations } from '../../../infra/stores/memory-conversations.js';
import { silentReaders } from '../../stories/readers.js';
import { FormTalk } from './form-talk.js';
import { builtPage } from './page-content.js';
import { startServer, type TestServer } from './server-for-tests.js';

const demo = worldOf().content;

export interface FormsOptions {
  env?: Record<string, string>;
  desk?: BotParts['desk'];
  /** A neutral site of the test's own. */
  leaveTo?: string;
}

/** The real page and the real bot on a server of their own, at an hour a test can move. */
export class FormsBench {
  now = new Date('2026-11-24T09:00:00Z');
  server!: TestServer;

  async open({ env, desk, leaveTo = demo.settings.leave_to }: FormsOptions = {}): Promise<this> {
    const content = { ...demo, settings: { ...demo.settings, leave_to: leaveTo } };
    const clock = () => this.now;
    const bot = makeSignpostBot({ content, clock, readers: silentReaders, ...(desk && { desk }) });
    const pages = pageRoutes({ content, bot, files: builtPage(), clock });
    this.server = await startServer({ bot, clock, pages, mask: maskPersonal, ...(env && { env }) });
    return this;
  }

  close(): Promise<void> {
    return this.server.stop();
  }

  /** How many marks the server keeps of talks that are over. */
  get marks(): number {
    return (this.server.store as MemoryConversations).tombstones;
  }

  /** Somebody who has just opened the page, and has said these words one after the other. */
  async visitor(...said: string[]): Promise<FormTalk> {
    const talk = new FormTalk(this.server.url);
    await talk.open();
    for (const words of said) await talk.say(words);
    return talk;
  }

  /** What she said, as the server holds it. */
  async saidBy(talk: FormTalk): Promise<string[]> {
    const since = await this.server.store.since(talk.id, 0);
    if (since === 'gone') return [];
    return since.activities.filter(({ from }) => from?.role === 'user').map(({ text }) => text ?? '');
  }
}

/** The form of a page as its browser holds it, to be sent later or again. */
export function formOf(talk: FormTalk, more: Record<string, string>): URLSearchParams {
  const form = new URLSearchParams();
  for (const { name, value } of talk.held()) form.append(name, value);
  for (const [name, value] of Object.entries(more)) form.append(name, value);
  return form;
}
