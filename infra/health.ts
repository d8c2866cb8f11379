import { timingSafeEqual } from 'node:crypto';
import { json, type Request, type Route } from '../bots/webchat/route.js';
import { refusal } from '../bots/webchat/errors.js';
import type { Metrics } from './metrics.js';

export interface HealthTools {
  isReachable: () => Promise<boolean>;
  metrics: Metrics;
  metricsToken?: string;
  trustedProxies: number;
  publicUrl?: string;
  emergencyLine: string;
}

/** For who keeps the service running: alive, ready, and what it counts. */
export function healthRoutes(tools: HealthTools): Route[] {
  return [
    { method: 'GET', path: '/healthz', handle: () => json(200, { alive: true }) },
    {
      method: 'GET',
      path: '/readyz',
      handle: async () =>
        (await tools.isReachable())
          ? json(200, { ready: true })
          : refusal('unavailable', { waitSeconds: 5, emergencyLine: tools.emergencyLine }),
    },
    {
      method: 'GET',
      path: '/metrics',
      async handle(request) {
        if (!mayReadMetrics(request, tools)) return refusal('not_found');
        const { type, body } = await tools.metrics.text();
        return { status: 200, headers: { 'Content-Type': type }, body };
      },
    },
  ];
}

/**
 * With a token, who brings it; without one, this very machine, unless something stands in front: behind a proxy
 * that adds no header every stranger would look like this machine.
 */
function mayReadMetrics(request: Request, { metricsToken, trustedProxies, publicUrl }: HealthTools): boolean {
  if (metricsToken === undefined) return request.local && trustedProxies === 0 && publicUrl === undefined;
  const given = Buffer.from(request.header('authorization')?.replace(/^Bearer /i, '') ?? '');
  const expected = Buffer.from(metricsToken);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
