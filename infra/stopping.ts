import type { Log } from './logs.js';
import type { Service } from './service.js';

export interface Stopping {
  service: Pick<Service, 'stop'>;
  log: Log;
  /** What else must be closed once nobody is served any more. */
  last: () => Promise<void>;
  /** How long all this may take before the process ends anyway. */
  deadlineMs?: number;
}

/**
 * Ends the process without cutting anybody's answer: on SIGTERM and SIGINT at once, and after a fault nobody
 * caught, since what it left behind cannot be trusted. Neither the fault's words nor its stack are printed: they
 * may hold what a person wrote. A promise nobody waited for is logged and the service goes on.
 */
export function stopOnSignals(stopping: Stopping): void {
  let isStopping = false;
  const stop = async (exitCode: number) => {
    if (isStopping) return;
    isStopping = true;
    stopping.log('stopping');
    endAnyway(stopping);
    await stopping.service.stop();
    await stopping.last();
    stopping.log('stopped');
    process.exit(exitCode);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(0));
  process.on('unhandledRejection', (reason) => stopping.log('process_failed', { error: nameOf(reason) }));
  process.on('uncaughtException', (error) => {
    stopping.log('process_failed', { error: nameOf(error) });
    void stop(1);
  });
}

/** Whatever hangs, who restarts the service must not wait for it. A timer that keeps nothing alive by itself. */
function endAnyway({ log, deadlineMs = 10_000 }: Stopping): void {
  const end = () => {
    log('process_failed', { error: 'StopLate' });
    process.exit(1);
  };
  setTimeout(end, deadlineMs).unref();
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'Unknown';
}
