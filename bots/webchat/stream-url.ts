import type { OriginRules } from './origins.js';
import type { Request } from './route.js';

/** Where a client opens its live stream, from which number on. The ticket in it is good for a minute. */
export function streamUrl(
  { id, watermark }: { id: string; watermark: number },
  request: Request,
  { ticket, origins }: { ticket: string; origins: OriginRules },
): string {
  const path = `/v3/directline/conversations/${id}/stream`;
  return `${socketBase(request, origins.publicUrl)}${path}?watermark=${watermark}&t=${ticket}`;
}

/** The public address when it is known; otherwise the one the caller used, which only the caller reads. */
function socketBase(request: Request, publicUrl: string | undefined): string {
  if (publicUrl !== undefined) return new URL(publicUrl).origin.replace(/^http/, 'ws');
  const scheme = request.header('x-forwarded-proto') === 'https' ? 'wss' : 'ws';
  return `${scheme}://${safeHost(request.header('host'))}`;
}

function safeHost(host: string | undefined): string {
  return host !== undefined && /^[\w.:[\]-]{1,255}$/.test(host) ? host : 'localhost';
}
