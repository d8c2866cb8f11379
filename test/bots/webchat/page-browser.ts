import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { ScriptedServer } from './page-server.js';
import { pageParts } from './page-content.js';

const QUIETLY = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A Chromium of its own; the Debian package that `npm test` installs (test/prepare.mjs). */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: QUIETLY });
}

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

/**
 * These tests have a process of their own (package.json): restify changes Node's own server for the whole process it is
 * loaded in, and the scripted server here would never answer.
 *
 * One browser for a file of tests, a fresh page and server for each test. */
export class PageBench {
  server!: ScriptedServer;
  page!: Page;
  context!: BrowserContext;
  /** Every address asked for, and every complaint of the browser about the page's policy. */
  readonly asked: string[] = [];
  readonly complaints: string[] = [];
  neutral = '';
  private isOpen = false;
  private browser!: Browser;
  private neutralServer!: Server;

  async open(): Promise<void> {
    this.browser = await openBrowser();
    this.neutralServer = createServer((request, response) => {
      response
        .writeHead(200, { 'Content-Type': 'text/html' })
        .end(`<title>Neutral</title><h1>${request.url}</h1>`);
    });
    await new Promise<void>((ready) => this.neutralServer.listen(0, '127.0.0.1', ready));
    this.neutral = `http://127.0.0.1:${(this.neutralServer.address() as AddressInfo).port}/`;
  }

  async close(): Promise<void> {
    this.neutralServer.closeAllConnections();
    this.neutralServer.close();
    await this.browser.close();
  }

  /** A new visitor, on a telephone unless told otherwise. `server` is only set up, nothing is loaded yet. */
  async fresh(
    options: Parameters<Browser['newContext']>[0] = {},
    parts = pageParts(`${this.neutral}leave`),
  ): Promise<void> {
    if (this.isOpen) await this.done();
    this.isOpen = true;
    this.asked.length = this.complaints.length = 0;
    this.server = await new ScriptedServer().start(parts);
    this.context = await this.browser.newContext({ viewport: { width: 360, height: 740 }, ...options });
    this.page = await this.context.newPage();
    this.page.on('request', (request) => this.asked.push(request.url()));
    this.page.on(
      'console',
      (message) => void (message.type() === 'error' && this.complaints.push(message.text())),
    );
    this.page.on('pageerror', (error) => this.complaints.push(error.message));
  }

  /** May be called again: a test that wants another kind of visitor starts a fresh one itself. */
  async done(): Promise<void> {
    this.isOpen = false;
    await this.context.close();
    this.server.stop();
  }

  /** Loads the page and waits until its conversation has begun. */
  async visit(): Promise<void> {
    await this.page.goto(this.server.url);
    await until(() => this.server.sockets > 0);
  }

  async write(words: string): Promise<void> {
    await this.page.fill('#field', words);
    await this.page.press('#field', 'Enter');
  }

  /** Waits until the calm line under the talk says this. */
  async statusIs(words: RegExp): Promise<void> {
    const end = Date.now() + 8000;
    while (!words.test((await this.page.textContent('#status')) ?? '')) {
      if (Date.now() > end) throw new Error(`the page never said ${String(words)}`);
      await this.page.waitForTimeout(20);
    }
  }

  /** What axe finds wrong, as short sentences. */
  async faults(): Promise<string[]> {
    await this.page.evaluate(AXE);
    return this.page.evaluate(async () => {
      const axe = (globalThis as unknown as { axe: { run(): Promise<AxeResult> } }).axe;
      const { violations } = await axe.run();
      return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' ')}`);
    });
  }
}

interface AxeResult {
  violations: { id: string; nodes: { html: string }[] }[];
}

/** Waits for something to become true; throws when it does not in time. */
export async function until(isTrue: () => boolean | Promise<boolean>, patienceMs = 30_000): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!(await isTrue())) {
    if (Date.now() > end) throw new Error('waited in vain');
    await new Promise((next) => setTimeout(next, 20));
  }
}
