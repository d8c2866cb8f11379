import type { Part, Receipt, ReceiptState, Received } from '../../gateway.js';
import { decodeText, type Encoding } from '../../text/decode.js';
import { partInHeader } from '../shared/header-part.js';
import type { Pdu } from './library.js';
import type { SmppSettings } from './settings.js';

const HAS_HEADER = 0x40;
/** Bits 2–5 of esm_class: what kind of message; 1 is a receipt of the centre. */
const KIND = 0x3c;
const RECEIPT = 0x04;
/** The centre still has it: an intermediate notification. */
const INTERMEDIATE = 0x20;

/** Whether a deliver_sm speaks of a message of ours, rather than being one of a person. */
export function isReceipt(pdu: Pdu): boolean {
  return [RECEIPT, INTERMEDIATE].includes(number(pdu.esm_class) & KIND);
}

/** The message of a person, or a part of one, in whichever of the three ways SMPP numbers parts. */
export function messageOf(pdu: Pdu, alphabet: SmppSettings['alphabet'], now: Date): Received {
  const { header, text } = split(pdu);
  return {
    gateway: 'smpp',
    from: addressOf(pdu),
    text: decodeText(text, encodingOf(number(pdu.data_coding), alphabet)),
    at: now,
    part: partInHeader(header) ?? partInOptions(pdu),
  };
}

/** What a receipt says, or `undefined` when it names no message or nothing final: from its options, else from its text. */
export function receiptOf(pdu: Pdu): Receipt | undefined {
  const text = split(pdu).text.toString('latin1');
  const found = (name: string) => new RegExp(`\\b${name}:\\s*([^\\s]+)`, 'i').exec(text)?.[1];
  const sentId = plain(pdu.receipted_message_id) || found('id');
  const state = states[number(pdu.message_state)] ?? words[(found('stat') ?? '').toUpperCase().slice(0, 7)];
  if (!sentId || state === undefined) return undefined;
  const code = (found('err') ?? 'none')
    .slice(0, 8)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
  return { gateway: 'smpp', sentId, state, code: `err-${code}` };
}

/** message_state (5.3.2.35). */
const states: Readonly<Record<number, ReceiptState>> = {
  2: 'delivered',
  3: 'failed',
  4: 'failed',
  5: 'failed',
  6: 'accepted',
  8: 'failed',
};

/** The words of a receipt's text (appendix B). */
const words: Readonly<Record<string, ReceiptState>> = {
  DELIVRD: 'delivered',
  EXPIRED: 'failed',
  DELETED: 'failed',
  UNDELIV: 'failed',
  REJECTD: 'failed',
  ACCEPTD: 'accepted',
};

function split(pdu: Pdu): { header: Buffer; text: Buffer } {
  const short = bytes(pdu.short_message);
  const all = short.length > 0 ? short : bytes(pdu.message_payload);
  if ((number(pdu.esm_class) & HAS_HEADER) === 0) return { header: Buffer.alloc(0), text: all };
  const length = (all[0] ?? 0) + 1;
  return { header: all.subarray(1, length), text: all.subarray(length) };
}

function partInOptions(pdu: Pdu): Part | undefined {
  const { sar_msg_ref_num: ref, sar_segment_seqnum: seq, sar_total_segments: of } = pdu;
  if (ref === undefined || seq === undefined || of === undefined) return undefined;
  return { ref: number(ref), seq: number(seq), of: number(of) };
}

/** 0 is what the operator says it is; 1 ASCII, 3 Latin-1, 8 UCS-2; a message class (0xF0–0xFF) tells of the alphabet in its bit 2. */
function encodingOf(coding: number, alphabet: SmppSettings['alphabet']): Encoding {
  if (coding === 0) return alphabet;
  if (coding === 1 || coding === 3) return 'latin1';
  if (coding >= 0xf0) return (coding & 0x04) === 0 ? 'gsm7' : 'unknown';
  return (coding & 0x0c) === 0x08 ? 'ucs2' : 'unknown';
}

/** Type 5 is a name of letters; type 1 a number written whole, without its plus. */
function addressOf(pdu: Pdu): string {
  const address = plain(pdu.source_addr);
  const isWhole = number(pdu.source_addr_ton) === 1 && /^\d{7,}$/.test(address);
  return isWhole ? `+${address}` : address;
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : Buffer.isBuffer(value) ? value.toString('latin1') : '';
}

function bytes(value: unknown): Buffer {
  return Buffer.isBuffer(value) ? value : Buffer.from(typeof value === 'string' ? value : '', 'latin1');
}
