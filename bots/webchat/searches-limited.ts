import { refusal } from './errors.js';
import type { Limits } from './limits.js';
import type { Route } from './route.js';

/** Counts the page's searches by address; who must wait is told how long, and the numbers that do not wait. */
export function withSearchesLimited(
  route: Route,
  { limits, emergencyLine }: { limits: Limits; emergencyLine: string },
): Route {
  if (route.method !== 'POST') return route;
  return {
    ...route,
    async handle(request) {
      const wait = await limits.take('search', request.address);
      if (wait === 'pass') return route.handle(request);
      return refusal('too_many_searches', { waitSeconds: wait, emergencyLine });
    },
  };
}
