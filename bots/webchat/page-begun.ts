import { brotliCompressSync, constants } from 'node:zlib';
import { answerFresh, answerPressed, takesBrotli } from './page-files.js';
import type { Request, Response } from './route.js';

/**
 * A document whose last few signs alone are one visitor's: all before them is pressed once, as hard as it can be, and
 * what is hers follows as it stands.
 */
export interface Begun {
  html: string;
  brotli: Buffer;
}

/** Presses all that is the same for everybody; the stream stays open for what follows. */
export function pressBegun(html: string): Begun {
  const plain = Buffer.from(html, 'utf8');
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
  };
  const brotli = brotliCompressSync(plain, { params, finishFlush: constants.BROTLI_OPERATION_FLUSH });
  return { html, brotli };
}

/** The document with its `end`, of at most 65 536 bytes in UTF-8, for this one visitor. */
export function answerBegun(
  request: Request,
  { html, brotli }: Begun,
  { end, headers }: { end: string; headers: Record<string, string> },
): Response {
  if (!takesBrotli(request)) return answerFresh(request, html + end, headers);
  return answerPressed(Buffer.concat([brotli, unpressed(Buffer.from(end, 'utf8')), LAST]), headers);
}

/** RFC 7932, 9.2: one block, not the last, its length less one in 16 bits, not pressed; then its bytes. */
function unpressed(bytes: Buffer): Buffer {
  const length = bytes.length - 1;
  const head = Buffer.alloc(3);
  head.writeUIntLE((length << 3) | (1 << 19), 0, 3);
  return Buffer.concat([head, bytes]);
}

/** The last block, and empty. */
const LAST = Buffer.from([0b11]);
