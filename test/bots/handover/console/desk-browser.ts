import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { codeNow, PASSWORD, type House } from './house.js';

type Home = Pick<House, 'clock' | 'server'>;

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

interface Results {
  violations: { id: string; nodes: { html: string }[] }[];
}

interface Looks {
  viewport?: { width: number; height: number } | undefined;
  /** The test moves the time of her machine. */
  withClock?: boolean;
  /** Runs in her browser before any page of it. */
  first?: string;
}

/** A worker in a browser of her own: signs in, and sees what is on screen. */
export class Worker {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the browser complained of: scripts that failed, or what the page's policy forbade. */
  readonly complaints: string[];

  private constructor(context: BrowserContext, page: Page, complaints: string[]) {
    this.context = context;
    this.page = page;
    this.complaints = complaints;
  }

  static async arrives(browser: Browser, house: Home, name: string, looks: Looks = {}) {
    const { viewport, withClock, first } = looks;
    const context = await browser.newContext({ viewport: viewport ?? { width: 1280, height: 900 } });
    if (first !== undefined) await context.addInitScript(first);
    const page = await context.newPage();
    if (withClock) await page.clock.install();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/401|ERR_INTERNET_DISCONNECTED|WebSocket/.test(message.text()))
        complaints.push(message.text());
    });
    const worker = new Worker(context, page, complaints);
    await worker.signIn(house, name);
    return worker;
  }

  async signIn(house: Home, name: string): Promise<void> {
    await this.page.goto(`${house.server.url}equipe`);
    await this.page.fill('#name', name);
    await this.page.fill('#password', PASSWORD);
    await this.page.fill('#code', codeNow(house));
    await this.press('Entrer');
    await this.page.waitForSelector('.bar');
  }

  /** Is present, and can be asked. */
  async isHere(): Promise<void> {
    await this.press('Je suis là');
    await this.page.waitForSelector('.presence');
  }

  async press(name: string | RegExp): Promise<void> {
    await this.page
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .click();
  }

  async writes(text: string): Promise<void> {
    await this.page.fill('#field', text);
    await this.page.press('#field', 'Enter');
    // The screen is drawn once a frame: no hand writes the next word before.
    await this.page.waitForTimeout(60);
  }

  async sees(words: string | RegExp, timeout = 30_000): Promise<void> {
    await this.page.getByText(words).first().waitFor({ timeout });
  }

  async messages(): Promise<string[]> {
    return this.page.locator('.message:not(.pending) .words').allTextContents();
  }

  /** What axe finds wrong in a light and in a dark console, as short sentences. */
  async faults(): Promise<string[]> {
    await this.page.evaluate(AXE);
    const found: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      await this.page.emulateMedia({ colorScheme });
      const { violations } = await this.page.evaluate(() =>
        (globalThis as unknown as { axe: { run(): Promise<Results> } }).axe.run(),
      );
      found.push(...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`));
    }
    return found;
  }

  /** How far the page is wider than the window. */
  overflow(): Promise<number> {
    return this.page.evaluate('document.documentElement.scrollWidth - innerWidth');
  }

  async leaves(): Promise<void> {
    await this.context.close();
  }
}
