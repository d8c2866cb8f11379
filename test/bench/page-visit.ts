import type { Browser, CDPSession, Page } from 'playwright-core';

/** A page to be measured, and how one sees on it what is waited for. */
export interface Peer {
  name: string;
  /** After the server's address. */
  path: string;
  /** Where its messages stand. */
  messages: string;
  /** Its field, once it takes words and sends them. */
  field: string;
}

export interface Arrival {
  /** From navigation until the first sentence of the opening is painted. */
  firstWordsMs: number;
  /** … until its question is painted. */
  openingMs: number;
  /** … until she can send: the field takes words and the conversation is begun on the server. */
  sendMs: number;
  /** Received by then: headers and bodies as they were on the wire, the socket's frames apart. */
  bytes: number;
  requests: number;
}

/** A weak telephone network: 400 kbit/s each way, and each request waits 400 ms. */
const NETWORK = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
/** What was asked for before she could send has arrived by then, the icon included. */
const SETTLES_MS = 1500;
const PATIENCE_MS = 60_000;

/** One visit with nothing kept from before. */
export async function visit(browser: Browser, url: string, peer: Peer): Promise<Arrival> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', NETWORK);
  const received = countReceived(cdp);
  // What runs this file marks functions with their names, by a function that no page has.
  await page.addInitScript('globalThis.__name = (marked) => marked');
  await page.addInitScript(watch, peer);
  await page.goto(url + peer.path, { waitUntil: 'commit' });
  const seen = await seenOn(page);
  await page.waitForTimeout(SETTLES_MS);
  const counted = received();
  await context.close();
  return { ...seen, ...counted };
}

type Seen = Pick<Arrival, 'firstWordsMs' | 'openingMs' | 'sendMs'>;

async function seenOn(page: Page): Promise<Seen> {
  const options = { timeout: PATIENCE_MS, polling: 'raf' } as const;
  const all = await page.waitForFunction(
    () => {
      const { seen } = globalThis as unknown as { seen: Partial<Seen> };
      return seen.openingMs && seen.sendMs ? (seen as Seen) : undefined;
    },
    undefined,
    options,
  );
  return all.jsonValue() as Promise<Seen>;
}

/** What has come in so far, once told: each answer counts when it is whole. */
function countReceived(cdp: CDPSession): () => Pick<Arrival, 'bytes' | 'requests'> {
  let bytes = 0;
  let requests = 0;
  cdp.on('Network.loadingFinished', ({ encodedDataLength }) => {
    // A `blob:` of the page's own comes from nowhere and has no headers.
    if (encodedDataLength === 0) return;
    requests += 1;
    bytes += encodedDataLength;
  });
  return () => ({ bytes, requests });
}

/** Runs in the page before anything else: notes at each painted frame what has come to be. */
function watch({ messages, field }: Peer): void {
  const seen: Partial<Seen> = {};
  Object.assign(globalThis, { seen });
  const shows = (words: RegExp) =>
    [...document.querySelectorAll(messages)].some(
      (one) => one.checkVisibility() && words.test((one as HTMLElement).innerText),
    );
  const has = (type: string, name: string) =>
    performance.getEntriesByType(type).some((entry) => entry.name.endsWith(name));
  const look = () => {
    const now = performance.now();
    if (has('paint', 'first-contentful-paint')) {
      if (shows(/Nous ne voyons pas/)) seen.firstWordsMs ??= now;
      if (shows(/sans risque/)) seen.openingMs ??= now;
    }
    if (has('resource', '/conversations') && document.querySelector(field)) seen.sendMs ??= now;
    if (!seen.openingMs || !seen.sendMs) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
