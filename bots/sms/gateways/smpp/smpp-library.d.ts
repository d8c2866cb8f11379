/** What we use of `smpp` 0.5.1, which brings no types. */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events';
  import type { Server } from 'node:net';

  export interface Pdu {
    command: string;
    command_status: number;
    sequence_number: number;
    response(fields?: Readonly<Record<string, unknown>>): Pdu;
    [field: string]: unknown;
  }
  type Ask = (fields: Readonly<Record<string, unknown>>, answered: (answer: Pdu) => void) => boolean;
  export interface Session extends EventEmitter {
    bind_transceiver: Ask;
    submit_sm: Ask;
    deliver_sm: Ask;
    enquire_link: Ask;
    unbind: Ask;
    send(pdu: Pdu): boolean;
    close(closed?: () => void): void;
    destroy(closed?: () => void): void;
  }
  interface Field {
    type: unknown;
    filter?: unknown;
  }
  interface Smpp {
    connect(options: { url: string; connectTimeout?: number }): Session;
    createServer(listener: (session: Session) => void): Server;
    addCommand(name: string, options: { id: number; params: Record<string, Field> }): void;
    addTLV(name: string, options: Field & { id: number }): void;
    commands: Record<string, { id: number; params: Record<string, Field> }>;
    tlvs: Record<string, Field & { id: number }>;
  }
  const smpp: Smpp;
  export default smpp;
}
