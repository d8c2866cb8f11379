import { createHash } from 'node:crypto';
import { encodeGsm7 } from '../../../../content/sms/gsm-alphabet.js';
import type { Outgoing } from '../../gateway.js';
import { cutIntoParts } from '../../text/segments.js';
import type { SmppSettings } from './settings.js';

export type Fields = Readonly<Record<string, unknown>>;

const INTERNATIONAL = { ton: 1, npi: 1 };
/** Type and plan of a short code: network-specific, unknown plan. */
const SHORT = { ton: 3, npi: 0 };
const HAS_HEADER = 0x40;

/**
 * The submit_sm of each part of a message. Only the last asks for a receipt: it has come when all have. Sent again, the
 * parts carry the same number, so that a telephone that had some of them is not shown them twice.
 */
export function submitsFor({ from, alphabet }: SmppSettings, message: Outgoing): Fields[] {
  const parts = cutIntoParts(message.text);
  const source = /^\d{1,8}$/.test(from) ? SHORT : INTERNATIONAL;
  return parts.map((text, index) => ({
    source_addr_ton: source.ton,
    source_addr_npi: source.npi,
    source_addr: from.replace(/^\+/, ''),
    dest_addr_ton: INTERNATIONAL.ton,
    dest_addr_npi: INTERNATIONAL.npi,
    destination_addr: message.to.replace(/^\+/, ''),
    validity_period: validityOf(message.validityMinutes),
    registered_delivery: index === parts.length - 1 ? 1 : 0,
    esm_class: parts.length > 1 ? HAS_HEADER : 0,
    data_coding: 0,
    short_message: Buffer.concat([headerOf(message, index + 1, parts.length), bytesOf(text, alphabet)]),
  }));
}

/** Relative time of SMPP 3.4, 7.1.1: `YYMMDDhhmmsstnnR`. */
function validityOf(minutes: number): string {
  return `00000000${String(minutes).padStart(2, '0')}00000R`;
}

function headerOf({ reference }: Outgoing, seq: number, of: number): Buffer {
  if (of === 1) return Buffer.alloc(0);
  const ref = createHash('sha256').update(reference).digest()[0] ?? 0;
  return Buffer.from([5, 0, 3, ref, of, seq]);
}

function bytesOf(text: string, alphabet: SmppSettings['alphabet']): Buffer {
  return alphabet === 'gsm7' ? encodeGsm7(text) : Buffer.from(text.replaceAll('€', 'EUR'), 'latin1');
}
