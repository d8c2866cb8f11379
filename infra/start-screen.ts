import type { Shown } from '../bots/handover/staff/demonstration.js';
import { gate } from '../content/gate.js';
import type { Content } from '../content/model.js';
import type { Configuration } from './configuration.js';

export interface StartFacts {
  url: string;
  configuration: Configuration;
  content: Content;
  /** ISO date in the département. */
  today: string;
  /** The demonstration's accounts and their passwords of this start. */
  shown?: readonly Shown[];
  /** Lines on SMS: which gateways are on, and what passes abroad. */
  sms?: readonly string[];
}

/** What an operator reads when the service has started: one screen, no secret. */
export function startScreen(facts: StartFacts): string {
  const { url, configuration, content, today, shown = [], sms = [] } = facts;
  const { settings } = content;
  const lines = [
    `Repères is listening: ${configuration.publicUrl ?? url}`,
    `  Direct Line 3.0   ${url}v3/directline`,
    `  mode              ${configuration.production ? 'production' : 'development'}, conversations ${keptIn(configuration)}`,
    `  Console           ${url}equipe`,
    ...shown.map(accountLine),
    ...foreignHosts(url, configuration),
    ...sms,
    `  content           ${content.pack}, version ${content.version}, ${settings.departement.name}${settings.fictional ? ' — fictional offices, for demonstration' : ''}`,
    ...recordLines(content, today),
    ...missing(configuration).map((words) => `  not configured    ${words}`),
  ];
  return `${lines.join('\n')}\n`;
}

/** Only with fictional content, and good until this program stops: nobody's secret. */
function accountLine({ account, password }: Shown): string {
  return `    demonstration   ${account.name} (${account.role}), one-time password ${password}`;
}

function keptIn({ redis }: Configuration): string {
  if (redis === undefined) return 'in memory (lost on restart)';
  const { sentinels, tls } = redis.options;
  const where = sentinels === undefined ? 'in Redis' : 'in Redis behind Sentinel';
  const copies = redis.replicas === 0 ? '' : `, acknowledged once ${String(redis.replicas)} more has them`;
  return `${where}${tls === undefined ? '' : ' over TLS'}, sealed${copies}`;
}

/** What is written there passes through somebody else's machines: never on without being named. */
function foreignHosts(url: string, { framework }: Configuration): string[] {
  if (framework === undefined) return [];
  return [
    `  Bot Framework     ${url}api/messages is on: what is written there passes through Microsoft Azure`,
  ];
}

function recordLines(content: Content, today: string): string[] {
  const records = [...content.lines.values(), ...content.places.values()];
  const gates = records.map((record) => gate(record, today));
  const hidden = gates.filter(({ open }) => !open).length;
  const overdue = gates.filter((one) => one.open && one.overdue).length;
  const shown = `${records.length - hidden} of ${records.length} records shown, ${hidden} behind the gate`;
  const late = overdue === 0 ? [] : [`  check now         ${overdue} standing lines are overdue for a check`];
  return [`  records           ${shown}`, ...late, TOLD];
}

/** Where an operator reads what visitors say of the numbers. */
const TOLD =
  '  did not work      three reports in a week: record_flagged in the log, reperes_reports in /metrics';

function missing(configuration: Configuration): string[] {
  const { secretGiven, redis, staffFile, auditFile, publicUrl, metricsToken, recognizers, trustedProxies } =
    configuration;
  const isAlone = redis === undefined;
  const whoReads = publicUrl === undefined && trustedProxies === 0 ? 'this machine only' : 'nobody';
  return [
    ...(secretGiven ? [] : ['APP_SECRET: tokens end with this process']),
    ...(publicUrl === undefined ? ['PUBLIC_URL: addresses are taken from each request'] : []),
    ...(isAlone && staffFile === undefined ? ['STAFF_FILE: no account but the demonstration’s'] : []),
    ...(isAlone && auditFile === undefined ? ['AUDIT_FILE: the audit ends with this process'] : []),
    ...(metricsToken === undefined ? [`METRICS_TOKEN: /metrics answers ${whoReads}`] : []),
    ...(recognizers ? [] : ['RECOGNIZERS=off: only our own short lexicon reads dates and numbers']),
  ];
}
