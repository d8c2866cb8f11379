import type { Gateway, GatewayTools, Outgoing, Refused, Sent } from '../../gateway.js';
import { isReceipt, messageOf, receiptOf } from './deliver.js';
import { STATUS, type Pdu } from './library.js';
import { Link } from './link.js';
import { Pace, type Wait } from './pace.js';
import type { SmppSettings } from './settings.js';
import { submitsFor } from './submit.js';

/** Any operator or aggregator that speaks SMPP 3.4, over one session in both directions. */
export function makeSmpp(settings: SmppSettings, tools: GatewayTools & { wait: Wait }): Gateway {
  const stopping = new AbortController();
  const { signal } = stopping;
  const pace = new Pace({ ...settings, ...tools, signal });
  const tell = (event: 'sms_link_up' | 'sms_link_down') => () => tools.report(event, { step: 'smpp' });
  const link = new Link({
    settings,
    wait: tools.wait,
    signal,
    onDeliver: (pdu) => delivered(pdu, settings, tools),
    onUp: tell('sms_link_up'),
    onDown: tell('sms_link_down'),
    onRefused: (status) => tools.report('sms_alert', { step: `smpp.bind-${codeOf(status)}` }),
  });
  let kept: Promise<void> | undefined;
  return {
    name: 'smpp',
    retriesInbound: true,
    redact: ['source_addr', 'destination_addr', 'short_message', 'message_payload', 'password'],
    routes: [],
    start: () => {
      kept ??= link.keep();
    },
    stop: async () => {
      stopping.abort();
      await kept;
    },
    send: (message) => send(settings, message, { link, pace }),
  };
}

/** What the centre is told of a deliver_sm: taken, or "bring it again". */
async function delivered(pdu: Pdu, { alphabet }: SmppSettings, tools: GatewayTools): Promise<number> {
  if (isReceipt(pdu)) {
    const receipt = receiptOf(pdu);
    if (receipt) await tools.receipt(receipt);
    return STATUS.ok;
  }
  const arrival = await tools.arrive(messageOf(pdu, alphabet, tools.clock()));
  return arrival === 'busy' ? STATUS.laterPlease : STATUS.ok;
}

/** Part by part, in order: the rest of a message whose first part was refused would make no sense. */
async function send(
  settings: SmppSettings,
  message: Outgoing,
  { link, pace }: { link: Link; pace: Pace },
): Promise<Sent | Refused> {
  let sent: Sent = { sent: true };
  for (const fields of submitsFor(settings, message)) {
    if (!link.isUp) return { sent: false, retryable: true, code: 'unreachable' };
    const answer = await pace.run(() => link.submit(fields));
    if (answer === undefined) return { sent: false, retryable: true, code: 'timeout' };
    if (answer.command_status !== STATUS.ok) return refused(answer.command_status, pace);
    pace.taken();
    sent = { sent: true, ...(typeof answer.message_id === 'string' && { id: answer.message_id }) };
  }
  return sent;
}

const passing: readonly number[] = [
  STATUS.throttled,
  STATUS.queueFull,
  STATUS.systemError,
  STATUS.laterPlease,
];

function refused(status: number, pace: Pace): Refused {
  if (status === STATUS.throttled || status === STATUS.queueFull) pace.rest();
  return { sent: false, retryable: passing.includes(status), code: codeOf(status) };
}

function codeOf(status: number): string {
  return `0x${status.toString(16)}`;
}
