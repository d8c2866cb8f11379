/** What came back: `status` 0 when nothing did (no network, or too late). */
export interface Answer {
  status: number;
  body: Record<string, unknown>;
  /** Milliseconds the server asked to be left alone, or 0. */
  waitMs: number;
}

const PATIENCE_MS = 10_000;

/** One request to our own server. Never throws: an absent network is an ordinary answer here. */
export async function request(method: string, path: string, token?: string, body?: unknown): Promise<Answer> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), PATIENCE_MS);
  try {
    const answer = await fetch(`/v3/directline/${path}`, {
      method,
      headers: { ...(token && { Authorization: `Bearer ${token}` }), 'Content-Type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      cache: 'no-store',
      credentials: 'omit',
      signal: late.signal,
    });
    const read = (await answer.json().catch(() => ({}))) as Answer['body'];
    return {
      status: answer.status,
      body: read,
      waitMs: 1000 * (Number(answer.headers.get('Retry-After')) || 0),
    };
  } catch {
    return { status: 0, body: {}, waitMs: 0 };
  } finally {
    clearTimeout(timer);
  }
}

/** How long before try number `tries`: soon, then doubling to about five seconds, never in step with other pages. */
export const pauseMs = (tries: number): number =>
  tries ? Math.min(5000, 250 * 2 ** tries) * (0.6 + 0.4 * Math.random()) : 300 * Math.random();
