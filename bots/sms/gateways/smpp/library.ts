import smpp, { type Pdu, type Session } from 'smpp';

/**
 * The library would read and write the text of a message itself, and lose what is not in the encoding it is said to be in.
 * Through its own door for more commands it is told to leave the bytes alone.
 */
const { id, params } = smpp.commands.deliver_sm ?? missing();
const { short_message: { type } = missing() } = params;
smpp.addCommand('deliver_sm', { id, params: { ...params, short_message: { type } } });
const payload = smpp.tlvs.message_payload ?? missing();
smpp.addTLV('message_payload', { id: payload.id, type: payload.type });

function missing(): never {
  throw new Error('smpp is not the version this was written for');
}

export { smpp, type Pdu, type Session };

/** Status words of SMPP 3.4, 5.1.3, that change what we do. */
export const STATUS = {
  ok: 0x00,
  queueFull: 0x14,
  throttled: 0x58,
  /** "Temporary fault here": the centre keeps the message and brings it again. */
  laterPlease: 0x64,
  systemError: 0x08,
} as const;
