import type { Part } from '../../gateway.js';

/** Which part of a long message this is, from its user data header (3GPP TS 23.040, 9.2.3.24): `undefined` when it says nothing of it. */
export function partInHeader(header: Uint8Array): Part | undefined {
  for (let at = 0; at + 1 < header.length;) {
    const element = header[at] ?? 0;
    const length = header[at + 1] ?? 0;
    const data = header.subarray(at + 2, at + 2 + length);
    if (element === 0x00 && data.length === 3) return partOf(data[0] ?? 0, data[2], data[1]);
    if (element === 0x08 && data.length === 4)
      return partOf((data[0] ?? 0) * 256 + (data[1] ?? 0), data[3], data[2]);
    at += 2 + length;
  }
  return undefined;
}

function partOf(ref: number, seq = 0, of = 0): Part {
  return { ref, seq, of };
}
