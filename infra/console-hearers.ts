import type { ConsoleDoor, MakeConsole } from '../bots/handover/console/console-door.js';
import type { Attached } from '../bots/handover/handover.js';
import type { QueueService } from '../bots/handover/service.js';
import type { Audit } from '../bots/handover/staff/audit.js';
import type { Alerts } from './alerts.js';
import type { Log } from './logs.js';

/** The console as the service is given it. */
export interface ConsoleParts {
  make: MakeConsole;
  audit: Audit;
  /** Another line than that of this house: a test's, or another agent hub's. */
  queue?: QueueService;
}

/**
 * What the line tells: to the audit, where it is kept or tried again; to the leads who have a console open, in whatever
 * process, and the log. Several processes may carry the same event: the audit and the log have it once.
 */
export function hearersOf(
  { audit }: Pick<ConsoleParts, 'audit'>,
  { log, desk, alerts }: { log: Log; desk: () => ConsoleDoor | undefined; alerts: Alerts },
): Attached['hearers'] {
  alerts.watch(({ alert }) => desk()?.alertLeads(alert));
  return {
    audit: ({ act, worker, case: id, what, n, at }) =>
      audit.add({ act, who: worker, case: id, what }, `${String(n)}-${String(at)}`),
    async lead(alert) {
      if (await alerts.tell(alert)) log('line_alert', { step: alert.alert });
    },
  };
}
