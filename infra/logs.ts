import { pino, type DestinationStream, type Logger } from 'pino';
import type { SmsEvent } from '../bots/sms/gateway.js';

/**
 * All that may ever be logged. A log line is an event of this list, counts, and at most the *name* of a step, of an
 * error class, of a record. There is no way to pass a text, a request or an error object: an allow-list, not a redaction.
 */
export type LogEvent =
  | 'started'
  | 'stopping'
  | 'stopped'
  | 'turn_failed'
  | 'turn_late'
  | 'turn_crowded'
  | 'handler_failed'
  | 'process_failed'
  | 'reports_failed'
  | 'keys_failed'
  | 'console_failed'
  | 'sign_in_refused'
  | 'line_alert'
  | 'audit_head'
  | 'audit_cut'
  | 'audit_failed'
  | 'record_flagged'
  | 'store_away'
  | 'store_back'
  | 'recognizers_off'
  | SmsEvent;

export interface Details {
  counts?: Readonly<Record<string, number>>;
  step?: string;
  error?: string;
  /** Id of a line or a place, and who keeps it: content, public. */
  record?: string;
  owner?: string;
}

export type Log = (event: LogEvent, details?: Details) => void;

/** A log on standard output, one JSON object a line; silent on request. */
export function makeLog(options: { silent?: boolean; to?: DestinationStream } = {}): Log {
  const logger = pino(
    { level: options.silent ? 'silent' : 'info', base: null },
    options.to ?? pino.destination({ fd: 1, sync: true }),
  );
  return (event, details = {}) => write(logger, event, details);
}

function write(logger: Logger, event: LogEvent, { counts, step, error, record, owner }: Details): void {
  logger.info({
    event,
    ...numbersOnly(counts ?? {}),
    ...(step !== undefined && { step: named(step, /^[a-z0-9_.-]{1,60}$/) }),
    ...(error !== undefined && { error: named(error, /^[A-Z][A-Za-z]{0,39}$/) }),
    ...(record !== undefined && { record: named(record, /^[a-z0-9-]{1,60}$/) }),
    ...(owner !== undefined && { owner: named(owner, /^[a-z0-9-]{1,60}$/) }),
  });
}

function numbersOnly(counts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => Number.isFinite(count)));
}

/** Even a name that is no plain name is not trusted: an error class can be called anything. */
function named(name: string, shape: RegExp): string {
  return shape.test(name) ? name : 'unnamed';
}
