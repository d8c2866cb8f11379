import type { Browser, BrowserContext, Page } from 'playwright-core';
import { codeNow, PASSWORD, type House } from './house.js';

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

  static async arrives(browser: Browser, house: House, name: string, viewport = { width: 1280, height: 900 }) {
    const context = await browser.newContext({ viewport });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('401')) complaints.push(message.text());
    });
    const worker = new Worker(context, page, complaints);
    await worker.signIn(house, name);
    return worker;
  }

  async signIn(house: House, name: string): Promise<void> {
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
    await this.page.getByRole('button', { name, exact: typeof name === 'string' }).first().click();
  }

  async writes(text: string): Promise<void> {
    await this.page.fill('#field', text);
    await this.page.press('#field', 'Enter');
  }

  async sees(words: string | RegExp, timeout = 8000): Promise<void> {
    await this.page.getByText(words).first().waitFor({ timeout });
  }

  async messages(): Promise<string[]> {
    return this.page.locator('.message:not(.pending) .words').allInnerTexts();
  }

  async leaves(): Promise<void> {
    await this.context.close();
  }
}
