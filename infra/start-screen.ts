import { gate } from '../content/gate.js';
import type { Content } from '../content/model.js';
import type { Configuration } from './configuration.js';

export interface StartFacts {
  url: string;
  configuration: Configuration;
  content: Content;
  /** ISO date in the département. */
  today: string;
  /** Lines on SMS: which gateways are on, and what passes abroad. */
  sms?: readonly string[];
}

/** What an operator reads when the service has started: one screen, no secret. */
export function startScreen({ url, configuration, content, today, sms = [] }: StartFacts): string {
  const { settings } = content;
  const lines = [
    `Repères is listening: ${configuration.publicUrl ?? url}`,
    `  Direct Line 3.0   ${url}v3/directline`,
    `  mode              ${configuration.production ? 'production' : 'development'}, conversations in memory (lost on restart)`,
    ...foreignHosts(url, configuration),
    ...sms,
    `  content           ${content.pack}, version ${content.version}, ${settings.departement.name}${settings.fictional ? ' — fictional offices, for demonstration' : ''}`,
    ...recordLines(content, today),
    ...missing(configuration).map((words) => `  not configured    ${words}`),
  ];
  return `${lines.join('\n')}\n`;
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
  const { secretGiven, publicUrl, metricsToken, recognizers, trustedProxies } = configuration;
  const whoReads = publicUrl === undefined && trustedProxies === 0 ? 'this machine only' : 'nobody';
  return [
    ...(secretGiven ? [] : ['APP_SECRET: tokens end with this process']),
    ...(publicUrl === undefined ? ['PUBLIC_URL: addresses are taken from each request'] : []),
    ...(metricsToken === undefined ? [`METRICS_TOKEN: /metrics answers ${whoReads}`] : []),
    ...(recognizers ? [] : ['RECOGNIZERS=off: only our own short lexicon reads dates and numbers']),
  ];
}
