/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../bots/webchat/page-browser.js';
import type { Client } from './reconnect-client.js';

/** Our own page in a real browser, and what it has shown so far of what the bot said. */
export class PageClient implements Client {
  readonly seen: string[] = [];
  readonly #browser: Browser;
  #conversationId = '';

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  static async open(url: string): Promise<PageClient> {
    const browser = await openBrowser();
    const client = new PageClient(browser);
    const page = await browser.newPage();
    const socket = page.waitForEvent('websocket');
    await page.goto(url);
    client.#conversationId = /conversations\/([\w-]+)\/stream/.exec((await socket).url())?.[1] ?? '';
    await client.#watch(page);
    return client;
  }

  get conversationId(): string {
    return this.#conversationId;
  }

  close(): Promise<void> {
    return this.#browser.close();
  }

  /** Told by the page itself at the moment a message stands in it, so that nothing is asked again and again. */
  async #watch(page: Page): Promise<void> {
    await page.exposeFunction('tell', (text: string) => void this.seen.push(text));
    await page.evaluate(() => {
      const tell = (globalThis as unknown as { tell: (text: string) => void }).tell;
      const log = document.getElementById('log');
      if (!log) throw new Error('the page has no talk');
      new MutationObserver((changes) => {
        for (const change of changes) for (const node of change.addedNodes) tell(node.textContent ?? '');
      }).observe(log, { childList: true });
    });
  }
}
