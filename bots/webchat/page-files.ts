import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Request, Response } from './route.js';

/** What the build made of the page: its script, its style, its icon. */
export interface PageFiles {
  script: string;
  style: string;
  icon: string;
}

/** Reads the built page. `folder` is where `infra/build/page.mjs` wrote it; throws when it was not built. */
export function readPageFiles(folder: string): PageFiles {
  const read = (name: string) => readFileSync(join(folder, name), 'utf8').trim();
  return { script: read('a.js'), style: read('a.css'), icon: read('i.svg') };
}

/** How a page's policy names one inline text, so that this one counts and no other. */
export function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** One text in the three forms a browser may take it, pressed once and for all. */
export interface Pressed {
  plain: Buffer;
  gzip: Buffer;
  brotli: Buffer;
}

/** Pressed as hard as it can be, unless it must be done `quickly`. */
export function press(text: string, quickly = false): Pressed {
  const plain = Buffer.from(text, 'utf8');
  return quickly
    ? { plain, gzip: QUICKLY.gzip(plain), brotli: QUICKLY.br(plain) }
    : { plain, gzip: gzipSync(plain, { level: 9 }), brotli: brotli(plain, 11) };
}

/** About half a millisecond for a page: what is made for one visitor may not cost more. */
const QUICKLY = {
  br: (plain: Buffer) => brotli(plain, 5),
  gzip: (plain: Buffer) => gzipSync(plain, { level: 5 }),
};

function brotli(plain: Buffer, quality: number): Buffer {
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants;
  const params = { [BROTLI_PARAM_QUALITY]: quality, [BROTLI_PARAM_SIZE_HINT]: plain.length };
  return brotliCompressSync(plain, { params });
}

/** The form this browser takes, with the headers every part of the page carries. */
export function answerWith(
  request: Request,
  type: string,
  pressed: Pressed,
  extra: Record<string, string>,
): Response {
  const encoding = encodingFor(request);
  const body = encoding === 'br' ? pressed.brotli : encoding === 'gzip' ? pressed.gzip : pressed.plain;
  return answerIn(encoding, { type, body, extra });
}

/** A document made for one visitor, in that one form alone. */
export function answerFresh(request: Request, html: string, extra: Record<string, string>): Response {
  const [encoding, plain] = [encodingFor(request), Buffer.from(html, 'utf8')];
  const body = encoding === undefined ? plain : QUICKLY[encoding](plain);
  return answerIn(encoding, { type: HTML, body, extra });
}

export const HTML = 'text/html; charset=utf-8';

type Encoding = 'br' | 'gzip';

function encodingFor(request: Request): Encoding | undefined {
  const accepted = request.header('accept-encoding') ?? '';
  return /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined;
}

function answerIn(
  encoding: Encoding | undefined,
  { type, body, extra }: { type: string; body: Buffer; extra: Record<string, string> },
): Response {
  const headers = { 'Content-Type': type, ...DISCREET, ...extra, Vary: 'Accept-Encoding' };
  return { status: 200, headers: { ...headers, ...(encoding && { 'Content-Encoding': encoding }) }, body };
}

/** Whether this browser takes what is pressed by Brotli. */
export const takesBrotli = (request: Request): boolean => encodingFor(request) === 'br';

/** A document already pressed by Brotli. */
export const answerPressed = (body: Buffer, extra: Record<string, string>): Response =>
  answerIn('br', { type: HTML, body, extra });

/**
 * Our forms must say where they come from, and other sites hear nothing. No second value for browsers that do not know
 * it: those are the ones that need the forms, and would send them from `null`. Links out say `noreferrer` by themselves.
 */
const REFERRER = 'same-origin';

/** Nothing is kept by the browser, not even the script: a cached file tells who was here. It costs 10 kB a visit. */
const DISCREET = {
  'Cache-Control': 'no-store, no-transform',
  'Referrer-Policy': REFERRER,
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
};
