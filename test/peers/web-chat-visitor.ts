import type { Browser, Page, WebSocket } from 'playwright-core';
import type { TestServer } from '../bots/webchat/server-for-tests.js';
import type { Bundle } from './web-chat-page.js';

interface Doorstep {
  browser: Browser;
  /** The service. */
  server: TestServer;
  /** The other site, which gives its visitors Web Chat. */
  host: TestServer;
}

/** One person at the official Web Chat, in a browser of her own, on a site that is not ours. */
export class WebChatVisitor {
  readonly page: Page;
  /** Addresses asked for that belong to neither site. */
  readonly foreign: string[] = [];
  readonly #server: TestServer;
  #socket?: WebSocket;

  private constructor(page: Page, { server, host }: Doorstep) {
    this.page = page;
    this.#server = server;
    const ours = [server.url, host.url, `blob:${host.url}`, 'data:'];
    page.on('request', (request) => {
      if (!ours.some((start) => request.url().startsWith(start))) this.foreign.push(request.url());
    });
    page.on('websocket', (socket) => (this.#socket = socket));
  }

  /** Opens the page and waits for the first words of the bot. */
  static async arrive(bundle: Bundle, doorstep: Doorstep): Promise<WebChatVisitor> {
    const context = await doorstep.browser.newContext({ viewport: { width: 360, height: 740 } });
    const visitor = new WebChatVisitor(await context.newPage(), doorstep);
    await visitor.page.clock.install();
    await visitor.page.goto(`${doorstep.host.url}${bundle}?${doorstep.server.directLine}`);
    await visitor.page.waitForSelector(MESSAGE);
    return visitor;
  }

  /** The one over which the bot speaks to her now; throws while there is none. */
  get socket(): WebSocket {
    if (!this.#socket) throw new Error('no socket was opened yet');
    return this.#socket;
  }

  /** Taps an answer that is offered. */
  async tap(title: string): Promise<void> {
    const offered = this.page.getByRole('toolbar');
    await offered.getByRole('button', { name: title, exact: true }).click();
  }

  async write(words: string): Promise<void> {
    await this.page.fill(FIELD, words);
    await this.page.press(FIELD, 'Enter');
  }

  async sees(words: string): Promise<void> {
    await this.page.locator(MESSAGE, { hasText: words }).first().waitFor();
  }

  /** What is on screen of the talk, message by message, without spaces: each client breaks lines in its own way. */
  async shown(): Promise<string[]> {
    return (await this.page.locator(MESSAGE).allTextContents()).map(withoutSpaces);
  }

  /** What the server holds of the talk, told in the same way. */
  async held(): Promise<string[]> {
    const held = await this.#server.store.since(await this.talkId(), 0);
    return held === 'gone' ? [] : held.activities.map(({ text }) => withoutSpaces(text ?? ''));
  }

  /** The first words of the bot as they stand on screen, line breaks included. */
  opening(): Promise<string> {
    return this.page.locator(MESSAGE).first().innerText();
  }

  async talkId(): Promise<string> {
    const kept = await this.page.evaluate<string>('sessionStorage.talk');
    return (JSON.parse(kept) as { conversationId: string }).conversationId;
  }

  leave(): Promise<void> {
    return this.page.context().close();
  }
}

const MESSAGE = '.webchat__stacked-layout__message-row .webchat__bubble__content';
const FIELD = '.webchat__send-box-text-box__input';

const withoutSpaces = (text: string): string => text.replace(/\s/g, '');
