import { untilNextHour } from './metrics.js';
import { nameOf, type Built } from './service-build.js';
import type { ServiceParts } from './service.js';

const sweepMs = 5_000;
/** Offers ring for seconds: the line looks at its clock this often. */
const tickMs = 1000;

/** Ends the silent, and answers what another process took in and could not answer any more. */
async function sweep({ store, turns, metrics, report }: Built): Promise<void> {
  try {
    metrics.showStore(await store.isReachable());
    for (const id of (await store.sweep()) ?? []) void turns.hear(id);
  } catch (error) {
    report('handler_failed', { step: 'sweep', error: nameOf(error) });
  }
}

/** Sweeps the silent, lets the line's time pass, and publishes the counts on each whole hour. Timers never keep the process alive. */
export function startTimers({ clock, handover }: ServiceParts, built: Built): () => void {
  const { metrics, watch, people } = built;
  void sweep(built);
  const sweeping = setInterval(() => {
    void built.off.look().catch(() => undefined);
    void sweep(built);
  }, sweepMs).unref();
  const ticking = setInterval(() => {
    people
      ?.tick(handover?.isRotaOpen?.(clock()) ?? false)
      .then(({ unattended, line }) => {
        metrics.showRota(unattended);
        metrics.showLine(line, clock());
      })
      .catch(() => undefined);
  }, tickMs).unref();
  let publishing: NodeJS.Timeout;
  const schedule = () => {
    publishing = setTimeout(() => {
      metrics.publish();
      void watch.publish();
      schedule();
    }, untilNextHour(clock())).unref();
  };
  schedule();
  return () => {
    clearInterval(sweeping);
    clearInterval(ticking);
    clearTimeout(publishing);
  };
}
