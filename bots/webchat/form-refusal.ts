import { errors, type ErrorCode, type ErrorExtras } from './errors.js';
import type { FormParts } from './form-route.js';
import { documentTree, helpTree, word } from './page/layout.js';
import { paragraphs, type Tree } from './page/markup.js';
import type { Request, Response } from './route.js';

/** What was sent could not be read, or not from there, or nothing can be kept now: the numbers, and a way to begin. */
export function refusedPage(
  { code, extras, request }: { code: ErrorCode; extras?: ErrorExtras; request: Request },
  { layouts, send }: FormParts,
): Response {
  const layout = { ...layouts('fr'), script: '' };
  const again: Tree = ['p', {}, ['a', { class: 'web', href: '/' }, word(layout, 'start_again')]];
  const why = code === 'unavailable' ? 'closed' : 'not_answered';
  const said: Tree = ['article', { class: 'said' }, ...paragraphs(word(layout, why))];
  const wait = extras?.waitSeconds;
  const headers: Record<string, string> = wait === undefined ? {} : { 'Retry-After': String(wait) };
  return send(request, documentTree(layout, [said, helpTree(layout), again]), {
    status: errors[code][0],
    headers,
  });
}
