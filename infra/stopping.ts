import type { Log } from './logs.js';
import type { Service } from './service.js';

export interface Stopping {
  service: Pick<Service, 'stop'>;
  log: Log;
  /** What else must be closed once nobody is served any more. */
  last: () => Promise<void>;
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

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'Unknown';
}
